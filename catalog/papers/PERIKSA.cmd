@echo off
rem Memeriksa kelengkapan dan keutuhan berkas pada media ini. Tidak perlu memasang apa pun.
setlocal EnableExtensions DisableDelayedExpansion
pushd "%~dp0" || (
    echo Folder media tidak dapat dibuka.
    exit /b 2
)
set "CERTUTIL=%SystemRoot%\System32\certutil.exe"
if not exist "%CERTUTIL%" (
    echo certutil tidak ditemukan pada komputer ini.
    popd
    exit /b 2
)
rem Nama berkas ditulis dalam UTF-8; halaman kode semula dikembalikan di akhir.
for /f "tokens=2 delims=:." %%C in ('chcp') do set "HALAMAN=%%C"
chcp 65001 >nul
set RUSAK=0
set JUMLAH=0
for %%M in (manifest-sha256.txt tagmanifest-sha256.txt) do (
    if exist "%%M" (
        for /f "usebackq tokens=1,*" %%A in ("%%M") do call :periksa "%%A" "%%B"
    ) else (
        echo HILANG  %%M
        set RUSAK=1
    )
)
if "%JUMLAH%"=="0" set RUSAK=1
echo.
if "%RUSAK%"=="0" (
    echo LENGKAP: %JUMLAH% berkas ada dan sesuai dengan daftar.
) else (
    echo RUSAK: ada berkas yang hilang atau berubah. Hubungi petugas, lihat BACA-SAYA.html.
)
if defined HALAMAN chcp %HALAMAN% >nul
popd
if not "%~1"=="/q" pause
exit /b %RUSAK%

:periksa
set /a JUMLAH+=1
set "BERKAS=%~2"
set "BERKAS=%BERKAS:/=\%"
if not exist "%BERKAS%" (
    echo HILANG  %~2
    set RUSAK=1
    goto :eof
)
set "HASIL="
for /f "skip=1 delims=" %%H in ('call "%CERTUTIL%" -hashfile "%BERKAS%" SHA256') do if not defined HASIL set "HASIL=%%H"
if not defined HASIL set "HASIL=-"
set "HASIL=%HASIL: =%"
if /i "%HASIL%"=="%~1" (
    echo BAIK    %~2
) else (
    echo RUSAK   %~2
    set RUSAK=1
)
goto :eof
