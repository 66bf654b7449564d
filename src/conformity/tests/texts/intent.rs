//! What the texts ask for or intend: identities, forbidden uses, selections of variables, Rp0.

use super::says;

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
