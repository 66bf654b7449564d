BEGIN TRANSACTION;
CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER REFERENCES people (id),
    body TEXT NOT NULL,
    scan TEXT NOT NULL
) STRICT;
INSERT INTO "agreements" VALUES(1,1,5,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0001-6360f05390f7.pdf');
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    body TEXT NOT NULL,
    verdict TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;
INSERT INTO "approvals" VALUES(1,1,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"e3002c3f01e4b0a9a7910db38194a69a471b72db09f75e576f37cfb10870bacd"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0001","verdict":"sesuai"}');
INSERT INTO "approvals" VALUES(2,2,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"f2d545e4772d31451c0fd44782f280ddb2f6399d5a4d83112a725c091a4c895a"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0002","verdict":"sesuai"}');
CREATE TABLE arrivals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id)
) STRICT;
INSERT INTO "arrivals" VALUES(1,1);
INSERT INTO "arrivals" VALUES(2,2);
CREATE TABLE billing_codes (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL REFERENCES invoices (id),
    code TEXT NOT NULL UNIQUE,
    issued_on TEXT NOT NULL,
    expires_on TEXT NOT NULL
) STRICT;
CREATE TABLE chain (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    of_table TEXT NOT NULL,
    of_row INTEGER NOT NULL,
    recorded_at TEXT,            -- the moment of the step; NULL in what an older version recorded
    hash TEXT NOT NULL,          -- SHA-256 of the hash before, of the moment and of the row
    UNIQUE (of_table, of_row)
) STRICT;
INSERT INTO "chain" VALUES(1,'people',1,'2026-11-24T10:46:38','f77c433623f7f36e379a9c0ad09d59f1c07ead38045ea790a43535283442703b');
INSERT INTO "chain" VALUES(2,'visits',1,'2026-11-24T10:46:38','438c54fc5ab1d432c9fb788c7191569a75b8860ced22317b87628ba39ab0dbb6');
INSERT INTO "chain" VALUES(3,'requests',1,'2026-11-24T10:46:38','f253e2460a7d26725ef959fb840fe6865c11ad288c75abc38cb579d80e5dbc0b');
INSERT INTO "chain" VALUES(4,'arrivals',1,'2026-11-24T10:46:38','4bd2b51fe4548346aefb87ac2127403109c07e0cf8064a71c9b1f7f0f764f432');
INSERT INTO "chain" VALUES(5,'people',2,'2026-11-24T10:46:38','947f64a051f9e4888a51a8a93f8e879bb00efe37190349732808f0606b11bff3');
INSERT INTO "chain" VALUES(6,'requesters',1,'2026-11-24T10:46:38','a1bf9e9f779ca22b25348dbc70fd16333b5f40e68467e5ec1352c678be9f5c59');
INSERT INTO "chain" VALUES(7,'approvals',1,'2026-11-24T10:46:38','63e8ee12e9a5cf56acb874e4233e9d140a2c6beeec79bcd8c2aac93048c476de');
INSERT INTO "chain" VALUES(8,'visit_requests',1,'2026-11-24T10:46:38','60924c46a987a1d5c66cae95a8ce790d08d83884bb10b2f35ddf18bf9edca740');
INSERT INTO "chain" VALUES(9,'requests',2,'2026-11-24T10:46:38','ae3e77bb58ed5510635e67dc65f4180728fa5e2fc6a1b284bfc1393b6fc1bd0c');
INSERT INTO "chain" VALUES(10,'arrivals',2,'2026-11-24T10:46:38','fae04a72f024277c2fc4ac21b0723b18bbb5bd69e18d94038b688f37222df733');
INSERT INTO "chain" VALUES(11,'people',3,'2026-11-24T10:46:38','d91c04be0d294cd9b2f859a424dd537a3a02ef9573cb6422adbe09cabeeba1d9');
INSERT INTO "chain" VALUES(12,'requesters',2,'2026-11-24T10:46:38','8250a5dbaa47961ee862636ccc3c43986a37cb4f78dc5c2cebb538037a395d53');
INSERT INTO "chain" VALUES(13,'approvals',2,'2026-11-24T10:46:38','25a657fc8ec249f94b2191b787ca86bcfc1341da87a6a39549dd3b95a93b87ce');
INSERT INTO "chain" VALUES(14,'people',4,'2026-11-24T10:46:38','7ace0e8fe160913af49ad21a15c679ef7b1bb1a45a9bdfadea3e020ce7366569');
INSERT INTO "chain" VALUES(15,'visits',2,'2026-11-24T10:46:38','07c1485a190b7eec976dc1ab9358b1c03760063824b7f03b0f4ed982cd3ff71a');
INSERT INTO "chain" VALUES(16,'visit_requests',2,'2026-11-24T10:46:38','c6124f8acb174e8a368760e6e85ae83e43d174e7b808805813d65a678fabfd28');
INSERT INTO "chain" VALUES(17,'people',5,'2026-11-24T10:46:39','d9d4b9d49abc96d34f09ed06a1d03add50d2331aef93ca46e2349a463293119c');
INSERT INTO "chain" VALUES(18,'agreements',1,'2026-11-24T10:46:39','8d50557aac3a6899e1530f7788af3c94abbb5e3544d511bdd1cd9b02480bba58');
INSERT INTO "chain" VALUES(19,'people',6,'2026-11-24T10:46:39','132dd1c56b1b9c7676fe717d1f7c08e0ad21ea3b541b88df1ab0d4fe4ab2dd66');
INSERT INTO "chain" VALUES(20,'texts',1,'2026-11-24T10:46:39','6d1b0a2ee5e4606fe0cfb5dfdada836a0080863e7880b040d333c0a71404b7de');
INSERT INTO "chain" VALUES(21,'texts',2,'2026-11-24T10:46:39','26c3020ca5509a53173f02b327252ef21bc6c875341d447983ac899dee922b2d');
INSERT INTO "chain" VALUES(22,'invoices',1,'2026-11-24T10:46:39','ae9dd0f4a333fb4319cf0cf2f3a6201a8fcdf8f82551a686148f4a5c33fe100d');
INSERT INTO "chain" VALUES(23,'plans',1,'2026-11-24T10:46:39','0e258c5860a5b4817db239eda8c0a2b0ad0628baedcf04aacf4e786297eb2549');
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    handover INTEGER NOT NULL REFERENCES handovers (id),
    after_verification INTEGER NOT NULL,
    because TEXT NOT NULL,
    reported_on TEXT NOT NULL
) STRICT;
CREATE TABLE deposited (
    id INTEGER PRIMARY KEY,
    deposit INTEGER NOT NULL REFERENCES deposits (id),
    receipt INTEGER NOT NULL UNIQUE REFERENCES receipts (id)
) STRICT;
CREATE TABLE deposits (
    id INTEGER PRIMARY KEY,
    ntpn TEXT NOT NULL UNIQUE,
    code TEXT,
    amount INTEGER NOT NULL,
    deposited_on TEXT NOT NULL
) STRICT;
CREATE TABLE endings (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE, -- the request's
    how TEXT NOT NULL CHECK (how IN ('cancelled', 'closed')),
    because TEXT,
    ended_on TEXT NOT NULL
) STRICT;
CREATE TABLE forgettings (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,
    because TEXT,
    forgotten_on TEXT NOT NULL
) STRICT;
CREATE TABLE handovers (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER REFERENCES people (id),
    template INTEGER REFERENCES texts (id),
    settings INTEGER REFERENCES texts (id),
    correction INTEGER REFERENCES corrections (id),  -- the complaint that it answers
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
CREATE TABLE invoices (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER REFERENCES people (id),
    template INTEGER REFERENCES texts (id),
    settings INTEGER REFERENCES texts (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
INSERT INTO "invoices" VALUES(1,2,6,1,2,2026,1,'B-001/81000/HM.340/11/2026','{"in_words":"dua puluh empat ribu dua rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":4002,"arithmetic":"200.112 byte × Rp20 / 1.000 = Rp4.002","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":200112,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-001/81000/HM.340/11/2026","request":"8100-2026-0002","settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24002}');
CREATE TABLE packages (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    packing INTEGER NOT NULL,    -- counts the times the request was packed: the last one counts
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    short_code TEXT NOT NULL,
    price INTEGER NOT NULL,      -- of the whole packing, in rupiah
    packed_on TEXT NOT NULL,
    UNIQUE (request, packing, ordinal)
) STRICT;
CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL UNIQUE REFERENCES invoices (id),
    ntpn TEXT UNIQUE,            -- NULL for cash
    body TEXT NOT NULL
) STRICT;
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,         -- the number of the request or visit that they belong to
    digest TEXT NOT NULL,        -- SHA-256 of salt and body; it stays when they go
    salt TEXT,
    body TEXT                    -- the personal fields as JSON; NULL once forgotten
) STRICT;
INSERT INTO "people" VALUES(1,'2026-11-24-01','8c36d5a507b088ace2a9752e44f23312882d57b93aeec9abaf5f3161d285078b','7a0cfb6debaf8e634d65ac1cbb4872af','{"address":null,"age":null,"email":null,"institution":null,"name":"Siti","phone":null,"sex":null,"work":null}');
INSERT INTO "people" VALUES(2,'8100-2026-0001','f93b6810ab11670b9b2f86bee3e98be3b4437127bb267265b60b5e44aea07863','f9194618256aab2d98ef75d7c96c8a28','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(3,'8100-2026-0002','6292f5ad57f036c7ac5880a873072a051b62a0aaf23e2ca0dd5f9828c04bd90b','929bee3d37ca3c1e3543efc2a73a8251','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(4,'2026-11-24-02','fd5bff3d41c362dbe2719331274234678a5ac485aef4bd5217929fadde1f076f','923c11e1eed5f9cbb78dc30887981698','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(5,'8100-2026-0001','93f9ae607f52559ed5ec92ede88a3835ed16534a9e8290c170f019e2f6d5be7e','bb0ed5b87aa40e32b6e8e93154c39907','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(6,'8100-2026-0002','578bc6fec7eb92a5e811b305af9ea3dfa5ecf630c4f735c9ce0a789a85a7a177','74ffddbea8d6f2f9fc86b94228af2851','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
CREATE TABLE plans (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    invoice INTEGER UNIQUE REFERENCES invoices (id),
    packing INTEGER,
    price INTEGER NOT NULL,
    body TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    UNIQUE (request, packing),
    CHECK ((invoice IS NULL) <> (packing IS NULL))
) STRICT;
INSERT INTO "plans" VALUES(1,2,1,NULL,24002,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":4002,"arithmetic":"200.112 byte × Rp20 / 1.000 = Rp4.002","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":200112,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24002},"volumes":[{"bytes":1200118,"label":"8100-2026-0002","packages":[{"bytes":1200118,"edition":"1","files":3,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"6cf6f57df1ad111a265620659f2d1f163aa9d3e5093b72101e7e02c8a155427b"}]}]}','2026-11-24');
CREATE TABLE polls (
    id INTEGER PRIMARY KEY,
    visit INTEGER NOT NULL UNIQUE REFERENCES visits (id),
    importance INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 10),
    satisfaction INTEGER NOT NULL CHECK (satisfaction BETWEEN 1 AND 10),
    answered_on TEXT NOT NULL
) STRICT;
CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL REFERENCES invoices (id),
    person INTEGER REFERENCES people (id),
    template INTEGER REFERENCES texts (id),
    settings INTEGER REFERENCES texts (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
CREATE TABLE requesters (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER NOT NULL REFERENCES people (id),
    category TEXT NOT NULL
) STRICT;
INSERT INTO "requesters" VALUES(1,1,2,'mahasiswa');
INSERT INTO "requesters" VALUES(2,2,3,'mahasiswa');
CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,          -- the request as JSON, without the requester's personal fields
    recorded_on TEXT NOT NULL,
    UNIQUE (number, digest)
) STRICT;
INSERT INTO "requests" VALUES(1,'8100-2026-0001','e3002c3f01e4b0a9a7910db38194a69a471b72db09f75e576f37cfb10870bacd','{"abstraction":{"background":"Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, mutakhir, dan dapat dipercaya.","expected_output":"Skripsi dengan tabel, grafik, dan peta.","level":"kabupaten","method":"Regresi logistik dan peta tematik.","periods":["2025"],"purpose":"Mengetahui penyebab kemiskinan rumah tangga serta memetakan sebarannya menurut desa.","regions":[{"code":"8171","name":"Kota Ambon"}],"title":"Kemiskinan di Kota Ambon","topics":["kemiskinan"],"units":["rumah-tangga"]},"items":[{"format":null,"id":"susenas-2025-03-kor-81","region":null}],"medium":"usb-exfat","number":"8100-2026-0001","received_on":"2026-11-24","requester":{"zero_tariff":false,"zero_tariff_letter":null}}','2026-11-24');
INSERT INTO "requests" VALUES(2,'8100-2026-0002','f2d545e4772d31451c0fd44782f280ddb2f6399d5a4d83112a725c091a4c895a','{"abstraction":{"background":"Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, mutakhir, dan dapat dipercaya.","expected_output":"Skripsi dengan tabel, grafik, dan peta.","level":"kabupaten","method":"Regresi logistik dan peta tematik.","periods":["2025"],"purpose":"Mengetahui penyebab kemiskinan rumah tangga serta memetakan sebarannya menurut desa.","regions":[{"code":"8171","name":"Kota Ambon"}],"title":"Kemiskinan di Kota Ambon","topics":["kemiskinan"],"units":["rumah-tangga"]},"items":[{"format":null,"id":"susenas-2025-03-kor-81","region":null}],"medium":"usb-exfat","number":"8100-2026-0002","received_on":"2026-11-24","requester":{"zero_tariff":false,"zero_tariff_letter":null}}','2026-11-24');
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE, -- SHA-256 of name, line feed and body
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES(1,'968278547d3a000eed42bad420dad216d69e615bef07030340f42bb9bea5c2ee','k/catalog/papers/invoice.sheet','; Tagihan. Susunan baris: kata | sel | sel. Penjelasan setiap kata: kemas help pengelola.
kop | {{ office.name|upper }} | {{ office.address }}
{% if void %}
cap | BATAL
{% endif %}
judul | TAGIHAN | Nomor: {{ invoice.number }}
{% if void %}
p center bold | BATAL pada {{ void.on|tanggal }}: {{ void.because }}
{% endif %}
isian | Tanggal | {{ invoice.issued_on|tanggal }}
isian | Nomor permintaan | {{ invoice.request }}
isian | Pembeli | {{ invoice.buyer }}
{% if invoice.institution %}
isian | Instansi | {{ invoice.institution }}
{% endif %}
tabel | 9 | sisa | >34 | >30
kepala | No | Uraian | Kuantitas | Jumlah
{% set item = namespace(number=0) %}
{% for line in invoice.lines %}
{% if loop.changed(line.index) %}
{% set item.number = item.number + 1 %}
baris bersama | {{ item.number }} | *{{ line.title }}* | |
{% endif %}
baris | | {{ line.arithmetic }} [{{ line.tariff }}] | {{ line.quantity|angka }} {{ line.unit }} | {{ line.amount|rupiah }}
{% endfor %}
tutup
satukan 25
tabel | sisa | >60
baris bold | JUMLAH YANG HARUS DIBAYAR | {{ invoice.total|rupiah }}
tutup
isian 24 | Terbilang | *{{ invoice.in_words }}*
jarak 2
satukan 20
p bold | Dasar hukum tarif
{% for law in invoice.legal_basis %}
butir 5 | – | {{ law }}
{% endfor %}
jarak 1
satukan 25
p bold | Ketentuan perhitungan
butir 5 | – | 1 MB = {{ invoice.settings.megabyte|angka }} byte.
{% if invoice.settings.step == "up" %}
butir 5 | – | Setiap satuan tarif yang dimulai dihitung penuh (step = up).
{% else %}
butir 5 | – | Kelebihan dihitung sebanding dengan ukurannya dan dibulatkan ke rupiah terdekat (step = {{ invoice.settings.step }}).
{% endif %}
{% if invoice.settings.grain == "file" %}
butir 5 | – | Setiap berkas data dihitung sebagai satu dataset (grain = file).
{% else %}
butir 5 | – | Berkas-berkas data dari satu dataset dijumlahkan (grain = dataset).
{% endif %}
butir 5 | – | Yang dihitung adalah ukuran berkas data yang diserahkan sebelum dimampatkan; berkas dokumentasi tidak dikenai tarif. Peta dihitung per peta.
jarak 1
satukan 35
p bold | Cara pembayaran
{% if invoice.total == 0 %}
butir 5 | – | Tidak ada yang harus dibayar: permintaan ini dikenai tarif Rp0,00 (nol rupiah).
{% else %}
butir 5 | 1. | Tunai kepada bendahara penerimaan, {{ office.treasurer.name }}; atau
{% if code %}
butir 5 | 2. | Nontunai melalui SIMPONI dengan kode billing *{{ code.code }}*, berlaku sampai dengan *{{ code.expires_on|tanggal }}*, di bank, kantor pos, atau kanal pembayaran penerimaan negara lainnya. Tunjukkan Bukti Penerimaan Negara (BPN) yang memuat NTPN kepada bendahara.
{% else %}
butir 5 | 2. | Nontunai dengan kode billing SIMPONI yang diterbitkan petugas, di bank, kantor pos, atau kanal pembayaran penerimaan negara lainnya. Tunjukkan Bukti Penerimaan Negara (BPN) yang memuat NTPN kepada bendahara.
{% endif %}
butir 5 | 3. | Dibayar sekaligus sebesar jumlah di atas. Biaya bank dan biaya pengiriman ditanggung pembeli dan tidak termasuk dalam tagihan ini.
{% if office.counter.simponi_account %}
butir 5 | – | Akun {{ office.counter.simponi_account }}, satuan kerja {{ office.counter.simponi_unit }}, unit eselon I {{ office.counter.simponi_echelon }}.
{% endif %}
{% endif %}
jarak 1
p small | *Masa berlaku.* Tagihan ini memakai tarif yang berlaku pada tanggal tagihan. Kode billing SIMPONI berlaku sampai tanggal yang tercantum padanya; setelah itu mintalah kode baru kepada petugas.
jarak 3
satukan 34
kolom | | {{ office.town }}, {{ invoice.issued_on|tanggal }}
kolom | | Petugas Pelayanan Statistik Terpadu
jarak 18
kolom | | (...............................................)
kaki | Pengaduan dan saran: kotak saran di ruang pelayanan; {{ office.contact.website }}; surel {{ office.contact.email }}; SMS/WA {{ office.contact.phone }}. Standar pelayanan: {{ office.service_standard }}.
');
INSERT INTO "texts" VALUES(2,'4beda57097f19cb52ee474354425e2a20f6d26bb1506a95e4f5afc7329151d9e','kemas.toml','{"address":"Jl. Wolter Monginsidi, Passo, Ambon 97232","contact":{"email":"bps8100@gmail.com","phone":"082130456435","website":"https://maluku.bps.go.id"},"counter":{"keep_personal_days":1825,"promised_minutes":60,"receipt_meterai_above":0,"simponi_account":"","simponi_echelon":"","simponi_unit":""},"language":"id","name":"BPS Provinsi Maluku","numbering":{"handover":{"class":"HM.340","pattern":"BAST-{serial}/{unit}/{class}/{month}/{year}"},"invoice":{"class":"HM.340","pattern":"B-{serial}/{unit}/{class}/{month}/{year}"},"receipt":{"class":"KU.340","pattern":"KW-{serial}/{unit}/{class}/{month}/{year}"}},"service_standard":"Keputusan Kepala BPS Provinsi Maluku No. 040/81 Tahun 2024","shelf":"shelf","stores":["store"],"tariff":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"town":"Ambon","treasurer":{"name":"Bendahara Penerimaan","nip":"-"},"unit_code":"81000"}');
CREATE TABLE verifications (
    id INTEGER PRIMARY KEY,
    package INTEGER NOT NULL REFERENCES packages (id),
    verified_on TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('lengkap', 'rusak')),
    proof TEXT NOT NULL,
    bytes_read INTEGER NOT NULL
) STRICT;
CREATE TABLE visit_requests (
    id INTEGER PRIMARY KEY,
    visit INTEGER NOT NULL REFERENCES visits (id),
    number TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "visit_requests" VALUES(1,1,'8100-2026-0001');
INSERT INTO "visit_requests" VALUES(2,2,'8100-2026-0002');
CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    person INTEGER NOT NULL REFERENCES people (id),
    queue INTEGER NOT NULL,      -- the queue number of the day
    body TEXT NOT NULL,          -- kind of institution and use, as JSON
    arrived_on TEXT NOT NULL,
    arrived_at TEXT NOT NULL,    -- the promised hour runs from here
    UNIQUE (arrived_on, queue)
) STRICT;
INSERT INTO "visits" VALUES(1,'2026-11-24-01',1,1,'{"kind":null,"use":null}','2026-11-24','09:00');
INSERT INTO "visits" VALUES(2,'2026-11-24-02',4,2,'{}','2026-11-24','10:46');
CREATE TABLE voids (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'receipt', 'handover')),
    number TEXT NOT NULL,
    because TEXT NOT NULL,
    voided_on TEXT NOT NULL,
    UNIQUE (kind, number)
) STRICT;
CREATE INDEX people_of_visit ON people (visit);
CREATE INDEX requesters_of_request ON requesters (request);
CREATE INDEX arrivals_of_request ON arrivals (request);
CREATE INDEX approvals_of_request ON approvals (request);
CREATE INDEX agreements_of_request ON agreements (request);
CREATE INDEX verifications_of_package ON verifications (package);
CREATE INDEX invoices_of_request ON invoices (request);
CREATE INDEX billing_codes_of_invoice ON billing_codes (invoice);
CREATE INDEX receipts_of_invoice ON receipts (invoice);
CREATE INDEX deposited_of_deposit ON deposited (deposit);
CREATE INDEX handovers_of_request ON handovers (request);
CREATE INDEX corrections_of_request ON corrections (request);
CREATE TRIGGER people_no_UPDATE BEFORE UPDATE ON people WHEN NOT (NEW.body IS NULL AND NEW.salt IS NULL AND NEW.digest IS OLD.digest AND NEW.id IS OLD.id AND NEW.visit IS OLD.visit) BEGIN SELECT RAISE (ABORT, 'rows of people stay as they were issued'); END;
CREATE TRIGGER people_no_DELETE BEFORE DELETE ON people  BEGIN SELECT RAISE (ABORT, 'rows of people stay as they were issued'); END;
CREATE TRIGGER forgettings_no_UPDATE BEFORE UPDATE ON forgettings  BEGIN SELECT RAISE (ABORT, 'rows of forgettings stay as they were issued'); END;
CREATE TRIGGER forgettings_no_DELETE BEFORE DELETE ON forgettings  BEGIN SELECT RAISE (ABORT, 'rows of forgettings stay as they were issued'); END;
CREATE TRIGGER visits_no_UPDATE BEFORE UPDATE ON visits  BEGIN SELECT RAISE (ABORT, 'rows of visits stay as they were issued'); END;
CREATE TRIGGER visits_no_DELETE BEFORE DELETE ON visits  BEGIN SELECT RAISE (ABORT, 'rows of visits stay as they were issued'); END;
CREATE TRIGGER visit_requests_no_UPDATE BEFORE UPDATE ON visit_requests  BEGIN SELECT RAISE (ABORT, 'rows of visit_requests stay as they were issued'); END;
CREATE TRIGGER visit_requests_no_DELETE BEFORE DELETE ON visit_requests  BEGIN SELECT RAISE (ABORT, 'rows of visit_requests stay as they were issued'); END;
CREATE TRIGGER polls_no_UPDATE BEFORE UPDATE ON polls  BEGIN SELECT RAISE (ABORT, 'rows of polls stay as they were issued'); END;
CREATE TRIGGER polls_no_DELETE BEFORE DELETE ON polls  BEGIN SELECT RAISE (ABORT, 'rows of polls stay as they were issued'); END;
CREATE TRIGGER requests_no_UPDATE BEFORE UPDATE ON requests  BEGIN SELECT RAISE (ABORT, 'rows of requests stay as they were issued'); END;
CREATE TRIGGER requests_no_DELETE BEFORE DELETE ON requests  BEGIN SELECT RAISE (ABORT, 'rows of requests stay as they were issued'); END;
CREATE TRIGGER requesters_no_UPDATE BEFORE UPDATE ON requesters  BEGIN SELECT RAISE (ABORT, 'rows of requesters stay as they were issued'); END;
CREATE TRIGGER requesters_no_DELETE BEFORE DELETE ON requesters  BEGIN SELECT RAISE (ABORT, 'rows of requesters stay as they were issued'); END;
CREATE TRIGGER arrivals_no_UPDATE BEFORE UPDATE ON arrivals  BEGIN SELECT RAISE (ABORT, 'rows of arrivals stay as they were issued'); END;
CREATE TRIGGER arrivals_no_DELETE BEFORE DELETE ON arrivals  BEGIN SELECT RAISE (ABORT, 'rows of arrivals stay as they were issued'); END;
CREATE TRIGGER approvals_no_UPDATE BEFORE UPDATE ON approvals  BEGIN SELECT RAISE (ABORT, 'rows of approvals stay as they were issued'); END;
CREATE TRIGGER approvals_no_DELETE BEFORE DELETE ON approvals  BEGIN SELECT RAISE (ABORT, 'rows of approvals stay as they were issued'); END;
CREATE TRIGGER agreements_no_UPDATE BEFORE UPDATE ON agreements  BEGIN SELECT RAISE (ABORT, 'rows of agreements stay as they were issued'); END;
CREATE TRIGGER agreements_no_DELETE BEFORE DELETE ON agreements  BEGIN SELECT RAISE (ABORT, 'rows of agreements stay as they were issued'); END;
CREATE TRIGGER packages_no_UPDATE BEFORE UPDATE ON packages  BEGIN SELECT RAISE (ABORT, 'rows of packages stay as they were issued'); END;
CREATE TRIGGER packages_no_DELETE BEFORE DELETE ON packages  BEGIN SELECT RAISE (ABORT, 'rows of packages stay as they were issued'); END;
CREATE TRIGGER verifications_no_UPDATE BEFORE UPDATE ON verifications  BEGIN SELECT RAISE (ABORT, 'rows of verifications stay as they were issued'); END;
CREATE TRIGGER verifications_no_DELETE BEFORE DELETE ON verifications  BEGIN SELECT RAISE (ABORT, 'rows of verifications stay as they were issued'); END;
CREATE TRIGGER texts_no_UPDATE BEFORE UPDATE ON texts  BEGIN SELECT RAISE (ABORT, 'rows of texts stay as they were issued'); END;
CREATE TRIGGER texts_no_DELETE BEFORE DELETE ON texts  BEGIN SELECT RAISE (ABORT, 'rows of texts stay as they were issued'); END;
CREATE TRIGGER invoices_no_UPDATE BEFORE UPDATE ON invoices  BEGIN SELECT RAISE (ABORT, 'rows of invoices stay as they were issued'); END;
CREATE TRIGGER invoices_no_DELETE BEFORE DELETE ON invoices  BEGIN SELECT RAISE (ABORT, 'rows of invoices stay as they were issued'); END;
CREATE TRIGGER plans_no_UPDATE BEFORE UPDATE ON plans  BEGIN SELECT RAISE (ABORT, 'rows of plans stay as they were issued'); END;
CREATE TRIGGER plans_no_DELETE BEFORE DELETE ON plans  BEGIN SELECT RAISE (ABORT, 'rows of plans stay as they were issued'); END;
CREATE TRIGGER billing_codes_no_UPDATE BEFORE UPDATE ON billing_codes  BEGIN SELECT RAISE (ABORT, 'rows of billing_codes stay as they were issued'); END;
CREATE TRIGGER billing_codes_no_DELETE BEFORE DELETE ON billing_codes  BEGIN SELECT RAISE (ABORT, 'rows of billing_codes stay as they were issued'); END;
CREATE TRIGGER payments_no_UPDATE BEFORE UPDATE ON payments  BEGIN SELECT RAISE (ABORT, 'rows of payments stay as they were issued'); END;
CREATE TRIGGER payments_no_DELETE BEFORE DELETE ON payments  BEGIN SELECT RAISE (ABORT, 'rows of payments stay as they were issued'); END;
CREATE TRIGGER receipts_no_UPDATE BEFORE UPDATE ON receipts  BEGIN SELECT RAISE (ABORT, 'rows of receipts stay as they were issued'); END;
CREATE TRIGGER receipts_no_DELETE BEFORE DELETE ON receipts  BEGIN SELECT RAISE (ABORT, 'rows of receipts stay as they were issued'); END;
CREATE TRIGGER deposits_no_UPDATE BEFORE UPDATE ON deposits  BEGIN SELECT RAISE (ABORT, 'rows of deposits stay as they were issued'); END;
CREATE TRIGGER deposits_no_DELETE BEFORE DELETE ON deposits  BEGIN SELECT RAISE (ABORT, 'rows of deposits stay as they were issued'); END;
CREATE TRIGGER deposited_no_UPDATE BEFORE UPDATE ON deposited  BEGIN SELECT RAISE (ABORT, 'rows of deposited stay as they were issued'); END;
CREATE TRIGGER deposited_no_DELETE BEFORE DELETE ON deposited  BEGIN SELECT RAISE (ABORT, 'rows of deposited stay as they were issued'); END;
CREATE TRIGGER handovers_no_UPDATE BEFORE UPDATE ON handovers  BEGIN SELECT RAISE (ABORT, 'rows of handovers stay as they were issued'); END;
CREATE TRIGGER handovers_no_DELETE BEFORE DELETE ON handovers  BEGIN SELECT RAISE (ABORT, 'rows of handovers stay as they were issued'); END;
CREATE TRIGGER corrections_no_UPDATE BEFORE UPDATE ON corrections  BEGIN SELECT RAISE (ABORT, 'rows of corrections stay as they were issued'); END;
CREATE TRIGGER corrections_no_DELETE BEFORE DELETE ON corrections  BEGIN SELECT RAISE (ABORT, 'rows of corrections stay as they were issued'); END;
CREATE TRIGGER voids_no_UPDATE BEFORE UPDATE ON voids  BEGIN SELECT RAISE (ABORT, 'rows of voids stay as they were issued'); END;
CREATE TRIGGER voids_no_DELETE BEFORE DELETE ON voids  BEGIN SELECT RAISE (ABORT, 'rows of voids stay as they were issued'); END;
CREATE TRIGGER endings_no_UPDATE BEFORE UPDATE ON endings  BEGIN SELECT RAISE (ABORT, 'rows of endings stay as they were issued'); END;
CREATE TRIGGER endings_no_DELETE BEFORE DELETE ON endings  BEGIN SELECT RAISE (ABORT, 'rows of endings stay as they were issued'); END;
CREATE TRIGGER chain_no_UPDATE BEFORE UPDATE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
CREATE TRIGGER chain_no_DELETE BEFORE DELETE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('chain',23);
COMMIT;
PRAGMA user_version = 2;
PRAGMA application_id = 1802330483;
