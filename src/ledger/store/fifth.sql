-- Version 5 adds to version 4.

-- What puts money right that was recorded wrongly. The rows that it is about stay as they are, and count no more.
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
CREATE INDEX amendments_of_invoice ON amendments (invoice);
CREATE INDEX amendments_of_of_invoice ON amendments (of_invoice);
