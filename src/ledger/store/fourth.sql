-- Version 4 adds to version 3.

-- Who recorded each row. All three are NULL in what an older version recorded, and they are part of the link's hash.
ALTER TABLE chain ADD COLUMN acted_by TEXT; -- the officer's name, or 'tidak disebut' where none was named
ALTER TABLE chain ADD COLUMN account TEXT;  -- the account of the machine; NULL where it is not known
ALTER TABLE chain ADD COLUMN host TEXT;     -- the machine's name; NULL where it is not known

-- An amendment: a new version of a request that was agreed or invoiced. What was approved, signed, packed and invoiced
-- for that version up to the rows named does not count, since a request may be amended back to what it was before.
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
CREATE INDEX amended_requests_of_request ON amended_requests (request);

-- What the treasury owes a buyer who paid more than the amended request costs.
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    amendment INTEGER NOT NULL UNIQUE REFERENCES amended_requests (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    because TEXT NOT NULL,
    claimed_on TEXT NOT NULL
) STRICT;
