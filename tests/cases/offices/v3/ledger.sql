BEGIN TRANSACTION;
CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER REFERENCES people (id),
    body TEXT NOT NULL,
    scan TEXT NOT NULL
) STRICT;
INSERT INTO "agreements" VALUES(1,1,3,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0001-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(2,2,6,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0002-6360f05390f7.pdf');
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
INSERT INTO "arrivals" VALUES(3,3);
INSERT INTO "arrivals" VALUES(4,4);
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
INSERT INTO "chain" VALUES(1,'requests',1,'2026-11-24T12:16:29','1063fadbe215fbed4beccff382e99fd562ce95c5c729a5248ad79d764c9b5036');
INSERT INTO "chain" VALUES(2,'arrivals',1,'2026-11-24T12:16:29','62df37facfd93c90a6bc536d444863097430c71992d6d2af3f33028b948e8d2e');
INSERT INTO "chain" VALUES(3,'people',1,'2026-11-24T12:16:29','8ecbbb50ff51e53ecc9a94cba4fe751a0e610ece1a28492a497ac7967c843d61');
INSERT INTO "chain" VALUES(4,'requesters',1,'2026-11-24T12:16:29','b7a9ff8d14a96a4991904455a50c35276244896c0ac2e9fb8770f92b9854bce5');
INSERT INTO "chain" VALUES(5,'approvals',1,'2026-11-24T12:16:29','f57744283215e960bded5a1722dffa2b5d75d5cc35a4f19672044efe7c6b9cb9');
INSERT INTO "chain" VALUES(6,'people',2,'2026-11-24T12:16:29','891f83ef31c79aaebf49e07551d57a06da3f238f021fe6153d58e9e55ce0bb48');
INSERT INTO "chain" VALUES(7,'visits',1,'2026-11-24T12:16:29','a190cc54787c95582de67e531b3b5d0a98edf91748851de4ed66c7ed34d66bf5');
INSERT INTO "chain" VALUES(8,'visit_requests',1,'2026-11-24T12:16:29','988b2c2e688ac93b9eee5fd3cfebf4246ba41ded3380ea1dc9029aedfcf75933');
INSERT INTO "chain" VALUES(9,'people',3,'2026-11-24T12:16:30','c7f350e595c7f86042e60daf5ffd63b434b9c2136e65c3220b9d3609db737d89');
INSERT INTO "chain" VALUES(10,'agreements',1,'2026-11-24T12:16:30','4c42ed6175d6f36db63ab28efa885be6031eea2bfd3c2aade81e8e02f8709d30');
INSERT INTO "chain" VALUES(11,'requests',2,'2026-11-24T12:16:30','068cec9f873f044105e64c9c1932a1ca174141a1183fc84babe972236c210ccb');
INSERT INTO "chain" VALUES(12,'arrivals',2,'2026-11-24T12:16:30','bddc06842b3741564b7897fdda36e9ffca02473fcfe4b8db16d7c7a876832806');
INSERT INTO "chain" VALUES(13,'people',4,'2026-11-24T12:16:30','f1c6faa85046976ec071ad0bffef30a4f19c017b5b7df799c96a55a4c80fe8d0');
INSERT INTO "chain" VALUES(14,'requesters',2,'2026-11-24T12:16:30','f94a3a9c195558ff49a9479cdd1407eaba676bedfe97d8d551dcd6b1f01de313');
INSERT INTO "chain" VALUES(15,'approvals',2,'2026-11-24T12:16:30','bea09780aafb20a06dee12555327f2e57351615afb64ba7b59b4055277a13b80');
INSERT INTO "chain" VALUES(16,'people',5,'2026-11-24T12:16:30','a26bc080529e65f74de358e82326d8f1e467d995fbaaff580ef545410349831f');
INSERT INTO "chain" VALUES(17,'visits',2,'2026-11-24T12:16:30','f12ad8f5eef331985b0ea49f62978495adc11c49bce6c108c91b089939331dc2');
INSERT INTO "chain" VALUES(18,'visit_requests',2,'2026-11-24T12:16:30','441cdecddc2fb96fe363ac4b832a362812c456f2362c3aca7edafdfcc86863fd');
INSERT INTO "chain" VALUES(19,'people',6,'2026-11-24T12:16:31','f9c747cbdb79dc01c262f78173a69a35786c85d253aef646c4252bbd763eb285');
INSERT INTO "chain" VALUES(20,'agreements',2,'2026-11-24T12:16:31','fea91520caff836a5bf88e3cb56171bff582c4054c7440c8c4b31bc737216b8e');
INSERT INTO "chain" VALUES(21,'people',7,'2026-11-24T12:16:31','3a40dde2353f34c720dedd51178c71cc506f7856c68d42108ff07155a7586307');
INSERT INTO "chain" VALUES(22,'texts',1,'2026-11-24T12:16:31','943115d321720b7955065d78487ed7f1d42b7ec555d72e5639a8722009d44647');
INSERT INTO "chain" VALUES(23,'texts',2,'2026-11-24T12:16:31','9de1f68234d7e08118fd1232c3e78608cf1aa5ad17f8d33f3d9800ab717b95ce');
INSERT INTO "chain" VALUES(24,'invoices',1,'2026-11-24T12:16:31','2409ea3a731c07e86961015957ab4b15bd37dc58d9c6f39fd20504418733ff52');
INSERT INTO "chain" VALUES(25,'plans',1,'2026-11-24T12:16:31','3384ee3cbeae9ceac2ae34181dac3302103999aebbeaa80bdb0369183cc6db4a');
INSERT INTO "chain" VALUES(26,'payments',1,'2026-11-24T12:16:31','e094f32d60b98e09aaf06f98e8a2cb54f7580442760e2c3bbb0e0f640ee4cd61');
INSERT INTO "chain" VALUES(27,'people',8,'2026-11-24T12:16:31','dafcf4431a17d345d37086a2406e632493faa2db9f65e72da21a13d1ea8b8686');
INSERT INTO "chain" VALUES(28,'texts',3,'2026-11-24T12:16:31','9e67c2610330fa5644ae28a1cb9471bdb73c52f5c29e71a77d24d652fc6f1c3c');
INSERT INTO "chain" VALUES(29,'receipts',1,'2026-11-24T12:16:31','542c83b11a2c9f709b6cf879e9301b5e49ac6a5f8d1542f05fe22071ed58746f');
INSERT INTO "chain" VALUES(30,'requests',3,'2026-11-24T12:16:32','b0404618f0c47f03ff7214e036931e399886012c26685e65c78923942c11ae48');
INSERT INTO "chain" VALUES(31,'arrivals',3,'2026-11-24T12:16:32','f1a1d45c6c9d767c2e4885c2879960fe59538775ca377bdf8c46604cefb0cb16');
INSERT INTO "chain" VALUES(32,'people',9,'2026-11-24T12:16:32','92d670d14e39413649592a5ba8188cc67f043ef2cdc4a3aa40b46f148e1f8a01');
INSERT INTO "chain" VALUES(33,'requesters',3,'2026-11-24T12:16:32','7e4aaf3c758e977520fdbe368329259094174a307e4127c41be2476a90033237');
INSERT INTO "chain" VALUES(34,'people',10,'2026-11-24T12:16:32','a3b6a79f5912bcebb7cd0ccee00f736b119732561ed5261345353914453fde28');
INSERT INTO "chain" VALUES(35,'visits',3,'2026-11-24T12:16:32','452f825e2c3cab8c35e489d083bf92fc75393428554511559056173fe938c370');
INSERT INTO "chain" VALUES(36,'visit_requests',3,'2026-11-24T12:16:32','5b008dde6c2c35179ab6424576dc05bcd02206301178a366fc8caefee966e8e6');
INSERT INTO "chain" VALUES(37,'decisions',1,'2026-11-24T12:16:32','90f587ab90145d5c7ab64e1371bca0861c30860af4c7aeeb60301be28f17ac67');
INSERT INTO "chain" VALUES(38,'requests',4,'2026-11-24T12:16:32','a592d5a010c1482c2d4263b360d4531d9f639a4af3ac231d2b2740993967ebeb');
INSERT INTO "chain" VALUES(39,'arrivals',4,'2026-11-24T12:16:32','bcfd0fdb11304201fdb968bfaa3bb7b1496dedb4f08f8110756745e9df2d0c58');
INSERT INTO "chain" VALUES(40,'people',11,'2026-11-24T12:16:32','65f5d432a54a822342b0c756c7acecdc74b3663dddcb143117692e69ef947ac8');
INSERT INTO "chain" VALUES(41,'requesters',4,'2026-11-24T12:16:32','07c5e014ad2b5a4d6d7df44f6c99f5d6aae766902525c6843caf825651d16b8b');
INSERT INTO "chain" VALUES(42,'people',12,'2026-11-24T12:16:32','029a6c6cec43dd1a9404fce5bae38c91ab2227924c3f98c6e858f5f045305cbc');
INSERT INTO "chain" VALUES(43,'visits',4,'2026-11-24T12:16:32','373d4941ca1807fa9c9606a7e03b28e5c99df39439826fb8e13a64c438fc8c7e');
INSERT INTO "chain" VALUES(44,'visit_requests',4,'2026-11-24T12:16:32','6b15c963e3517b8ccde8706f98332850283d026893b3f6b90cf555d1ff2a76aa');
INSERT INTO "chain" VALUES(45,'decisions',2,'2026-11-24T12:16:32','f6de46d4d0050629c8cc22348c2826e527f6994108af14b54d79db799b3bc89a');
INSERT INTO "chain" VALUES(46,'endings',1,'2026-11-24T12:16:32','659e667bb8447b67c606774c63dd51b97409b9765381852091a1703cbc86bead');
INSERT INTO "chain" VALUES(47,'people',13,'2026-11-24T12:16:32','d81dcc91fc872d71ee8337c7d4e627df4260b68ca00341792404082127bb47cc');
INSERT INTO "chain" VALUES(48,'visits',5,'2026-11-24T12:16:32','e940913147f4d78d5616e546e0cb52a51ced5c3c7b967d7921b7fa3bc57205d0');
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    handover INTEGER NOT NULL REFERENCES handovers (id),
    after_verification INTEGER NOT NULL,
    because TEXT NOT NULL,
    reported_on TEXT NOT NULL
) STRICT;
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    how TEXT NOT NULL CHECK (how IN ('returned', 'refused')),
    because TEXT NOT NULL,
    decided_by TEXT, -- NULL where the officer was not named
    decided_on TEXT NOT NULL,
    after_approval INTEGER,
    after_agreement INTEGER,
    after_package INTEGER,
    after_invoice INTEGER
) STRICT;
INSERT INTO "decisions" VALUES(1,3,'returned','lengkapi abstraksi','Petugas A','2026-11-24',0,0,0,0);
INSERT INTO "decisions" VALUES(2,4,'refused','di luar kewenangan',NULL,'2026-11-24',NULL,NULL,NULL,NULL);
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
INSERT INTO "endings" VALUES(1,'8100-2026-0004','cancelled','di luar kewenangan','2026-11-24');
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
INSERT INTO "invoices" VALUES(1,2,7,1,2,2026,1,'B-001/81000/HM.340/11/2026','{"in_words":"tiga puluh ribu rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":10000,"arithmetic":"500.022 byte × Rp20 / 1.000 = Rp10.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":500022,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-001/81000/HM.340/11/2026","request":"8100-2026-0002","settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30000}');
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
INSERT INTO "payments" VALUES(1,1,NULL,'{"amount":30000,"invoice":"B-001/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"}');
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,         -- the number of the request or visit that they belong to
    digest TEXT NOT NULL,        -- SHA-256 of salt and body; it stays when they go
    salt TEXT,
    body TEXT                    -- the personal fields as JSON; NULL once forgotten
) STRICT;
INSERT INTO "people" VALUES(1,'8100-2026-0001','b259fe01e3044f677485658af0471834e0164bb37fad8a038d0d0bad55012936','edabc5336beb18b77f1c2f3551043e7a','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(2,'2026-11-24-01','b3ffeb6661fc85177a73fefbd03a3d2d7635574d9c8d4928064b12dd82161d12','2bccb179e33c0aafd407c580eccd5865','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(3,'8100-2026-0001','82c5a38e825bd52875c54586de19ba609c76c4327cce3fdade9f00e03c249b0c','3929cec9cd0b293b663fad39b1638412','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(4,'8100-2026-0002','05cb87a3e4e1e00df83f625a1abe5b887ed1a5e9e452613ec1209091068caaa2','f94cfab1c31796edea0c2afc1ff89422','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(5,'2026-11-24-02','4e21464e2c97eefc17c7ecf22d8513de49ec2b88bcfc0312bf417a0aa5715aa7','27718597ca6c9cdfa0cc6d9e63ea9eaa','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(6,'8100-2026-0002','fdd12c6710b5dc5a67df01bc1a45bf0ad1d8d49e2377607f86d37d34b57abfdb','55dc2df1004d73da1f8c315ae576ebe3','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(7,'8100-2026-0002','f548d1741800e582346d881c5e962464ccbbd58858fdc3cfa1fae437d61c4f03','60efa94002c9fa3a9a5302fe3c1896a2','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(8,'8100-2026-0002','2dda99ffdf1f694006ed87a363f3cca5bca628b517d9399cfae41149563fd01c','0617e568c01f4e5fb2371a735bcdb6d9','{"received_from":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(9,'8100-2026-0003','d00e112551f7f07d55411185f4bfb0c7950701acca144389a8b6c00a3221c32f','27130540b355d16a9b3a478a57715286','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(10,'2026-11-24-03','95e8746c13b454841aec48fabcf8686a05fbb48bc97cab7f3883ced72db5fba2','ebd495127330545dbf1895e0a52ead8f','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(11,'8100-2026-0004','15830c84bff7a0da18a617443de4bbdde5fcd5a4f216885074cd2feb8b50d1d7','669828fed38d502e58f1acb28e33a901','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(12,'2026-11-24-04','c44911c497095561b48ec25e988fbe23780a4d8511dd0e4c2c05798a946fb20c','c9e881fc69380c3f0f0513a0f61c20a2','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(13,'2026-11-24-05','727207ccdcae66752a0dd1452b99bdecff72d95e12053b7f5a3f3a15d08089ca','07ccd28c3da1de5d667f03c90b71894e','{"address":null,"age":null,"email":null,"institution":null,"name":"Budi","phone":null,"sex":null,"work":null}');
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
INSERT INTO "plans" VALUES(1,2,1,NULL,30000,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":10000,"arithmetic":"500.022 byte × Rp20 / 1.000 = Rp10.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":500022,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30000},"volumes":[{"bytes":1500028,"label":"8100-2026-0002","packages":[{"bytes":1500028,"edition":"1","files":3,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"ba27871595ee41a891038ae351e7066b89214b81fe5cafeb28932f6d40cc81d6"}]}]}','2026-11-24');
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
INSERT INTO "receipts" VALUES(1,1,8,3,2,2026,1,'KW-001/81000/KU.340/11/2026','{"amount":30000,"amount_in_words":"tiga puluh ribu rupiah","invoice":"B-001/81000/HM.340/11/2026","issued_on":"2026-11-24","number":"KW-001/81000/KU.340/11/2026","payment":{"amount":30000,"invoice":"B-001/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"},"request":"8100-2026-0002"}');
CREATE TABLE requesters (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER NOT NULL REFERENCES people (id),
    category TEXT NOT NULL
) STRICT;
INSERT INTO "requesters" VALUES(1,1,1,'mahasiswa');
INSERT INTO "requesters" VALUES(2,2,4,'mahasiswa');
INSERT INTO "requesters" VALUES(3,3,9,'mahasiswa');
INSERT INTO "requesters" VALUES(4,4,11,'mahasiswa');
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
INSERT INTO "requests" VALUES(3,'8100-2026-0003','a61712a9a7a46edec5b11203d7d0475de8d6bf4ebfcc68359a24f1f58534bb69','{"abstraction":{"background":"Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, mutakhir, dan dapat dipercaya.","expected_output":"Skripsi dengan tabel, grafik, dan peta.","level":"kabupaten","method":"Regresi logistik dan peta tematik.","periods":["2025"],"purpose":"Mengetahui penyebab kemiskinan rumah tangga serta memetakan sebarannya menurut desa.","regions":[{"code":"8171","name":"Kota Ambon"}],"title":"Kemiskinan di Kota Ambon","topics":["kemiskinan"],"units":["rumah-tangga"]},"items":[{"format":null,"id":"susenas-2025-03-kor-81","region":null}],"medium":"usb-exfat","number":"8100-2026-0003","received_on":"2026-11-24","requester":{"zero_tariff":false,"zero_tariff_letter":null}}','2026-11-24');
INSERT INTO "requests" VALUES(4,'8100-2026-0004','ee96ec3374c169004ab4b62782d2233cd9187d23a560aeb44e608fbfe9585471','{"abstraction":{"background":"Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, mutakhir, dan dapat dipercaya.","expected_output":"Skripsi dengan tabel, grafik, dan peta.","level":"kabupaten","method":"Regresi logistik dan peta tematik.","periods":["2025"],"purpose":"Mengetahui penyebab kemiskinan rumah tangga serta memetakan sebarannya menurut desa.","regions":[{"code":"8171","name":"Kota Ambon"}],"title":"Kemiskinan di Kota Ambon","topics":["kemiskinan"],"units":["rumah-tangga"]},"items":[{"format":null,"id":"susenas-2025-03-kor-81","region":null}],"medium":"usb-exfat","number":"8100-2026-0004","received_on":"2026-11-24","requester":{"zero_tariff":false,"zero_tariff_letter":null}}','2026-11-24');
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
INSERT INTO "texts" VALUES(3,'87ca2e678dbae9bbe2a661b738bfdd74d156940a596f69797618216bc25c3473','k/catalog/papers/receipt.sheet','; Kuitansi: dua lembar dalam satu berkas.
{% for copy in ["Lembar 1: untuk pembayar", "Lembar 2: untuk arsip bendahara"] %}
{% if not loop.first %}
ulang
{% endif %}
lembar | {{ copy }}
kop | {{ office.name|upper }} | {{ office.address }}
{% if void %}
cap | BATAL
{% endif %}
judul | KUITANSI | Nomor: {{ receipt.number }}
{% if void %}
p center bold | BATAL pada {{ void.on|tanggal }}: {{ void.because }}
{% endif %}
isian | Sudah terima dari | {{ receipt.received_from }}
{% if invoice.institution %}
isian | Instansi | {{ invoice.institution }}
{% endif %}
isian | Jumlah uang | *{{ receipt.amount|rupiah }}*
isian | Terbilang | *{{ receipt.amount_in_words }}*
isian | Untuk pembayaran | Tagihan nomor {{ receipt.invoice }} tanggal {{ invoice.issued_on|tanggal }}, permintaan nomor {{ receipt.request }}:
{% set item = namespace(number=0) %}
{% for line in invoice.lines %}
{% if loop.changed(line.index) %}
{% set item.number = item.number + 1 %}
{% if item.number <= 6 %}
p indent=46 | – {{ line.title }}
{% endif %}
{% endif %}
{% endfor %}
{% if item.number > 6 %}
p indent=46 | – dan {{ item.number - 6 }} lainnya, sebagaimana tercantum dalam tagihan.
{% endif %}
isian | Tanggal bayar | {{ receipt.payment.on|tanggal }}
{% if receipt.amount == 0 %}
isian | Cara bayar | Tanpa pembayaran: tarif Rp0,00 (nol rupiah)
{% elif receipt.payment.method == "cash" %}
isian | Cara bayar | Tunai kepada bendahara penerimaan
{% else %}
isian | Cara bayar | Nontunai melalui SIMPONI
isian | NTPN | *{{ receipt.payment.ntpn }}*, buktinya dilihat oleh bendahara
{% endif %}
jarak 2
{% if receipt.amount > 0 %}
p | Penerimaan ini adalah Penerimaan Negara Bukan Pajak (PNBP) dan disetor seluruhnya ke kas negara.
{% endif %}
jarak 4
satukan 50
kolom | | {{ office.town }}, {{ receipt.issued_on|tanggal }}
kolom | Pembayar, | Bendahara Penerimaan,
{% if meterai %}
meterai | METERAI | Rp10.000
{% else %}
jarak 20
{% endif %}
kolom bold | {{ receipt.received_from }} | {{ treasurer.name }}
{% if treasurer.nip and treasurer.nip != "-" %}
kolom | | NIP {{ treasurer.nip }}
{% endif %}
kaki | Pengaduan dan saran: kotak saran di ruang pelayanan; {{ office.contact.website }}; surel {{ office.contact.email }}; SMS/WA {{ office.contact.phone }}. Standar pelayanan: {{ office.service_standard }}.
{% endfor %}
');
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
INSERT INTO "visit_requests" VALUES(3,3,'8100-2026-0003');
INSERT INTO "visit_requests" VALUES(4,4,'8100-2026-0004');
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
INSERT INTO "visits" VALUES(1,'2026-11-24-01',2,1,'{}','2026-11-24','12:16');
INSERT INTO "visits" VALUES(2,'2026-11-24-02',5,2,'{}','2026-11-24','12:16');
INSERT INTO "visits" VALUES(3,'2026-11-24-03',10,3,'{}','2026-11-24','12:16');
INSERT INTO "visits" VALUES(4,'2026-11-24-04',12,4,'{}','2026-11-24','12:16');
INSERT INTO "visits" VALUES(5,'2026-11-24-05',13,5,'{"kind":null,"use":"penelitian"}','2026-11-24','12:16');
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
CREATE INDEX decisions_of_request ON decisions (request);
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
CREATE TRIGGER decisions_no_UPDATE BEFORE UPDATE ON decisions  BEGIN SELECT RAISE (ABORT, 'rows of decisions stay as they were issued'); END;
CREATE TRIGGER decisions_no_DELETE BEFORE DELETE ON decisions  BEGIN SELECT RAISE (ABORT, 'rows of decisions stay as they were issued'); END;
CREATE TRIGGER chain_no_UPDATE BEFORE UPDATE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
CREATE TRIGGER chain_no_DELETE BEFORE DELETE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('chain',48);
COMMIT;
PRAGMA user_version = 3;
PRAGMA application_id = 1802330483;
