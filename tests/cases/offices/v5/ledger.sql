-- The ledger of a small office, of version 5. A payment with an amended NTPN, one moved to another invoice, a replaced
-- billing code, a deposit, cash in hand, and an open correction.
BEGIN TRANSACTION;
CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER REFERENCES people (id),
    body TEXT NOT NULL,
    scan TEXT NOT NULL
) STRICT;
INSERT INTO "agreements" VALUES(1,1,3,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0001-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(2,2,7,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0002-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(3,3,11,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0003-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(4,4,15,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0004-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(5,5,19,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0005-6360f05390f7.pdf');
INSERT INTO "agreements" VALUES(6,6,23,'{"on":"2026-11-24","scan_sha256":"6360f05390f735da7d9c09216b659e2895ca17fad443d352e03457078fa91285"}','k/agreements/8100-2026-0006-6360f05390f7.pdf');
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
CREATE TABLE amendments (
    id INTEGER PRIMARY KEY,
    -- 'code-void': the billing code counts no more. 'payment-amended': another payment counts no more, and the one in
    -- this row stands instead. 'paid': a payment that cannot stand in `payments`, because the row of an amended payment
    -- has its invoice or its NTPN there.
    how TEXT NOT NULL CHECK (how IN ('code-void', 'payment-amended', 'paid')),
    of_invoice INTEGER NOT NULL REFERENCES invoices (id), -- the invoice that this was recorded for
    code INTEGER UNIQUE REFERENCES billing_codes (id),    -- the code that counts no more
    payment INTEGER UNIQUE REFERENCES payments (id),      -- the payment that counts no more,
    before INTEGER UNIQUE REFERENCES amendments (id),     -- or the amendment whose payment counts no more
    invoice INTEGER REFERENCES invoices (id),             -- the payment that stands: its invoice,
    ntpn TEXT,                                            -- its NTPN, NULL for cash,
    body TEXT,                                            -- and the payment as JSON
    was TEXT,                    -- what counts no more, as people write it: a code, an NTPN, an invoice's number
    becomes TEXT,                -- what stands instead; NULL for a code without another one
    because TEXT,
    amended_by TEXT,
    amended_on TEXT NOT NULL,
    CHECK ((how = 'code-void') = (code IS NOT NULL)),
    CHECK ((how = 'code-void') = (body IS NULL)),
    CHECK ((how = 'payment-amended') = ((payment IS NULL) <> (before IS NULL))),
    CHECK ((body IS NULL) = (invoice IS NULL)),
    CHECK (how = 'paid' OR (was IS NOT NULL AND because IS NOT NULL AND amended_by IS NOT NULL))
) STRICT;
INSERT INTO "amendments" VALUES(1,'payment-amended',2,NULL,2,NULL,2,'ABCDEFGH12345679','{"amount":24845,"confirmed_by":"Maria","invoice":"B-002/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH12345679","on":"2026-11-24","paid_on":"2026-11-24"}','ABCDEFGH12345678','ABCDEFGH12345679','salah ketik','Maria','2026-11-24');
INSERT INTO "amendments" VALUES(2,'code-void',3,1,NULL,NULL,NULL,NULL,NULL,'820231125123456','820231125999999','salah jumlah','Maria','2026-11-24');
INSERT INTO "amendments" VALUES(3,'payment-amended',5,NULL,4,NULL,3,'ABCDEFGH00000005','{"amount":24845,"confirmed_by":"Maria","invoice":"B-003/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH00000005","on":"2026-11-24"}','B-005/81000/HM.340/11/2026','B-003/81000/HM.340/11/2026','salah tagihan','Maria','2026-11-24');
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
INSERT INTO "approvals" VALUES(6,6,'{"by":"Petugas A","on":"2026-11-24","because":null,"request_digest":"84ab87aa4869034d386c0dd34608b1278f64b10b05e7688135658852e69c60bb"}','sesuai','{"findings":[],"items":[{"findings":[],"format":null,"held":{"edition":"1","held":true,"mounted":true,"piece":null,"stops":[],"withheld":null},"id":"susenas-2025-03-kor-81","index":0,"region":null,"verdict":"sesuai"}],"request":"8100-2026-0006","verdict":"sesuai"}');
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
INSERT INTO "billing_codes" VALUES(1,3,'820231125123456','2026-11-24','2026-12-01');
INSERT INTO "billing_codes" VALUES(2,3,'820231125999999','2026-11-24','2026-12-01');
CREATE TABLE chain (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    of_table TEXT NOT NULL,
    of_row INTEGER NOT NULL,
    recorded_at TEXT,            -- the moment of the step; NULL in what an older version recorded
    hash TEXT NOT NULL, acted_by TEXT, account TEXT, host TEXT,          -- SHA-256 of the hash before, of the moment and of the row
    UNIQUE (of_table, of_row)
) STRICT;
INSERT INTO "chain" VALUES(1,'requests',1,'2026-11-24T07:30:52','90312502ad639bc20155fec0840052c96a9d56838e34547f12a39d78b3be5fe2','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(2,'arrivals',1,'2026-11-24T07:30:52','df407e72f118100568dd9b7e416e7ba7366f2737c3f795f51cc85eb123999820','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(3,'people',1,'2026-11-24T07:30:52','89fb4ab054311bfb45623aaf59c354c9560e0503bd2f46c7e9e0aed2aef00b08','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(4,'requesters',1,'2026-11-24T07:30:52','0ac5b335275613cb872b98a3a6ac6bdafcb30a7f1abf7d8a5d2097f786d80d1d','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(5,'approvals',1,'2026-11-24T07:30:52','f92baa81b4174a4a1dc154a0bdce735106f9df614f51ceb2474abbe76d942c25','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(6,'people',2,'2026-11-24T07:30:52','b78deb7ce42b6d7f6237a01d9ef6d0206cceb7bd7e0a4c1c52bddb1bfc527e81','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(7,'visits',1,'2026-11-24T07:30:52','6c92bd1fa800b8b4a07f960124ec4799daa69ccb951ef1f6b84b233629085eaa','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(8,'visit_requests',1,'2026-11-24T07:30:52','7250f9930ad1db1e10015c1067dbb14e345fa9d0ef117e2d0cc717cb0292ca84','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(9,'people',3,'2026-11-24T07:30:52','e9af8a873d6b2c778a4814552793b94c0be66d6eac9f28e5dbb29a82cd4e99a0','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(10,'agreements',1,'2026-11-24T07:30:52','234a72031791cc8c3524cedd31e07876db3acc6998c43f410a11adefee3fa62d','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(11,'people',4,'2026-11-24T07:30:52','ac303b38cfb4b0c389a5cb4b8208c03e77018a6b52246b7361c3f895ea01f5f7','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(12,'texts',1,'2026-11-24T07:30:52','f2c47c7c3bcb1c4825e8d89692eca920e0898d9713f29646e93f0479507324b5','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(13,'texts',2,'2026-11-24T07:30:52','165e9e02e74cf5014d0c0b1b654bc31f9331a6bb985a67c480c50c6ef2adb714','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(14,'invoices',1,'2026-11-24T07:30:52','5a734e2a5b5bb5eb625725e629e8aaaffea6691c654d87301f1e9c57ad9f12ec','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(15,'plans',1,'2026-11-24T07:30:52','0134b50c21b803b2d08a6ca02b6f02dace675a082aa138eef046829760484009','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(16,'requests',2,'2026-11-24T07:30:53','9c0b32b1c01a7ad8b5ba040e2e5110fa9e6a6c523273958f8390fc8bea1932a6','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(17,'arrivals',2,'2026-11-24T07:30:53','b4f596a21c902c5ebbdb35617a1e2e3d7a339c52953281509cca94949322f0ff','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(18,'people',5,'2026-11-24T07:30:53','d19892c52cd2e8db5a78588715a8a6e1e9228cd33518cd5e32b39901e6053dfe','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(19,'requesters',2,'2026-11-24T07:30:53','947afab3d9ed7998b645a877847fa9b945a34ca54daa13d0013535c33ff8497f','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(20,'approvals',2,'2026-11-24T07:30:53','3854523db940c9f44f3263de378b9bd36d08c0a56f85c9d0faadefdfac4fbe60','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(21,'people',6,'2026-11-24T07:30:53','a558b189de3b2580e3484cabdb2dd9301771fd573d2b29db3cb61f45f33a4eb2','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(22,'visits',2,'2026-11-24T07:30:53','c6ce333a6dcd37cce10fdef86d7522c593637e027aa0f4f54aaa550f2d9c5209','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(23,'visit_requests',2,'2026-11-24T07:30:53','7a9dd0f1bad6bace7a5bf1fffa48eb3ef700276ea66d049bbf36cf77272b2695','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(24,'people',7,'2026-11-24T07:30:53','2c2348e99849baba832b3cc0613894339a4a42988b46a357d7dab9c962fff082','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(25,'agreements',2,'2026-11-24T07:30:53','5f27dde36189b8e3834fa367105883b16dbe97e0dc460daa5943ffdf2fd24a96','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(26,'people',8,'2026-11-24T07:30:54','beaa406ddc520c36f7ea465fa7b7dd4b5871b81350b4c0cba51a9df061e6237b','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(27,'invoices',2,'2026-11-24T07:30:54','047942ceca2e7de52b068befa4537d7bb73c917327037ae21388b81408684e8e','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(28,'plans',2,'2026-11-24T07:30:54','00eb965a5d9cc43248ae5c1d298e5fda0ec667178717ac3312b60adf1f82ca9b','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(29,'requests',3,'2026-11-24T07:30:54','07e3611a7a00fa6a7d3c32dc783edcfdc536da6d13af90ce834f2c5eb4106419','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(30,'arrivals',3,'2026-11-24T07:30:54','752297984c45202676883c55c738f7c3444682ccc42ec672f3c4d76f895f138c','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(31,'people',9,'2026-11-24T07:30:54','37cfec3690f325b55e185c698e3bd0bd773fb15c07b5e52eb7ce3e9f17ad6782','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(32,'requesters',3,'2026-11-24T07:30:54','c90aeff9531a604bdaf1cdfdc35fd9248fb56272fdda30efc61f31547e847d94','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(33,'approvals',3,'2026-11-24T07:30:54','082212a5b7cb7f4ef1307cbfc05338fbd7f0904fd7eaa546813b9d662452991c','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(34,'people',10,'2026-11-24T07:30:54','bf4cfcdc421db0e395ee9c945d145eae7870ae46285728b3c42f0dba45103244','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(35,'visits',3,'2026-11-24T07:30:54','2422d2880382ce0aec0ff2af4a002175aac1f2eaded28892cfb552b10d51744a','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(36,'visit_requests',3,'2026-11-24T07:30:54','54f2b1f0f2631db5ad1220744606a02c7edbc9a67e9ea1b81383e08c9f46334e','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(37,'people',11,'2026-11-24T07:30:54','5815f532daefd2e9af3e5045119fa3e0b41a17bdf1a3fd3e77e007e51d19a9e3','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(38,'agreements',3,'2026-11-24T07:30:54','8360033a7c267d5bd22812cea9ff0849f0ecf7be45009d67bb36270a3fa7ca43','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(39,'people',12,'2026-11-24T07:30:55','9cf620f79b791c48a49907152870bad4011856d081a4fdf3bcf1b62a7a0364a7','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(40,'invoices',3,'2026-11-24T07:30:55','e7a0493beb230786f06526394152fdd1ea0ee10b4ed40c6719a3f29efbc9b06a','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(41,'plans',3,'2026-11-24T07:30:55','8ae3dd3fb58af6fe1d80e8eaefbec7f976cb874ecc5bb0acf3349d0304cfa7bf','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(42,'requests',4,'2026-11-24T07:30:55','95a41ccaeac8ac8226cfeb534cfad19a17e495abac3cd2ce498a12c87c46a569','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(43,'arrivals',4,'2026-11-24T07:30:55','e98a7465e8c3a379d407e9ca3c074d95e82dc545ea6479fd860b29b2640c5a92','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(44,'people',13,'2026-11-24T07:30:55','85f2e968f45af9c7019de94c807219590dd62ea1bdee1b103b3ac00a47b90766','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(45,'requesters',4,'2026-11-24T07:30:55','2cd85bb5aebda7b24bb31ddfadaf970db14501390a4f7577f971f8830644864f','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(46,'approvals',4,'2026-11-24T07:30:55','d7cd17028795929853f09ba767ebb0b778caa9f3d8d6d82572de2f037b3779e9','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(47,'people',14,'2026-11-24T07:30:55','eb2a76c106fb5a0976a30e9428a5c4af9b8ec18f660608b374b49b0244906bd4','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(48,'visits',4,'2026-11-24T07:30:55','ca8618c96479f5fa91585aabe1a6d11c3e07265f173ff3b0391d4d300493295a','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(49,'visit_requests',4,'2026-11-24T07:30:55','ce006e721295aab8858a3992b55acb8d5fdfe54821313759e3169e2aada7f642','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(50,'people',15,'2026-11-24T07:30:56','95caf4ff89be38bbfbc607592c3cab7ca0a33974e2e57d7cd0bdd39c35b5bc3b','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(51,'agreements',4,'2026-11-24T07:30:56','1154b4d10d40e62d9d51f99cbf98de07d222ef5e6ce0ab15ab3d65cfc6c21c87','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(52,'people',16,'2026-11-24T07:30:56','dd35afb8b127a15718317d9461f07334498bc27e0328afd3727cce3035f2252a','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(53,'invoices',4,'2026-11-24T07:30:56','0804fc6200486b28d403f6b6c376b3e0bfe5169078cf290a48b9d0e075cf029b','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(54,'plans',4,'2026-11-24T07:30:56','b3873f586109d0175cd14f6f92a05ec0aaa40c6b46a536a70d5dcd79106aa7a0','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(55,'requests',5,'2026-11-24T07:30:56','c0291eb269242b3bc409af9eb31d33c1eca8375dfc1595fdb518f09f1e3bbf43','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(56,'arrivals',5,'2026-11-24T07:30:56','83715273dbe9bc8c7175257ab900973ae03fddff03638c316c4a74480ae0f862','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(57,'people',17,'2026-11-24T07:30:56','6cd3c9d8f86a2cebb32038a8e791c1f2586d5bf932d134c0fa62da85d7b869e6','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(58,'requesters',5,'2026-11-24T07:30:56','fbf866db887d7a7f32367d5b86be1e57c22dc3762a96b526e2c9ac37d5f78d70','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(59,'approvals',5,'2026-11-24T07:30:56','a931e262f92c755f12dcf2b6180ee3f19922b2769a0406f36fc06d9cd0f49798','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(60,'people',18,'2026-11-24T07:30:56','9dd99d645245c1d2a7f10d43ba11ccab4a3c4153da0c8b89595a8e57c36c5d41','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(61,'visits',5,'2026-11-24T07:30:56','3fb92a4d9979707a2430537d8e60ba7d2df7f44b81d8e3493a46134fb82e8aa4','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(62,'visit_requests',5,'2026-11-24T07:30:56','375451d9cb098d4148d2fde72b91c2225a39435c21f4d32957a82361e26d5ea9','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(63,'people',19,'2026-11-24T07:30:57','22862289480a9e38604ce9b4729d6053e24a647cccbc0bf0f435d3c7423a6c08','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(64,'agreements',5,'2026-11-24T07:30:57','b69a12f688fac143dfe0fa0aec75a7fcd83de5b970072c5e6a3077590fe79148','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(65,'people',20,'2026-11-24T07:30:57','b7b711b1eeeb3ee470c8dc46439bea7b07f746719ce214bf47fd297f58f1c584','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(66,'invoices',5,'2026-11-24T07:30:57','867c1ad14f5d12accc013cd0b076ce19da16fbc4d6e98d124d31b9d3d1822546','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(67,'plans',5,'2026-11-24T07:30:57','6b3aacdeea529dd5b50b4e75410182a338d558a0f5098df7a2d6ebd5915a4d37','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(68,'requests',6,'2026-11-24T07:30:58','b1e38851bf31adb0f15797ffdebff7e4e9d7c4f5da609f4528a9db243116efc3','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(69,'arrivals',6,'2026-11-24T07:30:58','35419b2b3e5cbcfe54b4dae2c6a163a0dbc166d6eebbb1920137e136c3abedc1','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(70,'people',21,'2026-11-24T07:30:58','c1783f03434f18ae9b9c5dcf5d4bd9a01a4073f5c2556adc2df13fba072cfe3f','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(71,'requesters',6,'2026-11-24T07:30:58','ed15c48f3027a6c256f89b1ee3f6fd66dfea55868e93fd7c901da5954d037fcf','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(72,'approvals',6,'2026-11-24T07:30:58','8ab30033b74fd41ec610d55893dd8b52b7b244f0a64778aa4835e3ac3cc1a57c','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(73,'people',22,'2026-11-24T07:30:58','b4282336808375e297122bbc5281735334aa14aba4077a500c6ab1d8cb2466c6','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(74,'visits',6,'2026-11-24T07:30:58','639040a5f7543f941aed04e458b6bb3b8609dea666743b04b758d555ca163941','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(75,'visit_requests',6,'2026-11-24T07:30:58','b350fc398fe6d1d6e524eda9d0f731adc2ac1a423282c53bb4a1da1fdde349c4','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(76,'people',23,'2026-11-24T07:30:58','a218681fd33e21cb9a64e130da6c83cd956ba569297eec0c9b252a2fbfede818','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(77,'agreements',6,'2026-11-24T07:30:58','687dd3c878253f17ec3886c2872fd9c020891a5e6581399d99c7335125666fb1','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(78,'payments',1,'2026-11-24T07:30:58','bce939fa277c869df6effcace0927650f0b4174b1612ea53424841abd6c450b0','Maria','root','loket-1');
INSERT INTO "chain" VALUES(79,'people',24,'2026-11-24T07:30:59','10183520565494f4578d3fed57e70440c3bb402d0f5cff93c6b1d192f768a14d','Maria','root','loket-1');
INSERT INTO "chain" VALUES(80,'texts',3,'2026-11-24T07:30:59','b67b35aead1982fcda93270ebff8647538beb4d490913846bad88066a12dc2fa','Maria','root','loket-1');
INSERT INTO "chain" VALUES(81,'receipts',1,'2026-11-24T07:30:59','e8d58a43f2bf99e62564d9745494c2dce93e7c071e986ae57dd269b8a001b1dd','Maria','root','loket-1');
INSERT INTO "chain" VALUES(82,'payments',2,'2026-11-24T07:30:59','244b0cd397ed287c6f5a8f744a065e68e50634cd7d4f8325753cb7deda36e838','Maria','root','loket-1');
INSERT INTO "chain" VALUES(83,'people',25,'2026-11-24T07:30:59','5435c392420dea8ba9f8b28faa75a85eca9cb362c216bdbdd00023c2275651f9','Maria','root','loket-1');
INSERT INTO "chain" VALUES(84,'receipts',2,'2026-11-24T07:30:59','9c00827bb82fe9b88b3228cb4f334bf8c99513858f6dc3901131084b51845810','Maria','root','loket-1');
INSERT INTO "chain" VALUES(85,'voids',1,'2026-11-24T07:31:00','cbb310d21d69ef1e3a027f7e035cb850db07a2e3c93b3d2cbed45d1f5e34e948','Maria','root','loket-1');
INSERT INTO "chain" VALUES(86,'amendments',1,'2026-11-24T07:31:00','3fe8d721a98cc6c74360fd8845d6e5de90c493bfc5b764f6b31e2c9e1b79abfc','Maria','root','loket-1');
INSERT INTO "chain" VALUES(87,'people',26,'2026-11-24T07:31:00','42cc05db39577ac572e6f8cc8a919ae689705fe60b23c7e9836399a45741add6','Maria','root','loket-1');
INSERT INTO "chain" VALUES(88,'receipts',3,'2026-11-24T07:31:00','5f28310fc328619cd647d2872a4327a0858c11baaa46587f6ed1da7462b88d21','Maria','root','loket-1');
INSERT INTO "chain" VALUES(89,'billing_codes',1,'2026-11-24T07:31:00','79fd1ed69d12d5b3b54716d3fb4ff9c00cf10fda95d13bf8903ccdba2c044429','Maria','root','loket-1');
INSERT INTO "chain" VALUES(90,'amendments',2,'2026-11-24T07:31:01','75fa491561b8713038b6f2e593861c9dfdb6b6288a41a2e9d2ddb3a5bf32f5eb','Maria','root','loket-1');
INSERT INTO "chain" VALUES(91,'billing_codes',2,'2026-11-24T07:31:01','695edf7807c3bd52cf5821733108ac00b69df510065989bd221e2a0e8254d24b','Maria','root','loket-1');
INSERT INTO "chain" VALUES(92,'payments',3,'2026-11-24T07:31:01','b2f076d8f712ccad7c4c6b33e4e107f372dafa057918dda0fac241932b4a0d17','Maria','root','loket-1');
INSERT INTO "chain" VALUES(93,'people',27,'2026-11-24T07:31:01','de3adb2750d408885f83b8016208ef70849b85c3b39f56cb99566eaeda4304db','Maria','root','loket-1');
INSERT INTO "chain" VALUES(94,'receipts',4,'2026-11-24T07:31:01','0ddfaac82d02b38ae76b3638cf53407ea61379743b2779b422d6626929f925e3','Maria','root','loket-1');
INSERT INTO "chain" VALUES(95,'deposits',1,'2026-11-24T07:31:02','6881aa2f50e82e7cd22b66dc614b112d8a36521a12e8ae5d02504f2fcc3f5665','Maria','root','loket-1');
INSERT INTO "chain" VALUES(96,'deposited',1,'2026-11-24T07:31:02','93a6acdcbd579e4ed427ae300257d98e82e716bff2777407576a3cc3256305f9','Maria','root','loket-1');
INSERT INTO "chain" VALUES(97,'plans',6,'2026-11-24T07:31:02','169f09689ef5d183d75330565355ff79fdc3f214799f9caa0fe340d0f991c7de','Maria','root','loket-1');
INSERT INTO "chain" VALUES(98,'packages',1,'2026-11-24T07:31:02','79e7dd49d4294c5b2686c3a37f956a0c69a2a8b05266230081c08ca1e6256947','Maria','root','loket-1');
INSERT INTO "chain" VALUES(99,'verifications',1,'2026-11-24T07:31:02','0af1e7334d194fc8e5e2ee6852a5177d701e21dd274a16d46d600a80f71b4396','tidak disebut','root','loket-1');
INSERT INTO "chain" VALUES(100,'people',28,'2026-11-24T07:31:03','f26916023bd08fb88f34ac502a926322f1599234f6523c573ac0f9337765c99c','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(101,'texts',4,'2026-11-24T07:31:03','b4663b75c3ab83111a0072f7d88c0e06883a9851e804ce1385faeca9d7f17c41','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(102,'handovers',1,'2026-11-24T07:31:03','b0770d97df8d5197b2b42aeea09f6f8bde91e3f61091a0207835647041dda866','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(103,'corrections',1,'2026-11-24T07:31:03','08c94a231e0b6c9ebb8c9f39ba0588b84c3f16c7eec30658e2d08731d2f27b94','Petugas A','root','loket-1');
INSERT INTO "chain" VALUES(104,'payments',4,'2026-11-24T07:31:04','24e9b412ba8a2096357558c845cace3addf277b11cb5f6db3ae1ec40c51903f1','Maria','root','loket-1');
INSERT INTO "chain" VALUES(105,'amendments',3,'2026-11-24T07:31:04','d6b74556a4c0380f7b329e71b99d8493bf2a6ea85a56f2dbbffbf2da58b94267','Maria','root','loket-1');
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
INSERT INTO "corrections" VALUES(1,4,1,1,'kor_rt.csv tidak terbaca','2026-11-24');
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
INSERT INTO "deposited" VALUES(1,1,4);
CREATE TABLE deposits (
    id INTEGER PRIMARY KEY,
    ntpn TEXT NOT NULL UNIQUE,
    code TEXT,
    amount INTEGER NOT NULL,
    deposited_on TEXT NOT NULL
) STRICT;
INSERT INTO "deposits" VALUES(1,'ABCDEFGH00000004',NULL,24845,'2026-11-24');
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
INSERT INTO "handovers" VALUES(1,4,28,4,2,NULL,2026,1,'BAST-001/81000/HM.340/11/2026','{"number":"BAST-001/81000/HM.340/11/2026","on":"2026-11-24","receipt":"KW-004/81000/KU.340/11/2026","request":"8100-2026-0004","seals":[{"bytes":311671,"manifest_sha256":"d186938a4682ec7b08720cce84aba5f2cefcab4f87c4fc67071fa8f81b599247","ordinal":1,"path":"usb/8100-2026-0004","short_code":"T639-72J6-GBP2"}]}');
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
INSERT INTO "invoices" VALUES(1,1,4,1,2,2026,1,'B-001/81000/HM.340/11/2026','{"in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-001/81000/HM.340/11/2026","request":"8100-2026-0001","settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845}');
INSERT INTO "invoices" VALUES(2,2,8,1,2,2026,2,'B-002/81000/HM.340/11/2026','{"in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-002/81000/HM.340/11/2026","request":"8100-2026-0002","settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845}');
INSERT INTO "invoices" VALUES(3,3,12,1,2,2026,3,'B-003/81000/HM.340/11/2026','{"in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-003/81000/HM.340/11/2026","request":"8100-2026-0003","settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845}');
INSERT INTO "invoices" VALUES(4,4,16,1,2,2026,4,'B-004/81000/HM.340/11/2026','{"in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-004/81000/HM.340/11/2026","request":"8100-2026-0004","settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845}');
INSERT INTO "invoices" VALUES(5,5,20,1,2,2026,5,'B-005/81000/HM.340/11/2026','{"in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","issued_on":"2026-11-24","legal_basis":["PP 13/2024"],"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","title":"Susenas Maret 2025 KOR, Provinsi Maluku, edisi 1","unit":"byte"}],"number":"B-005/81000/HM.340/11/2026","request":"8100-2026-0005","settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845}');
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
INSERT INTO "packages" VALUES(1,4,1,1,'usb/8100-2026-0004',311671,'d186938a4682ec7b08720cce84aba5f2cefcab4f87c4fc67071fa8f81b599247','T639-72J6-GBP2',24845,'2026-11-24');
CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL UNIQUE REFERENCES invoices (id),
    ntpn TEXT UNIQUE,            -- NULL for cash
    body TEXT NOT NULL
) STRICT;
INSERT INTO "payments" VALUES(1,1,NULL,'{"amount":24845,"invoice":"B-001/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"}');
INSERT INTO "payments" VALUES(2,2,'ABCDEFGH12345678','{"amount":24845,"confirmed_by":"Maria","invoice":"B-002/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH12345678","on":"2026-11-24","paid_on":"2026-11-24"}');
INSERT INTO "payments" VALUES(3,4,NULL,'{"amount":24845,"invoice":"B-004/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"}');
INSERT INTO "payments" VALUES(4,5,'ABCDEFGH00000005','{"amount":24845,"confirmed_by":"Maria","invoice":"B-005/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH00000005","on":"2026-11-24"}');
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,         -- the number of the request or visit that they belong to
    digest TEXT NOT NULL,        -- SHA-256 of salt and body; it stays when they go
    salt TEXT,
    body TEXT                    -- the personal fields as JSON; NULL once forgotten
) STRICT;
INSERT INTO "people" VALUES(1,'8100-2026-0001','782d4396ab55bd634c2869d82ff3de8743c9ec3e3e273d59a90b1c60ca6a6410','822511204db3387d89e51b05764866da','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(2,'2026-11-24-01','2a0090d679570e5fcd569f334e8a81ff9f6b8e3260342aee9bd6194c80d46ac6','1eb9bb9a526fa5bb4d5af4172ba05ad8','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(3,'8100-2026-0001','de12ad149803294feec0d5dfdf2385b9326456ed5d11addedf21a35d08e44478','90449084d5b66a21e3ed1ed27a9fb17b','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(4,'8100-2026-0001','e815cd51eacc306898ad45efaa7666b5112d431e88c015b4db0856188993d224','af86d6eb501598d8ee4b21e712f43456','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(5,'8100-2026-0002','03e21d06df5c97083fe6738d25b5fe2d84809e086b2f3a4e0d0ba37a02dccf09','266764a20cf3371108e1756a76b6da49','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(6,'2026-11-24-02','09e56fcbe82f4395585f5db41819c988f5f5d971157b70e88101c8a80988b67d','a9e8aea078a6e2688224e41b78801782','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(7,'8100-2026-0002','cf89c9ac7527ea98e2ddf4c5809350c03cdbf43787802dba0904f6d2067ecac1','4850133f06430a6280b35ceef84d1af9','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(8,'8100-2026-0002','c0ab38efb2a0092ce7064c40663b42f62465b15ce440a6620f27187f74dd033a','04f07dc56b24ee6a7649722267fafb11','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(9,'8100-2026-0003','4fa4ca157d52440ef98e135e1db84b0acd889e68a992f15a29d868d4333a30bb','68d97b6054f528df3c809aedf37fdc13','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(10,'2026-11-24-03','ae828b0811956d713a295deb1fa1520151c71abab6c98d74385be67d32c30637','a34c9fc67d688bd3a95e642de4b61588','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(11,'8100-2026-0003','8202f975aec933b87f7848ef4a5bbe2e82158330b625293cc3dc323bcaab14c4','e127b7f3e40e7315ad00c12d46bcd396','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(12,'8100-2026-0003','8aac102255e4e4cf6ed6ed9b9db5f8af2ebe46a39bef3b279c73971d01a3c44b','77bb1600071e38075235eb0db2287c95','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(13,'8100-2026-0004','a130f8ff2e4faca5280ac71874ca109d95755f2d84a031e253727240ac8c25f6','c753cc60c2bf1c702cdc904372ecb7a2','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(14,'2026-11-24-04','10097a2c0e5f7a7958ee4b5f185c6d9aa75d2a6cb27d097f7c8269e37a3e94ec','5e72a8398134a9e9dbf6cb6fdbb89f5f','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(15,'8100-2026-0004','021f1fa4c69f39225b8dd243635cceb0b71a0d014b73be8c73819e0fc460c9c1','03c0dae63b99a027ad54070c728ac9d9','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(16,'8100-2026-0004','423228865b884ef513e527cab0c8043a5ca7891b651d034d2257fe413af8e7ae','3f1a641e282af8f5cf2235d2b94dca7e','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(17,'8100-2026-0005','05dcd612535a3ceb93b7891d397bce80094f78e2849e2f689c5e6cacd91a0cc8','a40dbb953b8c24dd17e5a37749ce9309','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(18,'2026-11-24-05','ab8d22dd6af6dcb5d8adfec700a604df42f74758a081a8e07175ba5936d8f1a4','fa337ba1da61ae8c41e7289f38df8365','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(19,'8100-2026-0005','32648f43154df5a1f64a4cff271abda91d7d314d21ee128bdc4d8efdb8f74ba4','54929198917f687686348e16a3f0766c','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(20,'8100-2026-0005','f4dfc88238c05f91d224efae4816b0caee1d96a8b725c69cb0f4a13cae09e5ef','8009f0e0acfe8da477349c07798fa364','{"buyer":"Siti Latuconsina","institution":"Universitas Contoh"}');
INSERT INTO "people" VALUES(21,'8100-2026-0006','1a6de48af056389f7295af79ab446b171f494cbab9fc8a977bb6aceea06c8774','bad4383c9ffd58c8f9e9d84107ea5b7c','{"address":"Jl. Contoh 1","email":"siti@example.ac.id","institution":"Universitas Contoh","name":"Siti Latuconsina","npwp":null,"phone":"081234567890"}');
INSERT INTO "people" VALUES(22,'2026-11-24-06','d72a83b1224a8f807c794513788e1419a7350fc55e54b74781abfdd85f666d7b','f2fe22477cd42405e5e5f7a85fc8092c','{"name":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(23,'8100-2026-0006','90d519333d90c4b5b446867df9211a9162ad7741f416bd004a6141ef51f870af','6f8a1368c024efa2009756baa1028a13','{"position":null,"signed_by":"Siti"}');
INSERT INTO "people" VALUES(24,'8100-2026-0001','197db462250005fe7397e73ed781ff8fdbc05da056cb62a8d880aeb0cada20ba','010b16ea9976eb9e0e6a0bbacd68b775','{"received_from":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(25,'8100-2026-0002','67530f9e6581268e98e3461bcda50497bfdb3ac3b070f7ba073dacac52293f88','98121abf38d783dac85b890abec0a85d','{"received_from":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(26,'8100-2026-0002','60f878a295e5b80d87a0b9d9f104dead9d664e11882ac85e012d4f6681134c87','dba3a637ae41c8f7604f08d1589d6c7d','{"received_from":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(27,'8100-2026-0004','b2fd1b4039c390983f53dbd2e36fd58521dcc11439496bc5d01996edeada1d12','b6c9c6cba0e98a1f1d0b9e96837c40b1','{"received_from":"Siti Latuconsina"}');
INSERT INTO "people" VALUES(28,'8100-2026-0004','0567e8185b15cfcdc4efec557edbd001d0ddf4324d8baf4e17b761a272c6dff1','26995870afd9571938281f964e075bf9','{"to":"Siti Latuconsina"}');
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
INSERT INTO "plans" VALUES(1,1,1,NULL,24845,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845},"volumes":[{"bytes":1242247,"label":"8100-2026-0001","packages":[{"bytes":1242247,"edition":"1","files":2,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"7ef2b6e0d115c5fc75a15232c6bcebd74f373df95bbac6a32b705a1c059ec2ff"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(2,2,2,NULL,24845,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845},"volumes":[{"bytes":1242247,"label":"8100-2026-0002","packages":[{"bytes":1242247,"edition":"1","files":2,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"7ef2b6e0d115c5fc75a15232c6bcebd74f373df95bbac6a32b705a1c059ec2ff"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(3,3,3,NULL,24845,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845},"volumes":[{"bytes":1242247,"label":"8100-2026-0003","packages":[{"bytes":1242247,"edition":"1","files":2,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"7ef2b6e0d115c5fc75a15232c6bcebd74f373df95bbac6a32b705a1c059ec2ff"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(4,4,4,NULL,24845,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845},"volumes":[{"bytes":1242247,"label":"8100-2026-0004","packages":[{"bytes":1242247,"edition":"1","files":2,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"7ef2b6e0d115c5fc75a15232c6bcebd74f373df95bbac6a32b705a1c059ec2ff"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(5,5,5,NULL,24845,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845},"volumes":[{"bytes":1242247,"label":"8100-2026-0005","packages":[{"bytes":1242247,"edition":"1","files":2,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"7ef2b6e0d115c5fc75a15232c6bcebd74f373df95bbac6a32b705a1c059ec2ff"}]}]}','2026-11-24');
INSERT INTO "plans" VALUES(6,4,NULL,1,24845,'{"price":{"lines":[{"amount":20000,"arithmetic":"1.000.000 byte, tarif tetap = Rp20.000","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":1000000,"rate":"Rp20.000 s.d. 1.000.000 byte pertama","region":null,"tariff":"mikro-1mb-pertama","unit":"byte"},{"amount":4845,"arithmetic":"242.241 byte × Rp20 / 1.000 = Rp4.845","format":null,"id":"susenas-2025-03-kor-81","index":0,"legal_basis":"PP 13/2024","quantity":242241,"rate":"Rp20 per 1.000 byte","region":null,"tariff":"mikro-selebihnya","unit":"byte"}],"settings":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"total":24845},"volumes":[{"bytes":1242247,"label":"8100-2026-0004","packages":[{"bytes":1242247,"edition":"1","files":2,"form":"zip","format":null,"id":"susenas-2025-03-kor-81","index":0,"leaves":"as-held","region":null,"sha256":"7ef2b6e0d115c5fc75a15232c6bcebd74f373df95bbac6a32b705a1c059ec2ff"}]}]}','2026-11-24');
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
INSERT INTO "receipts" VALUES(1,1,24,3,2,2026,1,'KW-001/81000/KU.340/11/2026','{"amount":24845,"amount_in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","invoice":"B-001/81000/HM.340/11/2026","issued_on":"2026-11-24","number":"KW-001/81000/KU.340/11/2026","payment":{"amount":24845,"invoice":"B-001/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"},"request":"8100-2026-0001"}');
INSERT INTO "receipts" VALUES(2,2,25,3,2,2026,2,'KW-002/81000/KU.340/11/2026','{"amount":24845,"amount_in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","invoice":"B-002/81000/HM.340/11/2026","issued_on":"2026-11-24","number":"KW-002/81000/KU.340/11/2026","payment":{"amount":24845,"confirmed_by":"Maria","invoice":"B-002/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH12345678","on":"2026-11-24","paid_on":"2026-11-24"},"request":"8100-2026-0002"}');
INSERT INTO "receipts" VALUES(3,2,26,3,2,2026,3,'KW-003/81000/KU.340/11/2026','{"amount":24845,"amount_in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","invoice":"B-002/81000/HM.340/11/2026","issued_on":"2026-11-24","number":"KW-003/81000/KU.340/11/2026","payment":{"amount":24845,"confirmed_by":"Maria","invoice":"B-002/81000/HM.340/11/2026","method":"simponi","ntpn":"ABCDEFGH12345679","on":"2026-11-24","paid_on":"2026-11-24"},"request":"8100-2026-0002"}');
INSERT INTO "receipts" VALUES(4,4,27,3,2,2026,4,'KW-004/81000/KU.340/11/2026','{"amount":24845,"amount_in_words":"dua puluh empat ribu delapan ratus empat puluh lima rupiah","invoice":"B-004/81000/HM.340/11/2026","issued_on":"2026-11-24","number":"KW-004/81000/KU.340/11/2026","payment":{"amount":24845,"invoice":"B-004/81000/HM.340/11/2026","method":"cash","on":"2026-11-24","treasurer":"Maria"},"request":"8100-2026-0004"}');
CREATE TABLE requesters (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    person INTEGER NOT NULL REFERENCES people (id),
    category TEXT NOT NULL
) STRICT;
INSERT INTO "requesters" VALUES(1,1,1,'mahasiswa');
INSERT INTO "requesters" VALUES(2,2,5,'mahasiswa');
INSERT INTO "requesters" VALUES(3,3,9,'mahasiswa');
INSERT INTO "requesters" VALUES(4,4,13,'mahasiswa');
INSERT INTO "requesters" VALUES(5,5,17,'mahasiswa');
INSERT INTO "requesters" VALUES(6,6,21,'mahasiswa');
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
INSERT INTO "requests" VALUES(6,'8100-2026-0006','84ab87aa4869034d386c0dd34608b1278f64b10b05e7688135658852e69c60bb','{"abstraction":{"background":"Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari dengan data yang baik, mutakhir, dan dapat dipercaya.","expected_output":"Skripsi dengan tabel, grafik, dan peta.","level":"kabupaten","method":"Regresi logistik dan peta tematik.","periods":["2025"],"purpose":"Mengetahui penyebab kemiskinan rumah tangga serta memetakan sebarannya menurut desa.","regions":[{"code":"8171","name":"Kota Ambon"}],"title":"Kemiskinan di Kota Ambon","topics":["kemiskinan"],"units":["rumah-tangga"]},"items":[{"format":null,"id":"susenas-2025-03-kor-81","region":null}],"medium":"usb-exfat","number":"8100-2026-0006","received_on":"2026-11-24","requester":{"zero_tariff":false,"zero_tariff_letter":null}}','2026-11-24');
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE, -- SHA-256 of name, line feed and body
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES(1,'af225ccbcac94d059e993f6d47015ce1f5ac6c9e619a831ffa4dd6d00627d933','k/catalog/papers/invoice.sheet','; Tagihan. Susunan baris: kata | sel | sel. Penjelasan setiap kata: kemas help pengelola.
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
{% if invoice.settings.converted == "held" and invoice.lines|selectattr("unit", "equalto", "byte")|selectattr("format")|list %}
butir 5 | – | Yang dihitung adalah ukuran berkas data sebagaimana disimpan, apa pun format yang diserahkan, sebelum dimampatkan; berkas dokumentasi tidak dikenai tarif. Peta dihitung per peta.
{% else %}
butir 5 | – | Yang dihitung adalah ukuran berkas data yang diserahkan sebelum dimampatkan; berkas dokumentasi tidak dikenai tarif. Peta dihitung per peta.
{% endif %}
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
INSERT INTO "texts" VALUES(2,'2ac72120b3cf7b839b56d651e6cd4419111acc703ee858d79b9a307de2b26f06','kemas.toml','{"address":"Jl. Wolter Monginsidi, Passo, Ambon 97232","contact":{"email":"bps8100@gmail.com","phone":"082130456435","website":"https://maluku.bps.go.id"},"counter":{"keep_personal_days":1825,"promised_minutes":60,"receipt_meterai_above":0,"simponi_account":"","simponi_echelon":"","simponi_unit":""},"language":"id","name":"BPS Provinsi Maluku","numbering":{"handover":{"class":"HM.340","pattern":"BAST-{serial}/{unit}/{class}/{month}/{year}"},"invoice":{"class":"HM.340","pattern":"B-{serial}/{unit}/{class}/{month}/{year}"},"receipt":{"class":"KU.340","pattern":"KW-{serial}/{unit}/{class}/{month}/{year}"}},"service_standard":"Keputusan Kepala BPS Provinsi Maluku No. 040/81 Tahun 2024","shelf":"shelf","stores":["store"],"tariff":{"converted":"held","grain":"dataset","megabyte":1000000,"step":"pro-rata"},"town":"Ambon","treasurer":{"name":"Bendahara Penerimaan","nip":"-"},"unit_code":"81000"}');
INSERT INTO "texts" VALUES(3,'e6192262902dc345905a6bd50a392eb029a2830adbbf493e38ce8646f10a1124','k/catalog/papers/receipt.sheet','; Kuitansi: dua lembar dalam satu berkas.
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
{% if receipt.payment.paid_on is defined and receipt.payment.paid_on != receipt.payment.on %}
isian | Tanggal bayar | {{ receipt.payment.paid_on|tanggal }} (bukti dicatat {{ receipt.payment.on|tanggal }})
{% else %}
isian | Tanggal bayar | {{ receipt.payment.on|tanggal }}
{% endif %}
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
INSERT INTO "texts" VALUES(4,'5bce900d885e1ed1f884b5a01827f73beea8599a54d597d0270f7cfd3bfb222e','k/catalog/papers/handover.sheet','; Berita acara serah terima.
kop | {{ office.name|upper }} | {{ office.address }}
{% if void %}
cap | BATAL
{% endif %}
judul | BERITA ACARA SERAH TERIMA | Nomor: {{ handover.number }}
{% if void %}
p center bold | BATAL pada {{ void.on|tanggal }}: {{ void.because }}
{% endif %}
p | Pada hari ini, {{ handover.on|hari }} tanggal {{ handover.on|tanggal }}, bertempat di {{ office.name }}, {{ office.town }}, telah diserahterimakan data dalam media elektronik sebagai berikut.
isian | Yang menyerahkan | Petugas Pelayanan Statistik Terpadu {{ office.name }}
isian | Yang menerima | {{ handover.to }}
{% if invoice.institution %}
isian | Instansi | {{ invoice.institution }}
{% endif %}
isian | Nomor permintaan | {{ handover.request }}
{% if handover.amendment is defined %}
isian | Perubahan | Adendum ke-{{ handover.amendment }} SPPD
{% endif %}
{% if invoice.supplement is defined %}
isian | Nomor tagihan | {{ invoice.supplement.earlier|map(attribute="number")|join("; ") }}; {{ invoice.number }}
{% else %}
isian | Nomor tagihan | {{ invoice.number }}
{% endif %}
{% if handover.earlier_receipts is defined %}
isian | Nomor kuitansi | {{ handover.earlier_receipts|join("; ") }}; {{ handover.receipt }}
{% else %}
isian | Nomor kuitansi | {{ handover.receipt }}
{% endif %}
{% if correction %}
isian | Memperbaiki | {{ correction.handover }}: {{ correction.because }}
{% endif %}
jarak 2
p bold | Data yang diserahkan
{% set item = namespace(number=0) %}
{% for line in invoice.lines %}
{% if loop.changed(line.index) %}
{% set item.number = item.number + 1 %}
butir 7 | {{ item.number }}. | {{ line.title }}
{% endif %}
{% endfor %}
jarak 2
satukan 30
p bold | Segel media
tabel | 18 | >31 | 4 | sisa
kepala | Volume | Ukuran (byte) | | Kode segel dan SHA-256 daftar isi
{% for seal in handover.seals %}
baris bersama | {{ seal.ordinal }} | {{ seal.bytes|angka }} | | *{{ seal.short_code }}*
baris | | | | {{ seal.manifest_sha256 }}
{% endfor %}
tutup
{% for seal in handover.seals %}
qr 26 | {{ handover.request }} {{ seal.ordinal }} {{ seal.short_code }} {{ seal.manifest_sha256 }} | Volume {{ seal.ordinal }}: *{{ seal.short_code }}* | Pindai kode ini, lalu cocokkan dengan kode segel pada halaman BACA-SAYA.html di media. Kode yang sama berarti daftar isi media tidak berubah.
{% endfor %}
jarak 1
satukan 30
p | Penerima menyatakan bahwa:
butir 6 | 1. | media dan kuitansi telah diterima, dan isi media telah diperiksa dengan membuka BUKA-INI-DULU.html serta mencocokkan kode segel di atas;
butir 6 | 2. | data dipergunakan sesuai dengan Surat Perjanjian Penggunaan Data (SPPD) yang telah ditandatangani.
jarak 1
p | Apabila media ternyata rusak atau isinya tidak sesuai dengan permintaan, petugas memperbaikinya dan menyerahkannya kembali.
{% if invoice.lines|selectattr("unit", "equalto", "peta")|list %}
p | Batas wilayah pada peta wilayah kerja statistik (WILKERSTAT) dibuat untuk keperluan statistik dan bukan batas administrasi resmi.
{% endif %}
jarak 3
satukan 40
kolom | | {{ office.town }}, {{ handover.on|tanggal }}
kolom | Yang menerima, | Yang menyerahkan,
jarak 18
kolom | *{{ handover.to }}* | (...............................................)
kaki | Pengaduan dan saran: kotak saran di ruang pelayanan; {{ office.contact.website }}; surel {{ office.contact.email }}; SMS/WA {{ office.contact.phone }}. Standar pelayanan: {{ office.service_standard }}.
');
CREATE TABLE verifications (
    id INTEGER PRIMARY KEY,
    package INTEGER NOT NULL REFERENCES packages (id),
    verified_on TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('lengkap', 'rusak')),
    proof TEXT NOT NULL,
    bytes_read INTEGER NOT NULL
) STRICT;
INSERT INTO "verifications" VALUES(1,1,'2026-11-24','lengkap','perangkat',311671);
CREATE TABLE visit_requests (
    id INTEGER PRIMARY KEY,
    visit INTEGER NOT NULL REFERENCES visits (id),
    number TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "visit_requests" VALUES(1,1,'8100-2026-0001');
INSERT INTO "visit_requests" VALUES(2,2,'8100-2026-0002');
INSERT INTO "visit_requests" VALUES(3,3,'8100-2026-0003');
INSERT INTO "visit_requests" VALUES(4,4,'8100-2026-0004');
INSERT INTO "visit_requests" VALUES(5,5,'8100-2026-0005');
INSERT INTO "visit_requests" VALUES(6,6,'8100-2026-0006');
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
INSERT INTO "visits" VALUES(1,'2026-11-24-01',2,1,'{}','2026-11-24','07:30');
INSERT INTO "visits" VALUES(2,'2026-11-24-02',6,2,'{}','2026-11-24','07:30');
INSERT INTO "visits" VALUES(3,'2026-11-24-03',10,3,'{}','2026-11-24','07:30');
INSERT INTO "visits" VALUES(4,'2026-11-24-04',14,4,'{}','2026-11-24','07:30');
INSERT INTO "visits" VALUES(5,'2026-11-24-05',18,5,'{}','2026-11-24','07:30');
INSERT INTO "visits" VALUES(6,'2026-11-24-06',22,6,'{}','2026-11-24','07:30');
CREATE TABLE voids (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'receipt', 'handover')),
    number TEXT NOT NULL,
    because TEXT NOT NULL,
    voided_on TEXT NOT NULL,
    UNIQUE (kind, number)
) STRICT;
INSERT INTO "voids" VALUES(1,'receipt','KW-002/81000/KU.340/11/2026','ABCDEFGH12345678 -> ABCDEFGH12345679: salah ketik','2026-11-24');
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
CREATE INDEX amendments_of_invoice ON amendments (invoice);
CREATE INDEX amendments_of_of_invoice ON amendments (of_invoice);
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
CREATE TRIGGER amendments_no_UPDATE BEFORE UPDATE ON amendments  BEGIN SELECT RAISE (ABORT, 'rows of amendments stay as they were issued'); END;
CREATE TRIGGER amendments_no_DELETE BEFORE DELETE ON amendments  BEGIN SELECT RAISE (ABORT, 'rows of amendments stay as they were issued'); END;
CREATE TRIGGER chain_no_UPDATE BEFORE UPDATE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
CREATE TRIGGER chain_no_DELETE BEFORE DELETE ON chain  BEGIN SELECT RAISE (ABORT, 'rows of chain stay as they were issued'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('chain',105);
COMMIT;
PRAGMA user_version = 5;
PRAGMA application_id = 1802330483;
