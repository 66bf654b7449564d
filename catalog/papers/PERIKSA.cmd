@echo off
rem Memeriksa kelengkapan dan keutuhan berkas pada media ini. Tidak perlu memasang apa pun.
setlocal EnableExtensions DisableDelayedExpansion
cd /d "%~dp0"
set RUSAK=0
for %%M in (manifest-sha256.txt tagmanifest-sha256.txt) do (
    for /f "usebackq tokens=1,*" %%A in ("%%M") do call :periksa "%%A" "%%B"
)
echo.
if "%RUSAK%"=="0" (
    echo LENGKAP: semua berkas ada dan sesuai dengan daftar.
) else (
    echo RUSAK: ada berkas yang hilang atau berubah. Hubungi petugas, lihat BACA-SAYA.html.
)
if not "%~1"=="/q" pause
exit /b %RUSAK%

:periksa
set "BERKAS=%~2"
set "BERKAS=%BERKAS:/=\%"
if not exist "%BERKAS%" (
    echo HILANG  %~2
    set RUSAK=1
    goto :eof
)
set "HASIL="
for /f "skip=1 delims=" %%H in ('certutil -hashfile "%BERKAS%" SHA256') do if not defined HASIL set "HASIL=%%H"
set "HASIL=%HASIL: =%"
if /i "%HASIL%"=="%~1" (
    echo BAIK    %~2
) else (
    echo RUSAK   %~2
    set RUSAK=1
)
goto :eof
