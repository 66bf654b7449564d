#!/bin/sh
# Memeriksa kelengkapan dan keutuhan berkas pada media ini. Tidak perlu memasang apa pun.
cd "$(dirname "$0")" || exit 2
if command -v sha256sum >/dev/null 2>&1; then
    check='sha256sum -c --quiet'
elif command -v shasum >/dev/null 2>&1; then
    check='shasum -a 256 -c --quiet'
else
    echo 'Tidak ditemukan sha256sum maupun shasum pada komputer ini.' >&2
    exit 2
fi
broken=0
for list in manifest-sha256.txt tagmanifest-sha256.txt; do
    if [ -s "$list" ]; then
        $check "$list" || broken=1
    else
        echo "HILANG: $list" >&2
        broken=1
    fi
done
if [ "$broken" = 0 ]; then
    echo 'LENGKAP: semua berkas ada dan sesuai dengan daftar.'
else
    echo 'RUSAK: ada berkas yang hilang atau berubah. Hubungi petugas (lihat BACA-SAYA.html).' >&2
    exit 1
fi
