//! What the texts say about the study: method, mapping, periods, regions, level, units.

use super::{says, table};

#[test]
fn small_area_is_read() {
    says(
        "method",
        |read| &read.small_area,
        true,
        r"
        Pendugaan area kecil dipakai.
        Model EBLUP Fay-Herriot.
        Dengan SAE.
        Small-area estimation with EBP.
        Dugaan langsung tidak cukup presisi, sehingga SAE diterapkan.
        Tidak hanya dugaan langsung, SAE juga diterapkan.
        Hierarchical Bayes area-level model.
    ",
    );
}

#[test]
fn small_area_is_not_read_where_it_is_not_meant() {
    says(
        "method",
        |read| &read.small_area,
        false,
        r"
        Tanpa SAE.
        SAE tidak digunakan.
        Tidak memakai pendugaan area kecil.
        We do not use small area estimation.
        Area kecil di pesisir.
        Pendugaan langsung.
        SAE disarankan untuk penelitian selanjutnya.
        bukan dengan model SAE
    ",
    );
}

#[test]
fn mapping_is_read() {
    says(
        "purpose",
        |read| &read.mapping,
        true,
        r"
        Pemetaan kemiskinan.
        Peta tematik disusun.
        Analisis spasial dengan indeks Moran.
        Batas desa dibandingkan.
        Menentukan lokasi gudang.
        Zona pengantaran kurir.
        We map the service area.
        Overlay poligon kecamatan.
        Sebaran desa rawan digambarkan dalam QGIS.
    ",
    );
}

#[test]
fn mapping_is_not_read_where_it_is_not_meant() {
    says(
        "purpose",
        |read| &read.mapping,
        false,
        r"
        Peta jalan pangan.
        Kemiskinan di Kota Ambon.
        Lokasi penelitian di Kota Ambon.
        Tanpa peta.
        Tidak memerlukan peta.
        Wilayah kepulauan.
        Mind map disusun.
        Roadmap kebijakan.
    ",
    );
}

#[test]
fn periods_are_read_from_the_method() {
    table(
        "method",
        |read| &read.periods,
        r"
        Data Susenas Maret 2024. => 2024-03
        Memakai data tahun 2019–2023. => 2019/2023
        Periode 2019 s.d. 2023. => 2019/2023
        Periode 2019 s/d 2023. => 2019/2023
        Tahun 2019 sampai dengan 2023. => 2019/2023
        Dari 2019 hingga tahun 2023. => 2019/2023
        Antara 2021 dan 2023. => 2021/2023
        Between 2021 and 2023. => 2021/2023
        From 2021 to 2023. => 2021/2023
        Sakernas Agustus 2022, 2023 dan 2024. => 2022-08 2023-08 2024-08
        Sakernas Februari dan Agustus 2023. => 2023-02 2023-08
        Data lima tahun terakhir. => 2021/2026
        Data tiga tahun terakhir dipakai. => 2023/2026
        Using the last three years. => 2023/2026
        Using the past 5 years of data. => 2021/2026
        Sesuai UU 16/1997, data 2024 dipakai. => 2024
        UU Nomor 16 Tahun 1997 dipatuhi. => -
        Sesuai Perpres Nomor 39 Tahun 2019. => -
        Mendukung RPJMD 2025–2029. => -
        Target SDGs 2030 dengan Susenas 2023. => 2023
        Menuju Indonesia Emas 2045. => -
        Metode Brass (Trussell, 1975). => -
        Mengikuti Chambers (2010) dan Rao (2015). => -
        Penelitian terdahulu tahun 2018 memakai logit. => -
        Studi sebelumnya (2019) terbatas. => -
        Harga konstan 2010 dan data 2022. => 2022
        Klasifikasi KBLI 2020. => -
        Data Podes 2021 dan Susenas 2022. => 2021 2022
        Survei E-Commerce 2020/2021. => 2020/2021
        The 2023 March round is used. => 2023-03
        March 2023 round. => 2023-03
        Sensus Penduduk 2020 menjadi kerangka. => -
        Sensus Pertanian 2023 dipakai. => 2023
        Kami memakai data th. 2022. => 2022
        Kondisi Agustus 2024. => 2024-08
        Data 2020-2021 dari survei. => 2020/2021
        Responden 2000 rumah tangga. => -
        Tahun 2021, 2022, dan 2023. => 2021 2022 2023
        Tidak memakai data 2020. => -
        Pengolahan dilaksanakan Januari 2026. => -
        Sidang Desember 2025. => -
        Gelombang September 2023. => 2023-09
        Perpanjangan sejak 2015, data 2023. => 2023
        Tahun 2027 akan diproyeksikan. => -
        Data survei pada tahun 2021/2022. => 2021/2022
        Data tahun 2022 s.d. 2024 dipakai. => 2022/2024
        Rata-rata 2022-2024. => 2022/2024
        Data Maret 2022 – Maret 2024. => 2022-03 2024-03
    ",
    );
}

