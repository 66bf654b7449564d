-- Version 3 adds to version 2.

-- An officer's decision to return a version of a request, or not to serve the request. What was approved, signed, packed
-- and invoiced for the version up to the rows named does not count after a return; NULL for a refusal.
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
CREATE INDEX decisions_of_request ON decisions (request);
