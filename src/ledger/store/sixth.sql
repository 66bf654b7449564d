-- Version 6 adds to version 5.

-- Why a row was recorded, where a reason was given with --because, and who confirmed it as a second person. Both are
-- NULL where there is none, and they are part of the link's hash.
ALTER TABLE chain ADD COLUMN acted_because TEXT;
ALTER TABLE chain ADD COLUMN seconded_by TEXT;
-- For the latest moment: no row is recorded before it without a reason.
CREATE INDEX chain_moments ON chain (recorded_at);

-- Which personal data were blanked: 'guest' only those of the guest book and of the request; 'all' also those of papers,
-- with the evidence. NULL in what an older version recorded, which blanked all.
ALTER TABLE forgettings ADD COLUMN what TEXT CHECK (what IN ('guest', 'all'));

-- The last day of a billing code, put right where only that was recorded wrongly: `code` counts on with this day. A
-- code may get another day more than once, and become void later; a row of `amendments` could name it only once.
CREATE TABLE code_days (
    id INTEGER PRIMARY KEY,
    code INTEGER NOT NULL REFERENCES billing_codes (id),
    was TEXT NOT NULL,           -- the last day that counts no more
    expires_on TEXT NOT NULL,    -- the last day that counts instead
    because TEXT NOT NULL,
    amended_by TEXT NOT NULL,
    amended_on TEXT NOT NULL
) STRICT;
CREATE INDEX code_days_of_code ON code_days (code);

-- Agreements (SPPD) to be signed, each for one version of a request.
CREATE TABLE agreement_papers (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    template INTEGER REFERENCES texts (id),
    settings INTEGER REFERENCES texts (id),
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
CREATE INDEX agreement_papers_of_request ON agreement_papers (request);

-- Each paper as it was printed to be signed: a scan with the same digest is the unsigned paper.
CREATE TABLE prints (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id),
    paper TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    printed_on TEXT NOT NULL,
    UNIQUE (request, sha256)
) STRICT;

-- A document that proves a step: a copy of it lies in the office.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    request INTEGER REFERENCES requests (id),   -- NULL for a deposit's proof
    deposit INTEGER REFERENCES deposits (id),
    kind TEXT NOT NULL,          -- sppd, rp0, identitas, npwp, bpn, setoran or meterai
    form TEXT NOT NULL,          -- pdf, jpeg, png or tiff, by content
    path TEXT NOT NULL,          -- of the copy, relative to the office's folder
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    attached_on TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_of_request ON evidence (request);

-- A record that evidence and papers were destroyed after their time (berita acara pemusnahan).
CREATE TABLE destructions (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,     -- counts the records of a year, from 1
    body TEXT NOT NULL,          -- the two names, the requests, and the files with their digests, as JSON
    destroyed_on TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;

-- Money that reached the treasury for an invoice beyond the payment that counts: a second payment, what a payment was
-- more than the invoice's total, or a payment that was less than the total and counts no more.
CREATE TABLE overpayments (
    id INTEGER PRIMARY KEY,
    invoice INTEGER NOT NULL REFERENCES invoices (id),
    ntpn TEXT NOT NULL UNIQUE,
    code TEXT,                   -- the billing code under which it was paid
    amount INTEGER NOT NULL CHECK (amount > 0),
    paid_on TEXT NOT NULL,       -- the bank's day
    because TEXT NOT NULL,
    recorded_on TEXT NOT NULL,
    payment INTEGER UNIQUE REFERENCES payments (id),   -- the payment that was less and counts no more,
    amended INTEGER UNIQUE REFERENCES amendments (id)  -- or the amendment that it stands in
) STRICT;

-- What the treasury paid back, of an overpayment or of a claim.
CREATE TABLE refunds (
    id INTEGER PRIMARY KEY,
    overpayment INTEGER UNIQUE REFERENCES overpayments (id),
    claim INTEGER UNIQUE REFERENCES claims (id),
    proof TEXT NOT NULL,         -- the number of the treasury's order (SP2D)
    amount INTEGER NOT NULL CHECK (amount > 0),
    refunded_on TEXT NOT NULL,
    CHECK ((overpayment IS NULL) <> (claim IS NULL))
) STRICT;

-- A ledger that was put back from a backup.
CREATE TABLE restores (
    id INTEGER PRIMARY KEY,
    backup TEXT NOT NULL,        -- the file's name
    sha256 TEXT NOT NULL,        -- of the file
    head TEXT NOT NULL,          -- the last hash of the chain in the backup
    because TEXT NOT NULL,
    restored_on TEXT NOT NULL
) STRICT;

-- Serials of a series that stand for no paper in this ledger, with the reason.
CREATE TABLE holes (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,          -- the table of the papers
    year INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    restored INTEGER REFERENCES restores (id),
    because TEXT NOT NULL,
    noted_on TEXT NOT NULL,
    CHECK (first >= 1 AND last >= first)
) STRICT;

-- Complaints of the service standard. What was said, and by whom, stands in `people` under the complaint's number.
CREATE TABLE complaints (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    person INTEGER NOT NULL REFERENCES people (id),
    request TEXT,                -- the number of the request that it is about; NULL where it is about no sale
    channel TEXT NOT NULL CHECK (channel IN ('kotak', 'situs', 'email', 'wa', 'langsung')),
    received_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    UNIQUE (year, serial)
) STRICT;
CREATE INDEX complaints_of_request ON complaints (request);

-- The answer to a complaint; its words stand in `people`, too.
CREATE TABLE complaint_answers (
    id INTEGER PRIMARY KEY,
    complaint INTEGER NOT NULL UNIQUE REFERENCES complaints (id),
    person INTEGER NOT NULL REFERENCES people (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('dipenuhi', 'dijelaskan', 'ditolak', 'diteruskan')),
    correction INTEGER REFERENCES corrections (id), -- the correction of the sale that answers it
    answered_on TEXT NOT NULL
) STRICT;

-- Cash that was counted, against what the ledger says: at the close of a month, or when a treasurer hands it over.
CREATE TABLE cash_counts (
    id INTEGER PRIMARY KEY,
    occasion TEXT NOT NULL CHECK (occasion IN ('month', 'handover', 'count')),
    counted INTEGER NOT NULL,    -- in rupiah
    expected INTEGER NOT NULL,   -- in rupiah
    from_treasurer TEXT NOT NULL,
    to_treasurer TEXT,           -- who takes the cash over; NULL where nobody does
    body TEXT NOT NULL,          -- the pieces of each denomination, and the receipts that make up the cash, as JSON
    counted_on TEXT NOT NULL,
    CHECK ((occasion = 'handover') = (to_treasurer IS NOT NULL))
) STRICT;

-- The close of a month.
CREATE TABLE month_closes (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL,         -- such as 2026-11
    cash_count INTEGER REFERENCES cash_counts (id),
    body TEXT NOT NULL,          -- opening, receipts, deposits, closing, as JSON
    closed_on TEXT NOT NULL
) STRICT;

-- A comparison with what SIMPONI says of a month.
CREATE TABLE reconciliations (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL,
    file TEXT NOT NULL,          -- the export's name
    sha256 TEXT NOT NULL,        -- of the export
    body TEXT NOT NULL,          -- sums and differences, as JSON
    reconciled_on TEXT NOT NULL
) STRICT;
