-- Version 4 adds to version 3.

-- Who recorded each row. All three are NULL in what an older version recorded, and they are part of the link's hash.
ALTER TABLE chain ADD COLUMN acted_by TEXT; -- the officer's name, or 'tidak disebut' where none was named
ALTER TABLE chain ADD COLUMN account TEXT;  -- the account of the machine; NULL where it is not known
ALTER TABLE chain ADD COLUMN host TEXT;     -- the machine's name; NULL where it is not known
