-- Letters -----------------------------------------------------------------------------------
-- What each letter that was sent was made from, and who got it, so that it can be made again.

CREATE TABLE letter_source (                 -- a text, a head or a contact block as it was used
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                        -- letter acknowledgement ..., ombudsman, letterhead
  version TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (name, version, body)
) STRICT;

CREATE TABLE letter_recipient (              -- 1.2: each of a group gets the letters
  id INTEGER PRIMARY KEY,
  letter_id INTEGER NOT NULL REFERENCES letter (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  part TEXT NOT NULL DEFAULT '',             -- lead, member, representative; empty: their own
  name TEXT NOT NULL,                        -- as on the envelope
  address TEXT NOT NULL DEFAULT '',
  large_print INTEGER NOT NULL DEFAULT 0 CHECK (large_print IN (0, 1)),
  removed_on TEXT
) STRICT;
CREATE INDEX letter_recipient_by_letter ON letter_recipient (letter_id);
CREATE INDEX letter_recipient_by_person ON letter_recipient (person_id);

ALTER TABLE letter ADD COLUMN text_id INTEGER REFERENCES letter_source (id);
ALTER TABLE letter ADD COLUMN contacts_id INTEGER REFERENCES letter_source (id);
ALTER TABLE letter ADD COLUMN head_id INTEGER REFERENCES letter_source (id);
ALTER TABLE letter ADD COLUMN logo_id INTEGER REFERENCES attachment (id);
ALTER TABLE letter ADD COLUMN missing TEXT NOT NULL DEFAULT '';  -- what it lacked when it went
ALTER TABLE letter ADD COLUMN about TEXT NOT NULL DEFAULT '';    -- adjustment, restriction
ALTER TABLE letter ADD COLUMN about_id INTEGER;

-- A landlord's own text says which of the program's it was made from.
ALTER TABLE dated_block ADD COLUMN made_from TEXT NOT NULL DEFAULT '';
ALTER TABLE dated_block ADD COLUMN removed_on TEXT;
