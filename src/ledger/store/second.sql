-- Version 2 of the ledger. Rows are only added; `chain` binds each to the one before it.
-- Names and addresses are only in `people`: other rows refer to them, the chain holds a salted digest.

CREATE TABLE chain (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    of_table TEXT NOT NULL,
    of_row INTEGER NOT NULL,
    recorded_at TEXT,            -- the moment of the step; NULL in what an older version recorded
    hash TEXT NOT NULL,          -- SHA-256 of the hash before, of the moment and of the row
    UNIQUE (of_table, of_row)
) STRICT;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,         -- the number of the request or visit that they belong to
    digest TEXT NOT NULL,        -- SHA-256 of salt and body; it stays when they go
    salt TEXT,
    body TEXT                    -- the personal fields as JSON; NULL once forgotten
) STRICT;
CREATE INDEX people_of_visit ON people (visit);

CREATE TABLE forgettings (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL,
    because TEXT,
    forgotten_on TEXT NOT NULL
) STRICT;

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

CREATE TABLE visit_requests (
    id INTEGER PRIMARY KEY,
    visit INTEGER NOT NULL REFERENCES visits (id),
    number TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE polls (
    id INTEGER PRIMARY KEY,
    visit INTEGER NOT NULL UNIQUE REFERENCES visits (id),
    importance INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 10),
    satisfaction INTEGER NOT NULL CHECK (satisfaction BETWEEN 1 AND 10),
    answered_on TEXT NOT NULL
) STRICT;

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
    person INTEGER NOT NULL REFERENCES people (id),
    category TEXT NOT NULL
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
    person INTEGER REFERENCES people (id),
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

-- Templates, and settings of the office, with which papers were issued; each text is stored once.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE, -- SHA-256 of name, line feed and body
    name TEXT NOT NULL,
    body TEXT NOT NULL
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
CREATE INDEX invoices_of_request ON invoices (request);

-- The plan of an invoice or a packing: packages with their digests, and the price line by line.
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

CREATE TABLE billing_codes (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL REFERENCES invoices (id),
    code TEXT NOT NULL UNIQUE,
    issued_on TEXT NOT NULL,
    expires_on TEXT NOT NULL
) STRICT;
CREATE INDEX billing_codes_of_invoice ON billing_codes (invoice);

CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL UNIQUE REFERENCES invoices (id),
    ntpn TEXT UNIQUE,            -- NULL for cash
    body TEXT NOT NULL
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
CREATE INDEX receipts_of_invoice ON receipts (invoice);

CREATE TABLE deposits (
    id INTEGER PRIMARY KEY,
    ntpn TEXT NOT NULL UNIQUE,
    code TEXT,
    amount INTEGER NOT NULL,
    deposited_on TEXT NOT NULL
) STRICT;

CREATE TABLE deposited (
    id INTEGER PRIMARY KEY,
    deposit INTEGER NOT NULL REFERENCES deposits (id),
    receipt INTEGER NOT NULL UNIQUE REFERENCES receipts (id)
) STRICT;
CREATE INDEX deposited_of_deposit ON deposited (deposit);

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
CREATE INDEX handovers_of_request ON handovers (request);

-- A complaint of a buyer: refers to the handover, and to the last verification before the complaint.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    handover INTEGER NOT NULL REFERENCES handovers (id),
    after_verification INTEGER NOT NULL,
    because TEXT NOT NULL,
    reported_on TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_of_request ON corrections (request);

CREATE TABLE voids (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'receipt', 'handover')),
    number TEXT NOT NULL,
    because TEXT NOT NULL,
    voided_on TEXT NOT NULL,
    UNIQUE (kind, number)
) STRICT;

CREATE TABLE endings (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE, -- the request's
    how TEXT NOT NULL CHECK (how IN ('cancelled', 'closed')),
    because TEXT,
    ended_on TEXT NOT NULL
) STRICT;
