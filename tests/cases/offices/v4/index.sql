-- The index of a small office, of schema 4: paths of files are absolute.
PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE file (
        source TEXT PRIMARY KEY, item TEXT, path TEXT NOT NULL,
        bytes INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
        inode INTEGER NOT NULL, digest BLOB NOT NULL, role TEXT NOT NULL,
        map_part INTEGER NOT NULL, memo INTEGER NOT NULL, flaws TEXT,
        letters TEXT, shape TEXT
    ) STRICT, WITHOUT ROWID;
INSERT INTO file VALUES('/srv/kantor/store/lain/x.dat',NULL,'lain/x.dat',1,1796006861055475570,1796006861055475570,9569,X'2D711642B726B04401627CA9FBAC32F5C8530FB1903CC4DB02258717921A4881','data',0,0,NULL,NULL,NULL);
INSERT INTO file VALUES('/srv/kantor/store/microdata/susenas-2025-03-kor-81/dokumentasi/layout.txt','susenas-2025-03-kor-81','dokumentasi/layout.txt',6,1796006861055415866,1796006861055415866,9537,X'618EE9D7D7678AD34B006FF19E9875DCC5415798E5FF7D7EB535378BE13E6E86','dokumentasi',0,0,NULL,NULL,NULL);
INSERT INTO file VALUES('/srv/kantor/store/microdata/susenas-2025-03-kor-81/kor_ind.csv','susenas-2025-03-kor-81','kor_ind.csv',35,1796006861055415866,1796006861055415866,9521,X'C3E20028FE6593E581392197BD3100EEDFEC8DF11D057406563775AC1A0B777E','data',0,0,NULL,'ASCII',NULL);
INSERT INTO file VALUES('/srv/kantor/store/microdata/susenas-2025-03-kor-81/kor_rt.csv','susenas-2025-03-kor-81','kor_rt.csv',27,1796006861055415866,1796006861055415866,9505,X'78D70141B019A0F6592583C6D17F76E79BD606232E9F6DBCCA7B35DA1225F07D','data',0,0,NULL,'ASCII',NULL);
CREATE TABLE finding (
        code TEXT NOT NULL, blocking INTEGER NOT NULL, item TEXT, path TEXT NOT NULL,
        reason TEXT NOT NULL, remedy TEXT NOT NULL
    ) STRICT;
INSERT INTO finding VALUES('I18',0,NULL,'/srv/kantor/store/lain','1 berkas tidak termasuk produk mana pun.','Betulkan kolom `root` di datasets.csv atau layers.csv, atau pindahkan berkasnya ke folder produknya, lalu jalankan `kemas index`.');
CREATE TABLE inside (source TEXT PRIMARY KEY, profile TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO inside VALUES('/srv/kantor/store/microdata/susenas-2025-03-kor-81/kor_ind.csv','{"kind":"table","format":"csv","records":3,"deleted":0,"encoding":"UTF-8","columns":[{"name":"prov","kind":"integer"},{"name":"kab","kind":"integer"},{"name":"b","kind":"integer"}]}');
INSERT INTO inside VALUES('/srv/kantor/store/microdata/susenas-2025-03-kor-81/kor_rt.csv','{"kind":"table","format":"csv","records":2,"deleted":0,"encoding":"UTF-8","columns":[{"name":"prov","kind":"integer"},{"name":"kab","kind":"integer"},{"name":"a","kind":"integer"}]}');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('catalog_edition','f81cb9263233f71626328267a640434022eb1a5f12d50ad42045e20ddb287b18');
INSERT INTO meta VALUES('personal','e221159dfb1193e8eea6140cb91d42a9');
COMMIT;
