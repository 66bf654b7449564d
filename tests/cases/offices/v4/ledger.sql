-- The ledger of a small office, of version 4. Two payments, an open billing code, and an amended request.
BEGIN TRANSACTION;
CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER REFERENCES people (id),
    body TEXT NOT NULL,
    scan TEXT NOT NULL
) STRICT;
INSERT INTO "agreements" VALUES(1,1,3,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0001-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(2,2,5,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0002-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(3,3,8,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0003-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(4,4,11,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0004-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(5,5,14,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0005-6360f05390f7.pdf');
CREATE TABLE amended_requests (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id), -- the version that it made the current one
    before INTEGER NOT NULL REFERENCES requests (id),  -- the version that was current before
    serial INTEGER NOT NULL,     -- counts the amendments of the request's number, from 1
    because TEXT NOT NULL,
    amended_by TEXT NOT NULL,
    amended_on TEXT NOT NULL,
    paid INTEGER,                -- what was paid before, in rupiah; NULL where nothing was paid
    due INTEGER,                 -- the price of the amended request; NULL where nothing was paid
    body TEXT,                   -- the paid invoices and the lines of that price, as JSON
    after_approval INTEGER,
    after_agreement INTEGER,
    after_package INTEGER,
    after_invoice INTEGER,
    CHECK ((paid IS NULL) = (due IS NULL) AND (paid IS NULL) = (body IS NULL))
) STRICT;
INSERT INTO "amended_requests" VALUES(1,6,5,1,'tujuan ditambah','Petugas A','2026-11-24',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    body TEXT NOT NULL,
    verdict TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;
INSERT INTO "approvals" VALUES(1,1,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"e3002c3f01e4b0a9a7910db38194a69a471b72db09f75e576f37cfb10870bacd"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"held":{"edition":"1","held":true,"mounted":true,"piece":null,"stops":[],"withheld":null},"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0001","verdict":"sesuai"}');
INSERT INTO "approvals" VALUES(2,2,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"f2d545e4772d31451c0fd44782f280ddb2f6399d5a4d83112a725c091a4c895a"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"held":{"edition":"1","held":true,"mounted":true,"piece":null,"stops":[],"withheld":null},"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0002","verdict":"sesuai"}');
INSERT INTO "approvals" VALUES(3,3,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"a61712a9a7a46edec5b11203d7d0475de8d6bf4ebfcc68359a24f1f58534bb69"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"held":{"edition":"1","held":true,"mounted":true,"piece":null,"stops":[],"withheld":null},"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0003","verdict":"sesuai"}');
INSERT INTO "approvals" VALUES(4,4,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"ee96ec3374c169004ab4b62782d2233cd9187d23a560aeb44e608fbfe9585471"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"held":{"edition":"1","held":true,"mounted":true,"piece":null,"stops":[],"withheld":null},"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0004","verdict":"sesuai"}');
INSERT INTO "approvals" VALUES(5,5,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"a3ee348b8a13eca062a4f9eaebe989d1156f529c44197e5bc7d07f12827de5d3"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"held":{"edition":"1","held":true,"mounted":true,"piece":null,"stops":[],"withheld":null},"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0005","verdict":"sesuai"}');
INSERT INTO "approvals" VALUES(6,6,'{"by":"Petugas A","on":"2026-11-24","because":"tujuan ditambah","request_digest":"5825e3c097689717000c2c07a478940e44a5e9628f40b8c41e09c2472b1f53be"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"held":{"edition":"1","held":true,"mounted":true,"piece":null,"stops":[],"withheld":null},"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0005","verdict":"sesuai"}');
CREATE TABLE arrivals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id)
) STRICT;
INSERT INTO "arrivals" VALUES(1,1);
INSERT INTO "arrivals" VALUES(2,2);
INSERT INTO "arrivals" VALUES(3,3);
INSERT INTO "arrivals" VALUES(4,4);
INSERT INTO "arrivals" VALUES(5,5);
INSERT INTO "arrivals" VALUES(6,6);
CREATE TABLE billing_codes (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL REFERENCES invoices (id),
    code TEXT NOT NULL UNIQUE,
    issued_on TEXT NOT NULL,
    expires_on TEXT NOT NULL
) STRICT;
INSERT INTO "billing_codes" VALUES(1,1,'820231125123456','2026-11-24','2026-12-01');
INSERT INTO "billing_codes" VALUES(2,3,'820231125999999','2026-11-24','2026-12-01');
CREATE TABLE chain (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    of_table TEXT NOT NULL,
    of_row INTEGER NOT NULL,
    recorded_at TEXT,            -- the moment of the step; NULL in what an older version recorded
    hash TEXT NOT NULL, acted_by TEXT, account TEXT, host TEXT,          -- SHA-256 of the hash before, of the moment and of the row
    UNIQUE (of_table, of_row)
) STRICT;
INSERT INTO "chain" VALUES(1,'people',1,'2026-11-24T06:06:52','f158ee89cebc4376433bfeee1b9fdbda67201470f7e52a7b5b232df4b951e9c1','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(2,'visits',1,'2026-11-24T06:06:52','c437953e09190c2db5430c95ff061cf1cc8121afdfbf1e9ebfcd4395252caef9','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(3,'requests',1,'2026-11-24T06:06:52','1ee7ce1e5bed5fc861adc163a4a6e52ef1373bb982867d0b7793e866f68f32c4','Petugas A','root','loket');
INSERT INTO "chain" VALUES(4,'arrivals',1,'2026-11-24T06:06:52','2557ae5dc57bb35e4e1ad9ee829966f632b7b4683c268148886d1f1953522d5b','Petugas A','root','loket');
INSERT INTO "chain" VALUES(5,'people',2,'2026-11-24T06:06:52','fbb935fba7bd8550f5c09f1bccaea9981bd030e8694c849387fda6abfa060db9','Petugas A','root','loket');
INSERT INTO "chain" VALUES(6,'requesters',1,'2026-11-24T06:06:52','4d4bc9ab27c27ae723aacbc585ec39bc4c1a28af9ae70a2549346713f0515e46','Petugas A','root','loket');
INSERT INTO "chain" VALUES(7,'approvals',1,'2026-11-24T06:06:52','cbb9bd36f89c8e29532c58a6a8a7b4f0e6bb2ad059651a17a9a47e88e39b9c8e','Petugas A','root','loket');
INSERT INTO "chain" VALUES(8,'visit_requests',1,'2026-11-24T06:06:52','74f50a325ceccde0920c58dacaf0f801e2419555f745ab973dc366fdc4f3df43','Petugas A','root','loket');
INSERT INTO "chain" VALUES(9,'people',3,'2026-11-24T06:06:52','a58d457033d64bffdd3682beef56bc83d253847119f9df53f2b130f21dcf684d','Petugas A','root','loket');
INSERT INTO "chain" VALUES(10,'agreements',1,'2026-11-24T06:06:52','8c5a88b7cd269c7dda6ea32902a751a53388abbb0d1b0d6b264889c11ca1c861','Petugas A','root','loket');
INSERT INTO "chain" VALUES(11,'requests',2,'2026-11-24T06:06:53','bcc5249e6a762b5dde7a26b0a70cdeebf616b8e73afadba13f9b299419217c41','Petugas A','root','loket');
INSERT INTO "chain" VALUES(12,'arrivals',2,'2026-11-24T06:06:53','aeca281f52e9725dd1ecaa8a554f80d43a82d68af16d15d38a6174f7339650c3','Petugas A','root','loket');
INSERT INTO "chain" VALUES(13,'people',4,'2026-11-24T06:06:53','a0a885daa6db8898993084bf6404000b40e879ba362bbdda93f9b95d8b4dfdac','Petugas A','root','loket');
INSERT INTO "chain" VALUES(14,'requesters',2,'2026-11-24T06:06:53','88b7f828ce3e84ae3f1fdbf8628427764695465e348e2df65ed3172b17127808','Petugas A','root','loket');
INSERT INTO "chain" VALUES(15,'approvals',2,'2026-11-24T06:06:53','8a0218d8b7a4b220c3d9635cb03e27b0d5c1ab3fa86714516df5a187309e1688','Petugas A','root','loket');
INSERT INTO "chain" VALUES(16,'visit_requests',2,'2026-11-24T06:06:53','4360b25547b6099e2dd1e302815db77790f344d8b874e50b799339902b0fad08','Petugas A','root','loket');
INSERT INTO "chain" VALUES(17,'people',5,'2026-11-24T06:06:53','a441edcca2600597261febc278e3adaf52355e73d3d8ceb1f73f7559d669be90','Petugas A','root','loket');
INSERT INTO "chain" VALUES(18,'agreements',2,'2026-11-24T06:06:53','c2fd47a07a6aa1d983cc8d8f7e45437324d0d4bb7e39cefc44de896bb2b96afb','Petugas A','root','loket');
INSERT INTO "chain" VALUES(19,'people',6,'2026-11-24T06:06:53','35fb58cb15d49de43d9f0372814e77a3ca26aa23c0a9a34a24e106d12a9272da','Petugas A','root','loket');
INSERT INTO "chain" VALUES(20,'texts',1,'2026-11-24T06:06:53','3d1fbfa2acefa33c4c995fbfa7663147ff0369eb794932efaa700f26878f9e11','Petugas A','root','loket');
INSERT INTO "chain" VALUES(21,'texts',2,'2026-11-24T06:06:53','baebb1263f1760002e9437bef32a8b345c0422c7aa35046a2b5191c1d1d098a8','Petugas A','root','loket');
INSERT INTO "chain" VALUES(22,'invoices',1,'2026-11-24T06:06:53','6a873bd6a2b9e9e9740b2eeff18ca099510568faa5a8e32d55c2bdd410032f2b','Petugas A','root','loket');
INSERT INTO "chain" VALUES(23,'plans',1,'2026-11-24T06:06:53','3f3a6f6590cc1208c04903c5791a479384d819bce1caa94d4c37434c8bf60ffe','Petugas A','root','loket');
INSERT INTO "chain" VALUES(24,'requests',3,'2026-11-24T06:06:53','f8550f9b16c7e7754ff4607337e1f3601e3ae104326b8485eed70d630a79c56b','Petugas A','root','loket');
INSERT INTO "chain" VALUES(25,'arrivals',3,'2026-11-24T06:06:53','f56a8e53d72810311965884ef309e2d6e71a270c298865360fcd7da1ada172ca','Petugas A','root','loket');
INSERT INTO "chain" VALUES(26,'people',7,'2026-11-24T06:06:53','2968f351cae9d65cf32b7529def8733a8c605da820b1b1aca11a9fcb47b2390d','Petugas A','root','loket');
INSERT INTO "chain" VALUES(27,'requesters',3,'2026-11-24T06:06:53','86a22ad1ffde65ed78c3169e998961d77a3e5fa104144af9198dcbfa838562f9','Petugas A','root','loket');
INSERT INTO "chain" VALUES(28,'approvals',3,'2026-11-24T06:06:53','7b4ca78dccf39985bb40d07683eaa10830a289f1d3be6250b7bd1255b70755c4','Petugas A','root','loket');
INSERT INTO "chain" VALUES(29,'visit_requests',3,'2026-11-24T06:06:53','05302863badf3d5bbc8379a116ebc17ffee2251ef0d3fcc24b600d715ea081f0','Petugas A','root','loket');
INSERT INTO "chain" VALUES(30,'people',8,'2026-11-24T06:06:53','acad11926f1074d1bc9f5a29900631da11c4a702c73a0ed1d3dc72550dec50a3','Petugas A','root','loket');
INSERT INTO "chain" VALUES(31,'agreements',3,'2026-11-24T06:06:53','855fce194b33272c7bbe526e41ccdc85ea9f08ceee5bf9dd2d560aa400f6ce4d','Petugas A','root','loket');
INSERT INTO "chain" VALUES(32,'people',9,'2026-11-24T06:06:54','a787f20d1996ad8bf23f215c263d279c5dcc01a350a209642b673cd71e8f18d5','Petugas A','root','loket');
INSERT INTO "chain" VALUES(33,'invoices',2,'2026-11-24T06:06:54','ca60f8d7c6367eff0e50f75de0127c13dc5cdc45fc34d171b29eace842b8d3ab','Petugas A','root','loket');
INSERT INTO "chain" VALUES(34,'plans',2,'2026-11-24T06:06:54','964426bd2eba04e4f792b27cf312bcc5910785f92fc85afb476e2eec9ff08f77','Petugas A','root','loket');
INSERT INTO "chain" VALUES(35,'requests',4,'2026-11-24T06:06:54','bdddc0e4ac40462fa812882862fde1ac6523a9dfee0b28919803a26aa909959c','Petugas A','root','loket');
INSERT INTO "chain" VALUES(36,'arrivals',4,'2026-11-24T06:06:54','1ae561bc723f000c38686332389e4b7f12542a27a3e99b565a86898f4c53750c','Petugas A','root','loket');
INSERT INTO "chain" VALUES(37,'people',10,'2026-11-24T06:06:54','97060d8b8c5b4840f2d1a10c4344aa44ee86b2a9bcc54783f8252e8ca66817b4','Petugas A','root','loket');
INSERT INTO "chain" VALUES(38,'requesters',4,'2026-11-24T06:06:54','d50e68a97352de043ec00e2facf462e12e114e7dd854324e7cf82de34d5f8e74','Petugas A','root','loket');
INSERT INTO "chain" VALUES(39,'approvals',4,'2026-11-24T06:06:54','e380b393074786f871a96fb339b3f9c1928c00fe0549155fc63ef5f13d02b769','Petugas A','root','loket');
INSERT INTO "chain" VALUES(40,'visit_requests',4,'2026-11-24T06:06:54','11cee345a2c08c06b5915a3eedafe84054f3e944d5f320ba834157d0cad4756b','Petugas A','root','loket');
INSERT INTO "chain" VALUES(41,'people',11,'2026-11-24T06:06:54','266df075f328b7bd614e762784c7f97441a923cc30ae1121dbc4b29e67b1c8c1','Petugas A','root','loket');
INSERT INTO "chain" VALUES(42,'agreements',4,'2026-11-24T06:06:54','83681a648e741cfbc77e7830f3479344a6eb5b0cc35c06212169039677f76171','Petugas A','root','loket');
INSERT INTO "chain" VALUES(43,'people',12,'2026-11-24T06:06:54','446ac8fb7b928a8bf1d62f7eb3703e99a5828a8d7f05d268580e7a5264d8ad8a','Petugas A','root','loket');
INSERT INTO "chain" VALUES(44,'invoices',3,'2026-11-24T06:06:54','2780cf8ef4cc73008cefdb3a9fad5e5d80bc395f0c78b677bf78d3821f65fdd3','Petugas A','root','loket');
INSERT INTO "chain" VALUES(45,'plans',3,'2026-11-24T06:06:54','495d29ec05adb7b630ca776e0810e0fce361fe3b847123df2d61c43442bfc0b8','Petugas A','root','loket');
INSERT INTO "chain" VALUES(46,'requests',5,'2026-11-24T06:06:54','760c8d143be7cfe82506d0bc1398d99214a78a6a03d4ffb8acbf2691d0b30aac','Petugas A','root','loket');
INSERT INTO "chain" VALUES(47,'arrivals',5,'2026-11-24T06:06:54','d8a69a60083e9fbfd2876f76452cec01b672b9e79e1ddb8d75d847440e3125ca','Petugas A','root','loket');
INSERT INTO "chain" VALUES(48,'people',13,'2026-11-24T06:06:54','11dfa7bd272e7cbf31bffce81702c831be1bc3b00a242c82058e3dded6732ea6','Petugas A','root','loket');
INSERT INTO "chain" VALUES(49,'requesters',5,'2026-11-24T06:06:54','bc7c1f9c958218347df4b1ff826aad0f6a97128d416ffb04b87bf3d3a3368064','Petugas A','root','loket');
INSERT INTO "chain" VALUES(50,'approvals',5,'2026-11-24T06:06:54','6d96897a9d7313bf1bca7ca3d85570b5d6bd15f9b2b0d5a32edb0fecb2e9e683','Petugas A','root','loket');
INSERT INTO "chain" VALUES(51,'visit_requests',5,'2026-11-24T06:06:54','8460a1f515f9e006a8f0171469014f75293f24fc9a377057e6f16e7dbd6e9a5c','Petugas A','root','loket');
INSERT INTO "chain" VALUES(52,'people',14,'2026-11-24T06:06:54','07d9c70572e12669abbc616aaae7b9e6d566301a22e53228e0dbd179dc5e9916','Petugas A','root','loket');
INSERT INTO "chain" VALUES(53,'agreements',5,'2026-11-24T06:06:54','335b904cd96eea5572201d6b326d62a4f767d3cdf5dc6c735fe32e81157d7d6b','Petugas A','root','loket');
INSERT INTO "chain" VALUES(54,'people',15,'2026-11-24T06:06:55','dee2580739690a1c87a35ee4c4acad430d04046bfb8522515d70734f5951d7fa','Petugas A','root','loket');
INSERT INTO "chain" VALUES(55,'invoices',4,'2026-11-24T06:06:55','7a90fa6b0e8b8316e069d549ddd7d3e83d6f166668abf2418ebc649d2e2223bd','Petugas A','root','loket');
INSERT INTO "chain" VALUES(56,'plans',4,'2026-11-24T06:06:55','4d935b714dad9d438d3ae903930dabbc1ea89c738033ba575f6f1b5aa90133b2','Petugas A','root','loket');
INSERT INTO "chain" VALUES(57,'billing_codes',1,'2026-11-24T06:06:55','926e206f3b0c3b62399441eea61479fde5ae0edfe7c11debf912a2889623c393','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(58,'payments',1,'2026-11-24T06:06:55','6862705e9dbf02b59e0c36c0eaf32d713e9251202505ddb9e34c11d631021d26','Maria','root','loket');
INSERT INTO "chain" VALUES(59,'people',16,'2026-11-24T06:06:55','86f8470d5e129e9f802d409629460ef4b06197d802dd47f3a437e76754e5de73','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(60,'texts',3,'2026-11-24T06:06:55','4b053800d8217cc3396773bf705a74e7ba32e8a36804725121442403def2f8b6','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(61,'receipts',1,'2026-11-24T06:06:55','fe4d66444f54c6a342bb5fcaafb2afd7d1b33ecdc5f1866d216d907cba23f857','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(62,'payments',2,'2026-11-24T06:06:55','655a38d98bd9e1679075aa88ee5d6a0f047fa382bf1e8d31935e399e3e0da905','Maria','root','loket');
INSERT INTO "chain" VALUES(63,'people',17,'2026-11-24T06:06:55','ea05699ae172b8c3fc445f9d1f5efee08bd5fdfc8c4ef690078110269eb07bbe','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(64,'receipts',2,'2026-11-24T06:06:55','67d7d3ca5730320f388ec7ede911e5e11b2679522f61e4d0741c9511115c1910','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(65,'billing_codes',2,'2026-11-24T06:06:56','c38397ece5f0a5344063cd00d9d394cb6dc864fd314633394264bd9e33e9037d','tidak disebut','root','loket');
INSERT INTO "chain" VALUES(66,'requests',6,'2026-11-24T06:06:56','c4df542240a2299f1cabc6499517422594ea747850ecf897d8520084f7e71135','Petugas A','root','loket');
INSERT INTO "chain" VALUES(67,'arrivals',6,'2026-11-24T06:06:56','10a198ec88531b4882e0661148246b2b47b51a24ea69430b19e5e87c5f805c9d','Petugas A','root','loket');
INSERT INTO "chain" VALUES(68,'people',18,'2026-11-24T06:06:56','bbeb313bdf6c64bd5eed8a17c2be3211acb42371e7eff567382c5febcdcba8be','Petugas A','root','loket');
INSERT INTO "chain" VALUES(69,'requesters',6,'2026-11-24T06:06:56','336f30723fcd3bd0555eeaf201c280424ec46fde8082efa58bd2267e1bb803cc','Petugas A','root','loket');
INSERT INTO "chain" VALUES(70,'amended_requests',1,'2026-11-24T06:06:56','8f7261a6469afcc100d47c000ed3af47f33684d1da1fe8c2d724ba2965ad1757','Petugas A','root','loket');
INSERT INTO "chain" VALUES(71,'approvals',6,'2026-11-24T06:06:56','0c79c984a217a6288a884c82d9d16ab0f1d7ce679a7510c7081102c0c8445c57','Petugas A','root','loket');
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    amendment INTEGER NOT NULL UNIQUE REFERENCES amended_requests (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    because TEXT NOT NULL,
    claimed_on TEXT NOT NULL
) STRICT;
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
INSERT INTO "invoices" VALUES(1,2,6,1,2,2026,1,'B-001/81000/HM.340/11/2026','{"in_words":"tiga puluh ribu tiga puluh tujuh rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-001/81000/HM.340/11/2026","request":"8100-2026-0002","settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037}');
INSERT INTO "invoices" VALUES(2,3,9,1,2,2026,2,'B-002/81000/HM.340/11/2026','{"in_words":"tiga puluh ribu tiga puluh tujuh rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-002/81000/HM.340/11/2026","request":"8100-2026-0003","settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037}');
INSERT INTO "invoices" VALUES(3,4,12,1,2,2026,3,'B-003/81000/HM.340/11/2026','{"in_words":"tiga puluh ribu tiga puluh tujuh rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-003/81000/HM.340/11/2026","request":"8100-2026-0004","settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037}');
INSERT INTO "invoices" VALUES(4,5,15,1,2,2026,4,'B-004/81000/HM.340/11/2026','{"in_words":"tiga puluh ribu tiga puluh tujuh rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-004/81000/HM.340/11/2026","request":"8100-2026-0005","settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037}');
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
INSERT INTO "payments" VALUES(1,1,'ABCDEFGH12345678','{"amount":30037,"confirmed_by":"Maria","invoice":"B-001/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH12345678","on":"2026-11-24"}');
INSERT INTO "payments" VALUES(2,2,NULL,'{"amount":30037,"invoice":"B-002/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"}');
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,         -- the number of the request or visit that they belong to
    digest TEXT NOT NULL,        -- SHA-256 of salt and body; it stays when they go
    salt TEXT,
    body TEXT                    -- the personal fields as JSON; NULL once forgotten
) STRICT;
INSERT INTO "people" VALUES(1,'2026-11-24-01','18d204b41d87a53b3671ecb8f824ec6ce667a40731284d0215dd08a20e7f862a','424df6261d5ffd766b680120a406d5d4','{"address":null,"age":null,"email":null,"institution":null,"name":"Siti","phone":null,"sex":null,"work":null}');
INSERT INTO "people" VALUES(2,'8100-2026-0001','da833cb992d2ba4c481263be6d09d0c51802060f9d6c648aacb1cda7eed4b9f0','db9624202ae0b9c0c1ce120f899bd7d4','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(3,'8100-2026-0001','a39c67012d0a49adcf621a3770d03f62d1f4d8ad67b299a2b86069534dabd13a','2a74ace2579e9260aa991dd5246c0e8d','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(4,'8100-2026-0002','21ee19f7cd64bdd0313dd3a5f4f0441139b98a02827c91fcdf1777bf12b75335','3e10870b6bbcaaa1f1db837b8967796d','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(5,'8100-2026-0002','8cf1cdd575d76d4cecda39e5ae90dda0474004b7ecd0f6f26fe73a3473d5283c','be8ed8adaa4ed753a64a1fa963ab1ed1','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(6,'8100-2026-0002','b78f300f4aaec1de9538aa03f6d915945f620b7e943e590b1410cfdd3600eb85','5d8c68b78d915d6f959df27b2b00dc89','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(7,'8100-2026-0003','000b6b9746c7fc1c6183dab088f6ac2ca2f7995ccd5ff507427fc4b47d1b4417','3d0e44d29b782d47198c09b386bea8cc','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(8,'8100-2026-0003','e67d296da345011f32ccf543777b8a178f47b265cac97152cc68e24bfcb00268','345549e90f6ba2623f400331efd3b3fe','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(9,'8100-2026-0003','377f854ebdaae2d48782065b34b529810a5e392775f20db4854f690b518f7fcb','c356548df8e3ea0669bd231e2496c401','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(10,'8100-2026-0004','a46442f00062c3387e44300ecdb86d361da25af335f8002fccb0b1729f3b3dd1','05b9a5693568a463fad749444c8d86d1','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(11,'8100-2026-0004','db1c4fc770fd630176d1a75e31927a325959d864866d3ec89389ae1322e7bbc1','80e83c9d86ac7547959db12c0e3c0224','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(12,'8100-2026-0004','2088239a8669fbb4ea6760bb0080b3b7e3b6f060828eb4cd8cf88ab669fc0a68','db5cb77693363373df09464b01c346b6','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(13,'8100-2026-0005','0b1cdcfb7d66c721d485c45afc1e8229c643b446e1d55c8619268846d26485ae','3e194c875db4b68cc0369b6274ef04b9','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(14,'8100-2026-0005','17e8a53fae518840920cf35af596e60e4b5e95078ab664ac0b1d8baf3930f7f4','36405ff3778c55ffe4e69ec8251b1db6','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(15,'8100-2026-0005','3de2773f25821bbe8c4c2ebb0f6ec8a3027df771c8d723d65945cdfff8518aaa','18c3160a9672d0bad1295312bddca533','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(16,'8100-2026-0002','a4342b3fbd5367bf893e091bfe47bfc1100ab9cbb3b22e08738e725b32f69721','b1e3554fb72acf87d0c48088c7cf5f1f','{"received_from":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(17,'8100-2026-0003','5541272664f4452d7204a2fefd0a83d68a3912eb6d5ac9c2918d5b41dc3f532c','5fdbcc83bcdf4859a2f316d61cd9df00','{"received_from":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(18,'8100-2026-0005','7961536f8588542a1af790b906128a77eb92f5bf3ad8195da7f1b276876d0ccf','ebd1c4873fd6fc396b66e913f78f3a8d','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
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
INSERT INTO "plans" VALUES(1,2,1,NULL,30037,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037},"volumes":[{"bytes":1501844,"label":"8100-2026-0002","packages":[{"bytes":1501844,"edition":"1","files":3,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"39b7f94fba2410c0b4cbc3d5c2fa70c28bc0a511bc989f68286c5f31d28b57cb"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(2,3,2,NULL,30037,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037},"volumes":[{"bytes":1501844,"label":"8100-2026-0003","packages":[{"bytes":1501844,"edition":"1","files":3,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"39b7f94fba2410c0b4cbc3d5c2fa70c28bc0a511bc989f68286c5f31d28b57cb"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(3,4,3,NULL,30037,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037},"volumes":[{"bytes":1501844,"label":"8100-2026-0004","packages":[{"bytes":1501844,"edition":"1","files":3,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"39b7f94fba2410c0b4cbc3d5c2fa70c28bc0a511bc989f68286c5f31d28b57cb"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(4,5,4,NULL,30037,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":10037,"arithmetic":"501.838 byte × Rp20 / 1.000 = Rp10.037","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":501838,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":30037},"volumes":[{"bytes":1501844,"label":"8100-2026-0005","packages":[{"bytes":1501844,"edition":"1","files":3,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"39b7f94fba2410c0b4cbc3d5c2fa70c28bc0a511bc989f68286c5f31d28b57cb"}]}]}','2026-11-24');
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
INSERT INTO "receipts" VALUES(1,1,16,3,2,2026,1,'KW-001/81000/KU.340/11/2026','{"amount":30037,"amount_in_words":"tiga puluh ribu tiga puluh tujuh rupiah","invoice":"B-001/81000/HM.340/11/2026","issued_on":"2026-11-24","number":"KW-001/81000/KU.340/11/2026","payment":{"amount":30037,"confirmed_by":"Maria","invoice":"B-001/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH12345678","on":"2026-11-24"},"request":"8100-2026-0002"}');
INSERT INTO "receipts" VALUES(2,2,17,3,2,2026,2,'KW-002/81000/KU.340/11/2026','{"amount":30037,"amount_in_words":"tiga puluh ribu tiga puluh tujuh rupiah","invoice":"B-002/81000/HM.340/11/2026","issued_on":"2026-11-24","number":"KW-002/81000/KU.340/11/2026","payment":{"amount":30037,"invoice":"B-002/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"},"request":"8100-2026-0003"}');
CREATE TABLE requesters (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER NOT NULL REFERENCES people (id),
    category TEXT NOT NULL
) STRICT;
INSERT INTO "requesters" VALUES(1,1,2,'mahasiswa');
INSERT INTO "requesters" VALUES(2,2,4,'mahasiswa');
INSERT INTO "requesters" VALUES(3,3,7,'mahasiswa');
INSERT INTO "requesters" VALUES(4,4,10,'mahasiswa');
INSERT INTO "requesters" VALUES(5,5,13,'mahasiswa');
INSERT INTO "requesters" VALUES(6,6,18,'mahasiswa');
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
INSERT INTO "requests" VALUES(5,'8100-2026-0005','a3ee348b8a13eca062a4f9eaebe989d1156f529c44197e5bc7d07f12827de5d3','{"abstraction":{"background":"Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, mutakhir, dan dapat dipercaya.","expected_output":"Skripsi dengan tabel, grafik, dan peta.","level":"kabupaten","method":"Regresi logistik dan peta tematik.","periods":["2025"],"purpose":"Mengetahui penyebab kemiskinan rumah tangga serta memetakan sebarannya menurut desa.","regions":[{"code":"8171","name":"Kota Ambon"}],"title":"Kemiskinan di Kota Ambon","topics":["kemiskinan"],"units":["rumah-tangga"]},"items":[{"format":null,"id":"susenas-2025-03-kor-81","region":null}],"medium":"usb-exfat","number":"8100-2026-0005","received_on":"2026-11-24","requester":{"zero_tariff":false,"zero_tariff_letter":null}}','2026-11-24');
INSERT INTO "requests" VALUES(6,'8100-2026-0005','5825e3c097689717000c2c07a478940e44a5e9628f40b8c41e09c2472b1f53be','{"abstraction":{"background":"Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, mutakhir, dan dapat dipercaya.","expected_output":"Skripsi dengan tabel, grafik, dan peta.","level":"kabupaten","method":"Regresi logistik dan peta tematik.","periods":["2025"],"purpose":"Mengetahui penyebab kemiskinan rumah tangga serta memetakan sebarannya menurut desa. Juga menurut pekerjaan.","regions":[{"code":"8171","name":"Kota Ambon"}],"title":"Kemiskinan di Kota Ambon","topics":["kemiskinan"],"units":["rumah-tangga"]},"items":[{"format":null,"id":"susenas-2025-03-kor-81","region":null}],"medium":"usb-exfat","number":"8100-2026-0005","received_on":"2026-11-24","requester":{"zero_tariff":false,"zero_tariff_letter":null}}','2026-11-24');
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE, -- SHA-256 of name, line feed and body
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES(1,'198ee6875bcf518cfce309a95e8965cbe11376f159c77efa2c7cc4f6ac44855e','k/catalog/papers/invoice.sheet','; Tagihan. Susunan baris: kata | sel | sel. Penjelasan setiap kata: kemas help pengelola.
kop | {{ office.name|upper }} | {{ office.address }}
{% if void %}
cap | BATAL
{% endif %}
judul | {{ "TAGIHAN TAMBAHAN" if invoice.supplement is defined else "TAGIHAN" }} | Nomor: {{ invoice.number }}
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
{% if invoice.supplement is defined %}
baris | Biaya menurut permintaan yang diubah | {{ invoice.supplement.due|rupiah }}
{% for paid in invoice.supplement.earlier %}
baris | Dikurangi tagihan nomor {{ paid.number }}, {{ paid.issued_on|tanggal }}, yang sudah dibayar | – {{ paid.total|rupiah }}
{% endfor %}
{% endif %}
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
INSERT INTO "texts" VALUES(3,'91a30cc54923921458fb53f17839cb85985ad1ec4d92eae93fdcb841d16444d5','k/catalog/papers/receipt.sheet','; Kuitansi: dua lembar dalam satu berkas.
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
isian | Untuk pembayaran | {{ "Tagihan tambahan" if invoice.supplement is defined else "Tagihan" }} nomor {{ receipt.invoice }} tanggal {{ invoice.issued_on|tanggal }}, permintaan nomor {{ receipt.request }}{{ " yang diubah" if invoice.supplement is defined else "" }}:
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
INSERT INTO "visit_requests" VALUES(2,1,'8100-2026-0002');
INSERT INTO "visit_requests" VALUES(3,1,'8100-2026-0003');
INSERT INTO "visit_requests" VALUES(4,1,'8100-2026-0004');
INSERT INTO "visit_requests" VALUES(5,1,'8100-2026-0005');
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
INSERT INTO "visits" VALUES(1,'2026-11-24-01',1,1,'{"kind":null,"use":"penelitian"}','2026-11-24','06:06');
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
CREATE INDEX amended_requests_of_request ON amended_requests (request);
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
CREATE TRIGGER amended_requests_no_UPDATE BEFORE UPDATE ON amended_requests  BEGIN SELECT RAISE (ABORT, 'rows of amended_requests stay as they were issued'); END;
CREATE TRIGGER amended_requests_no_DELETE BEFORE DELETE ON amended_requests  BEGIN SELECT RAISE (ABORT, 'rows of amended_requests stay as they were issued'); END;
CREATE TRIGGER claims_no_UPDATE BEFORE UPDATE ON claims  BEGIN SELECT RAISE (ABORT, 'rows of claims stay as they were issued'); END;
CREATE TRIGGER claims_no_DELETE BEFORE DELETE ON claims  BEGIN SELECT RAISE (ABORT, 'rows of claims stay as they were issued'); END;
CREATE TRIGGER chain_no_UPDATE BEFORE UPDATE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
CREATE TRIGGER chain_no_DELETE BEFORE DELETE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('chain',71);
COMMIT;
PRAGMA user_version = 4;
PRAGMA application_id = 1802330483;
