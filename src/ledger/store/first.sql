-- Version 1 of the ledger.
CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,          -- the request as JSON, without the requester's personal fields
    recorded_on TEXT NOT NULL,
    UNIQUE (number, digest)
) STRICT;

CREATE TABLE requesters (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    category TEXT NOT NULL,
    phone TEXT,
    address TEXT,
    institution TEXT,
    npwp TEXT
) STRICT;
CREATE INDEX requesters_of_request ON requesters (request);

-- The order in which versions of requests were handed in: the last one of a number is current.
CREATE TABLE arrivals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id)
) STRICT;
CREATE INDEX arrivals_of_request ON arrivals (request);

CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    body TEXT NOT NULL,
    verdict TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;
CREATE INDEX approvals_of_request ON approvals (request);

CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    body TEXT NOT NULL,
    scan TEXT NOT NULL
) STRICT;
CREATE INDEX agreements_of_request ON agreements (request);

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

CREATE TABLE verifications (
    id INTEGER PRIMARY KEY,
    package INTEGER NOT NULL REFERENCES packages (id),
    verified_on TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('lengkap', 'rusak')),
    proof TEXT NOT NULL,
    bytes_read INTEGER NOT NULL
) STRICT;
CREATE INDEX verifications_of_package ON verifications (package);

CREATE TABLE invoices (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
CREATE INDEX invoices_of_request ON invoices (request);

CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL UNIQUE REFERENCES invoices (id),
    ntpn TEXT UNIQUE,            -- NULL for cash
    body TEXT NOT NULL
) STRICT;

CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL UNIQUE REFERENCES invoices (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;

CREATE TABLE handovers (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL UNIQUE REFERENCES requests (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