#[test]
fn periods_are_read_from_the_background() {
    table(
        "background",
        |read| &read.periods,
        r"
        Sejak gempa 2019 warga mengungsi. => -
        Angka 2018 menunjukkan penurunan. => -
        Kenaikan UMP 2023 memicu debat. => -
        RPJMD 2021 menargetkan. => -
        Data Susenas 2024 belum diolah. => 2024
    ",
    );
}

#[test]
fn periods_are_read_from_the_expected_output() {
    table(
        "expected_output",
        |read| &read.periods,
        r"
        Laporan terbit 2026. => -
        Tabel untuk RPJMD 2025-2029. => -
        Tabel dari data 2024. => 2024
    ",
    );
}

#[test]
fn regions_are_read_from_the_purpose() {
    table(
        "purpose",
        |read| &read.regions,
        r"
        Kemiskinan di Kota Ambon. => 8171
        Kemiskinan di Ambon, Maluku. => 8171
        Kemiskinan di Kabupaten Maluku Tenggara Barat. => 8101
        Kemiskinan di Maluku Tengah (8103). => 8103
        Kemiskinan di Provinsi Maluku. => 81
        Kemiskinan di Indonesia. => 00
        Kemiskinan di Kota Tual dan rata-rata nasional Indonesia. => 8172
        Kemiskinan di kota ambon. => 8171
        Kemiskinan di Kep. Aru. => 8105
        Untuk Dinas Sosial Kota Ambon. => -
        Rekomendasi bagi Pemerintah Provinsi Maluku. => -
        Kemiskinan di Maluku kecuali Kota Ambon. => 81
        Mahasiswa Universitas Pattimura Ambon meneliti kemiskinan. => -
    ",
    );
}

#[test]
fn level_are_read_from_the_method() {
    table(
        "method",
        |read| &read.level,
        r"
        Estimasi pada tingkat kabupaten/kota. => kabupaten
        Hasil per desa. => desa
        Hasil untuk setiap kecamatan. => kecamatan
        Hasil menurut provinsi. => provinsi
        Tingkat nasional saja. => nasional
        Estimasi level kab/kota. => kabupaten
        Analisis antarprovinsi. => provinsi
        Estimates at district level. => kabupaten
        Estimates at the village level. => desa
        By province. => provinsi
        Tingkat provinsi dan kabupaten. => kabupaten
        Hasil tidak sampai tingkat desa. => -
        Tingkat pendidikan kepala rumah tangga. => -
        Pengeluaran per kapita. => -
        Efek tetap provinsi. => -
        Desa pesisir dipilih. => -
        Dana desa dan potensi desa. => -
        Variabel penyerta tingkat desa dari Podes. => -
        Sampel diambil per blok sensus. => -
        Hasil disajikan per kelurahan. => desa
        Indeks untuk seluruh desa di Maluku Tengah. => desa
        Secara nasional. => nasional
        Rincian sampai kecamatan. => kecamatan
        Angka provinsi. => provinsi
        Provincial tables with 95 percent intervals. => provinsi
        Hasil disajikan menurut kabupaten dan kota. => kabupaten
        disajikan pada level provinsi, bukan kabupaten => provinsi
        Hasil disajikan untuk tiap-tiap kabupaten. => kabupaten
    ",
    );
}

#[test]
fn units_are_read_from_the_method() {
    table(
        "method",
        |read| &read.units,
        r"
        Unit analisis rumah tangga. => rumah-tangga
        Unit analisisnya individu umur 15 tahun ke atas. => individu
        Satuan analisis: perusahaan/usaha. => usaha
        Satuan rumah tangga. => rumah-tangga
        Individu sebagai unit. => individu
        Household is the unit of observation. => rumah-tangga
        The unit of analysis is the individual. => individu
        Unit of analysis: firms. => usaha
        Unit analisis yang dipakai adalah desa. => desa
        Bobot rumah tangga dipakai. => -
        Rumah tangga miskin ditelaah. => -
        Satuan lingkungan setempat. => -
        Satuan rupiah. => -
        Unit analisis rumah tangga dan individu. => rumah-tangga individu
        Unit pengamatan: komoditas. => komoditas
        Jumlah unit usaha bertambah. => -
        Unit analisis bukan rumah tangga, melainkan individu. => individu
        Unit kerja pemerintah. => -
        Unit analisis penelitian ini adalah rumah tangga. => rumah-tangga
        rumah tangga sebagai unit analisis => rumah-tangga
        Unit analisa: pelaku usaha. => usaha
    ",
    );
}
