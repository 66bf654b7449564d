//! What the texts say, as tables of sentences: read, or not read. The vocabularies are the
//! built-in ones, the topics and regions those of the small catalogue and of the built-in one.

use super::*;
use crate::conformity::explain::{Explained, Read, explain};
use crate::conformity::language::Lexicon;

/// The texts of one field among others that say nothing.
fn read(field: &str, text: &str) -> Explained {
    let mut change = json!({ "abstraction": { "background": "Pengisi.", "purpose": "Pengisi.",
        "method": "Pengisi.", "expected_output": "Pengisi." } });
    change["abstraction"][field] = json!(text);
    explain(&request(&change), &CATALOG, today())
}

/// Checks that each line, `text => value value`, gives exactly these values; `-` is none.
fn table(field: &str, of: fn(&Explained) -> &Vec<Read>, lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (text, expected) = line.rsplit_once("=>").unwrap();
        let mut expected: Vec<&str> =
            expected.split_whitespace().filter(|value| *value != "-").collect();
        let explained = read(field, text.trim());
        let mut values: Vec<&str> = of(&explained).iter().map(|read| &*read.value).collect();
        values.sort_unstable();
        expected.sort_unstable();
        if values != expected {
            wrong.push(format!("{text}: {values:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks that each line is read as the meaning, or that none is.
fn says(field: &str, of: fn(&Explained) -> &Vec<Read>, expected: bool, lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let explained = read(field, line);
        if of(&explained).is_empty() == expected {
            wrong.push(format!("{line}: {:?}", of(&explained)));
        }
    }
    assert!(wrong.is_empty(), "expected {expected}\n{}", wrong.join("\n"));
}

#[test]
fn identities_are_found() {
    says(
        "purpose",
        |read| &read.identities,
        true,
        r"
        Kami memerlukan nama responden dan alamat lengkapnya.
        Mohon disertakan NIK setiap anggota rumah tangga.
        Diperlukan nomor telepon kepala keluarga untuk survei lanjutan.
        Kami akan menghubungi responden kembali lewat telepon.
        Data harus memuat nama kepala rumah tangga beserta alamat.
        Alamat rumah responden dipakai untuk kunjungan ulang.
        Titik koordinat setiap rumah diperlukan untuk pemetaan banjir.
        Peneliti ingin mendatangi rumah responden Susenas.
        Kami minta data by name by address.
        Dibutuhkan daftar nama petani pala di Malteng.
        Please include names and addresses of the sampled households.
        We need the GPS coordinates of each household.
        We want to re-contact respondents for a follow-up.
        Kami ingin mencocokkan data ini dengan daftar nasabah bank kami.
        Data akan dipadankan dengan DTKS berdasarkan NIK.
        Nomor HP pemilik usaha dibutuhkan untuk pemasaran.
        Tolong sertakan no HP responden.
        Perlu identitas responden supaya bisa diwawancarai ulang.
        kami perlu nik dan no kk penduduk.
        Kami ingin tahu siapa pemilik usahanya dan nomor kontaknya.
        Koordinat bangunan tempat tinggal responden digunakan untuk menghitung jarak.
        Lokasi rumah responden diperlukan secara persis.
        Data dengan geotag rumah tangga.
        Respondents will be contacted again by phone.
        Variabel nama, alamat, dan nomor telepon mohon dibuka.
        Sertakan pula alamat e-mail pelaku usaha.
        Kami bermaksud melacak responden yang pindah.
        Daftar responden beserta alamatnya kami perlukan.
        Household identity numbers are required for matching.
        Data dihubungkan dengan rekam medis pasien berdasarkan nama.
        Selain umur, kami membutuhkan nama anggota rumah tangga.
        Kami butuh alamat tiap rumah tangga miskin utk penyaluran bantuan.
        Identitas lengkap penerima PKH diperlukan agar bantuan tepat sasaran.
        Mereka akan kami kunjungi satu per satu di rumahnya.
        Kami meminta nama dan alamat, bukan sekadar kode.
        Nama responden diperlukan karena survei lain tidak memuatnya.
        Responden yang tidak bekerja akan kami hubungi lewat nomor teleponnya.
        Nomor KTP dan nomor kartu keluarga turut diminta.
        <b>Nama</b> responden dan <i>alamat</i> rumah diminta.
        Kami memohon data lengkap dengan nama dan alamat responden.
        Tidak hanya kode wilayah, nama responden juga kami perlukan.
        Telepon responden akan dipakai tim pemasaran.
        Identitas perusahaan responden kami perlukan untuk penawaran.
    ",
    );
}

#[test]
fn identities_are_not_seen_where_there_are_none() {
    says(
        "purpose",
        |read| &read.identities,
        false,
        r"
        Identitas responden tidak diperlukan.
        Kami tidak memerlukan nama, alamat, maupun NIK responden.
        Tanpa nama dan alamat responden.
        Nama dan alamat responden tidak kami minta.
        Data yang diminta tidak memuat identitas individu.
        Peneliti tidak akan menghubungi responden.
        Kami tidak berupaya mengidentifikasi responden.
        Kerahasiaan identitas responden dijaga.
        Identitas responden dirahasiakan dan disamarkan.
        Persentase anak yang memiliki NIK menurut provinsi.
        Persentase penduduk yang mempunyai nomor telepon seluler.
        Kepemilikan akta kelahiran dan NIK.
        Nama desa dan nama kecamatan dipakai sebagai label.
        Koordinat kantor desa dipakai sebagai pusat wilayah.
        Titik koordinat desa dihitung dari sentroid poligon.
        Nama variabel diganti agar mudah dibaca.
        Nomor HP saya 0812 dapat dihubungi kapan saja.
        No names or addresses are requested.
        No personal information is required.
        We will not attempt to identify respondents.
        Individual identities are not needed.
        Data anonim sudah cukup; kode acak rumah tangga memadai.
        Tidak diperlukan titik koordinat rumah.
        Analisis tidak membutuhkan keterangan nama, alamat, atau koordinat rumah tangga.
        Alamat rumah tangga bukan bagian dari permintaan ini.
        Responden tidak akan dihubungi, didatangi, ataupun dilacak dengan cara apa pun.
        Kami juga mewawancarai lima kepala desa sebagai informan.
        Mengidentifikasi rumah tangga miskin dengan model klasifikasi.
        Siapa saja pemuda yang menganggur akan digambarkan menurut ijazah.
        Kami mencocokkan kode wilayah Podes dengan Susenas.
        Data Susenas digabungkan dengan data Podes menurut kecamatan.
        Atas nama lembaga, kami mengucapkan terima kasih.
        Identitas budaya masyarakat adat dibahas pada bab dua.
        Fasilitas kesehatan dan lokasi puskesmas dipetakan.
        Kunjungan rumah oleh kader posyandu dianalisis.
        Tanpa identitas pribadi.
        Kami paham identitas responden dilindungi UU 16/1997.
        Jumlah rumah tangga yang memiliki telepon rumah.
        Alamat tempat tinggal lima tahun lalu dipakai untuk migrasi risen.
        Jarak rumah tangga ke sekolah diukur dari kategori jawaban.
        We do not need household coordinates.
        Lokasi rumah sakit dan puskesmas.
        Nama usaha tidak diperlukan, cukup KBLI dua digit.
    ",
    );
}

#[test]
fn forbidden_uses_are_found() {
    says(
        "expected_output",
        |read| &read.forbidden,
        true,
        r"
        Data akan kami bagikan kepada mitra.
        Salinan data diberikan kepada klien kami.
        Berkas data mikro akan diunggah ke GitHub.
        Data mentah dilampirkan pada repositori jurnal.
        Kami akan melampirkan data mentah pada repositori jurnal.
        Dataset akan dijual kembali kepada pelanggan.
        Kami membangun layanan API berbayar di atas data ini.
        Microdata will be shared with our partners.
        We will upload the raw data to Zenodo.
        The dataset will be made publicly available.
        Rekaman individu dipublikasikan di situs web kami.
        Data disebarkan kepada peserta pelatihan.
        Berkas akan kami teruskan ke kantor pusat perusahaan induk dan vendor.
        Mikrodata diserahkan juga kepada universitas mitra.
        Seluruh data diunggah agar dapat diunduh siapa pun.
        Data yang dibeli akan digandakan untuk teman seangkatan.
        Kami menyalin berkas untuk rekan peneliti di kampus lain.
        Berkas ini akan kami kirim ke konsultan.
        Data mikro kami masukkan ke portal publik dan dapat diunduh bebas.
        Hasil dan data mentah diunggah ke Kaggle.
        Tabel serta data mikronya disebarluaskan di internet.
        Dataset ditaruh di Google Drive publik.
        Datanya akan dibagi ke adik tingkat.
        Lampiran artikel berisi data mentah.
        Replication package including the microdata will be deposited in Dataverse.
        We plan to resell the microdata.
        Data dijual ke perusahaan lain.
        Peta digital akan kami bagikan kepada pihak ketiga.
        Data mentah ditampilkan utuh di laman lembaga.
        Kami tidak menjual data tetapi membagikannya kepada mitra.
        Data tidak diubah dan akan kami bagikan kepada mitra.
        Salinannya untuk dinas lain.
        Membagikan berkas ke mitra.
        Produk langganan berisi data rumah tangga bagi pelanggan.
        Mikrodata menjadi bahan kuliah dan dibagikan kepada mahasiswa saya.
        Berkas DBF dibuka untuk umum melalui laman kami.
        Data set lengkap akan kami rilis secara terbuka.
        Setiap anggota asosiasi menerima salinan berkas.
        Raw records will be published alongside the paper.
        Data akan disediakan bagi peneliti lain melalui repositori.
        Kami ingin memperjualbelikan data olahan per rumah tangga.
        Data mikro diserahkan ke sponsor penelitian.
        Data Susenas ini nantinya disalin utk kolega di universitas lain.
        Klien dapat mengunduh data mikro dari aplikasi kami.
        Data tidak akan disebarkan kecuali kepada mitra.
        Data akan dikomersialkan dalam bentuk dasbor berlangganan.
        File CSV dibagikan lewat grup WhatsApp.
        The raw files will be posted on our website.
        Kami akan mengunggahnya ke GitHub beserta kode.
        Bukan hanya hasil, data mentah juga kami unggah ke repositori terbuka.
        Data akan dipakai bersama dengan tiga perusahaan lain.
        Shapefile kami pasang di portal agar warga bisa mengunduh.
        Berkas yang tidak terpakai kami berikan kepada rekan.
        Tak hanya disimpan, berkas data juga dipinjamkan kepada kolega.
        Data itu kami hibahkan kepada perpustakaan universitas lain.
    ",
    );
}

#[test]
fn forbidden_uses_are_not_seen_where_there_are_none() {
    says(
        "expected_output",
        |read| &read.forbidden,
        false,
        r"
        Hasil akan dipublikasikan di jurnal.
        Kami tidak akan mengunggah data mikro.
        Hasil agregat dipublikasikan di situs web.
        Data tidak akan dibagikan kepada pihak lain.
        Data tidak dijual, disalin, atau dipindahtangankan kepada siapa pun.
        Data disimpan di server internal.
        Backup disimpan pada hard disk kantor.
        Berkas hanya diakses anggota tim kami.
        Kode analisis diunggah ke GitHub tanpa data.
        Skrip R disimpan pada repositori publik, datanya tidak.
        Ringkasan diberikan kepada mitra.
        Laporan dibagikan kepada dinas.
        Tabel agregat dibagikan kepada klien.
        Hasil analisis data dibagikan kepada mitra.
        Peta hasil dipasang di laman desa.
        The results will be published in a journal; microdata will not be shared.
        Only aggregate tables will be released.
        Data will be stored on an encrypted drive and never redistributed.
        Salinan cadangan disimpan di server kantor.
        Artikel diunggah ke repositori kampus.
        Kami berjanji tidak membagikan berkas.
        Grafik ditayangkan di dasbor publik.
        Data mentah tidak dilampirkan.
        Hasil penelitian diserahkan kepada BPS.
        Tidak ada data mikro yang dibagikan.
        Dilarang membagikan data kepada pihak lain, dan kami mematuhinya.
        Data mikro dihapus setelah penelitian selesai.
        Dashboard berisi persentase per provinsi dapat diakses publik.
        Satu eksemplar skripsi diberikan kepada perpustakaan.
        Data dibeli utuh dari BPS.
        Kami tahu data dijual utuh oleh BPS.
        Data tetap milik BPS dan tidak diteruskan ke siapa pun tanpa izin.
        Data disalin ke laptop tim untuk cadangan.
        Publikasi memuat tabel dan grafik.
        Makalah disajikan kepada kolega pada seminar.
        Indikator yang dihasilkan dapat dipakai pemerintah daerah.
        Policy brief will be shared with the ministry.
        Pembagian zona untuk kurir.
        Penelitian ini bermanfaat bagi masyarakat dan peneliti lain.
        Hasilnya disebarluaskan kepada masyarakat lewat media.
        Data tidak dipublikasikan.
        We will neither share nor publish the records.
        The records stay with us.
        Berkas tidak keluar dari kantor kami.
        Hasil survei menunjukkan rumah tangga menjual ikan kepada mitra.
        Petani menjual hasil panen ke pedagang.
        Data ekspor digunakan oleh peneliti lain sebelumnya.
        Visualisasi data dibagikan di media sosial.
        Data agregat diunggah ke portal kampus.
        Laporan tertulis dikirim ke sponsor.
    ",
    );
}

#[test]
fn selections_are_found() {
    says(
        "method",
        |read| &read.selection,
        true,
        r"
        Kami hanya memerlukan variabel umur dan pendidikan.
        Hanya variabel umur, jenis kelamin, dan pendidikan.
        Mohon beberapa kolom saja.
        Cukup kolom pengeluaran dan penimbang.
        Kami minta variabel terpilih.
        Tidak perlu semua variabel.
        Tidak semua variabel kami butuhkan.
        Kami tidak membutuhkan seluruh kolom.
        Variabel lain tidak perlu disertakan.
        We only need a few variables.
        Please provide only the columns on income and age.
        Only the variables on education are needed.
        We request a subset of the dataset.
        Tolong pilihkan variabel yang berkaitan dengan rokok.
        Kami ingin membeli sebagian variabel.
        Yang kami perlukan hanya kolom umur.
        Data cukup memuat kolom umur, pendidikan, dan upah.
        Kami meminta lima variabel: umur, jenis kelamin, pendidikan, upah, dan jam kerja.
        Apakah bisa memilih beberapa variabel saja?
        Kami butuh peubah tertentu saja, bukan seluruh set.
        Saya minta kolom R301 sampai R310 saja.
        Berikan variabel pendidikan saja.
        Dataset mohon disaring sehingga tinggal kolom konsumsi rokok.
        Kami hanya ingin membeli variabel tentang rokok.
        Cukup diberikan variabel umur dan upah.
        We do not need the full set of variables.
        Columns other than age and sex are not required; please remove the rest.
        Hanya perlu kolom provinsi, bobot, dan pengeluaran.
        variabel yg kami minta hanya umur dan ijazah
        Kami tidak memerlukan semua peubah, cukup blok perumahan.
        Sebagian kolom saja sudah cukup.
    ",
    );
}

#[test]
fn selections_are_not_seen_where_there_are_none() {
    says(
        "method",
        |read| &read.selection,
        false,
        r"
        Variabel yang digunakan adalah umur dan pendidikan.
        Variabel dependen adalah status miskin.
        Regresi dengan tujuh variabel bebas.
        Seleksi variabel dilakukan dengan LASSO.
        Kami memahami data dijual utuh tanpa pilih variabel.
        Semua variabel diperlukan.
        Variabel kontrol terdiri atas umur dan jenis kelamin.
        Beberapa variabel diuji dengan regresi.
        Hanya variabel pendidikan yang signifikan.
        Data dibeli utuh; kami tidak meminta pilihan variabel.
        Variabel terpilih hasil stepwise dimasukkan ke model akhir.
        The dependent variable is poverty status.
        We regress wages on selected variables.
        Pemilihan variabel memakai AIC.
        Full set dibeli utuh sesuai ketentuan.
        Analisis memakai beberapa variabel sosial demografi.
        Butir pertanyaan dipakai seluruhnya.
        Variabel instrumen yang digunakan adalah jarak.
        Kami memerlukan data lengkap dengan seluruh variabelnya.
        Model membutuhkan variabel instrumen.
        Diperlukan dua variabel kontrol tambahan.
    ",
    );
}

#[test]
fn zero_tariff_claims_are_found() {
    says(
        "expected_output",
        |read| &read.zero_tariff,
        true,
        r"
        Kami memohon tarif Rp0.
        Mohon dikenakan tarif nol rupiah.
        Kami mengajukan tarif Rp 0,00 untuk data ini.
        Saya mohon data diberikan gratis.
        Mohon dibebaskan dari biaya karena untuk skripsi.
        Kami berharap memperoleh data secara cuma-cuma.
        Data diminta tanpa biaya.
        We request the data free of charge.
        We apply for a fee waiver.
        Mohon pembebasan tarif PNBP.
        Sebagai mahasiswa saya tidak dikenai biaya untuk data ini.
        Karena saya mahasiswa, semoga datanya gratis.
        Permohonan ini diajukan dengan tarif nol.
    ",
    );
}

#[test]
fn zero_tariff_claims_are_not_seen_where_there_are_none() {
    says(
        "expected_output",
        |read| &read.zero_tariff,
        false,
        r"
        Kami bersedia membayar sesuai tarif.
        Imunisasi gratis di puskesmas.
        Program sekolah gratis dievaluasi.
        Kami tidak meminta tarif Rp0.
        Hasil penelitian dibagikan gratis kepada masyarakat.
        Rumah tangga dengan pengeluaran nol rupiah dikeluarkan.
        Perangkat lunak gratis dipakai untuk pengolahan.
        Layanan kesehatan gratis menjadi peubah bebas.
        Data dibeli dengan tarif umum.
        Pendapatan Rp0 diberi kode khusus.
        Biaya data kami tanggung sendiri, bukan gratis.
    ",
    );
}

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

/// Topics for sentences about topics, written for these tests.
const MANY_TOPICS: &str = "id,label,terms
kemiskinan,Kemiskinan,kemiskinan;miskin;P0;P1
pendidikan,Pendidikan,pendidikan;sekolah
kesehatan,Kesehatan,kesehatan
energi,Energi,energi;listrik;elektrifikasi
fertilitas,Fertilitas,KB;kontrasepsi
pertanian,Pertanian,pertanian;petani;pala;agriculture
perikanan,Perikanan,perikanan
pengangguran,Pengangguran,pengangguran;menganggur;TPT
ketenagakerjaan,Ketenagakerjaan,ketenagakerjaan;pekerja;pekerja informal
pemuda-anak,Pemuda,pemuda
perumahan,Perumahan,perumahan
migrasi,Migrasi,migrasi;migration
keamanan,Keamanan,keamanan;kriminalitas
teknologi-informasi,TIK,internet;komputer
keuangan,Keuangan,perbankan
kebencanaan,Bencana,bencana
ketahanan-pangan,Pangan,ketahanan pangan
antikorupsi,Antikorupsi,korupsi;suap
";

#[test]
fn topics_are_read_by_word_stem_and_phrase_and_left_out_where_the_text_does() {
    let catalog = topics_catalog(MANY_TOPICS);
    let lexicon = Lexicon::of(&catalog);
    let mut wrong = Vec::new();
    for line in TOPIC_LINES.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (text, expected) = line.rsplit_once("=>").unwrap();
        let mut expected: Vec<&str> = expected.split_whitespace().filter(|t| *t != "-").collect();
        expected.sort_unstable();
        let scan = lexicon.scan("purpose", text);
        let stated = scan.topics().into_iter().filter(|found| !found.excluded);
        let mut stated: Vec<&str> = stated.map(|found| found.topic).collect();
        stated.sort_unstable();
        stated.dedup();
        if stated != expected {
            wrong.push(format!("{text}: {stated:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const TOPIC_LINES: &str = "
    Kajian kemiskinan rumah tangga. => kemiskinan
    Kajian tidak mencakup pertanian maupun perikanan. => -
    Kajian tidak mencakup pertanian, fokusnya kemiskinan. => kemiskinan
    Tanpa membahas kesehatan, kajian melihat pendidikan. => pendidikan
    Tidak hanya kemiskinan, tetapi juga pendidikan. => kemiskinan pendidikan
    Selain kemiskinan, kajian menelaah pengangguran. => kemiskinan pengangguran
    Anak yang tidak sekolah. => pendidikan
    Rumah tangga tanpa listrik. => energi
    Pertanian tidak dibahas. => -
    Agriculture is not covered. => -
    Excluding agriculture, we study migration. => migrasi
    Kerja sama dengan dinas. => -
    Keamanan data dijaga. => -
    Data disimpan di komputer kantor. => -
    Memiskinkan petani. => pertanian
    Kebijakan yang memiskinkan warga. => -
    Perubahan iklim. => kebencanaan
    Perubahan struktur ekonomi. => -
    Penganggaran daerah. => -
    Perbaikan layanan. => -
    Seolah tidak penting. => -
    TPT pemuda. => pemuda-anak pengangguran
    Angka tpt naik. => pengangguran
    P0 dan P1 dihitung. => kemiskinan
    KB dan kontrasepsi. => fertilitas
    Ukuran berkas 20 kb. => -
    Pengangguran terdidik. => pengangguran
    Penganguran terdidik. => pengangguran
    Kemiskinnan ekstrem. => kemiskinan
    Dosen Fakultas Pertanian. => -
    Dinas Kesehatan menyusun rencana. => -
    Peta jalan pangan. => -
    Kepala desa. => -
    Elektrifikasi rumah. => energi
    Kajian tentang kriminalitas. => keamanan
    Di luar sektor pertanian, pekerja informal diteliti. => ketenagakerjaan
    Sektor selain pertanian. => -
    Bukan kemiskinan melainkan kesehatan. => kesehatan
";

#[test]
fn every_term_of_the_builtin_topics_is_read_also_with_a_possessive() {
    let catalog = Catalog::load(None).unwrap();
    let lexicon = Lexicon::of(&catalog);
    let mut missed = Vec::new();
    for topic in &catalog.topics {
        for term in &topic.terms {
            let inflected = format!("{term}nya");
            // Nobody writes a possessive onto capitals: `KBnya`.
            let last = term.split_whitespace().last().unwrap_or_default();
            let plain = last.chars().any(char::is_lowercase);
            let forms = if plain { vec![term.clone(), inflected] } else { vec![term.clone()] };
            for form in forms {
                let scan = lexicon.scan("purpose", &form);
                if !scan.topics().iter().any(|found| found.topic == topic.id) {
                    missed.push(form);
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn terms_are_read_in_their_inflections() {
    for (term, forms) in [
        ("miskin", "kemiskinan termiskin miskinnya kemiskinannya"),
        ("sekolah", "bersekolah persekolahan sekolahnya disekolahkan skolah"),
        ("listrik", "kelistrikan listriknya"),
        ("migrasi", "bermigrasi migrasinya"),
        ("imunisasi", "diimunisasi imunisasinya"),
        ("bencana", "kebencanaan bencananya"),
        ("upah", "pengupahan upahnya diupah"),
        ("kontrasepsi", "kontrasepsinya kontrasepi"),
    ] {
        let catalog = topics_catalog(&format!("id,label,terms\nx,X,{term}\n"));
        let lexicon = Lexicon::of(&catalog);
        for form in forms.split(' ') {
            assert_eq!(lexicon.scan("purpose", form).topics().len(), 1, "{term}: {form}");
        }
    }
}

#[test]
fn words_in_disguise_and_markup_are_read_and_quoted_as_written() {
    for text in [
        "N\u{430}ma respond\u{435}n dan al\u{430}mat diperlukan.",
        "N\u{200b}ama responden dan alamat diminta.",
        "<b>Nama</b> responden&nbsp;dan <i>alamat</i> diminta.",
        "Ｎａｍａ responden diminta.",
        "nama\u{202e} responden diminta",
    ] {
        let explained = read("purpose", text);
        let quoted = &explained.identities.first().unwrap_or_else(|| panic!("{text}")).words;
        assert!(text.contains(quoted.as_str()), "{quoted}");
    }
}

#[test]
fn a_declared_field_wins_and_topics_are_added() {
    let change = json!({ "abstraction": { "periods": ["2024"], "level": "kabupaten",
        "units": ["rumah-tangga"], "regions": [{ "code": "8171" }], "topics": ["kemiskinan"],
        "method": "Susenas 2019 per desa di Kota Tual, unit analisis desa, tentang kerja." } });
    let explained = explain(&request(&change), &CATALOG, today());
    let values = |reads: &[Read]| reads.iter().map(|read| read.value.clone()).collect::<Vec<_>>();
    assert_eq!(values(&explained.periods), ["2024"]);
    assert_eq!(values(&explained.level), ["kabupaten"]);
    assert_eq!(values(&explained.units), ["rumah-tangga"]);
    assert_eq!(values(&explained.regions), ["8171"]);
    assert!(values(&explained.topics).contains(&"kerja".to_owned()));
}

#[test]
fn the_title_is_neither_for_nor_against() {
    let change = json!({ "abstraction": { "title": "Nama dan alamat responden di Papua 2019",
        "method": "Deskriptif." } });
    let explained = explain(&request(&change), &CATALOG, today());
    assert!(explained.identities.is_empty() && explained.regions.is_empty());
    assert!(explained.periods.is_empty());
}

#[test]
fn a_long_text_of_anything_is_read_without_harm() {
    for piece in
        ["data ", "tidak ", "<", "&", "a.b,c;", "2024-", "(", "\u{202e}\u{0}", "ﬁ", "нама "]
    {
        let text = piece.repeat(20_000);
        let explained = read("method", &text);
        assert!(explained.identities.is_empty(), "{piece}");
    }
}
