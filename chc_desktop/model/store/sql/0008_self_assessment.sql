-- The self-assessment from year to year: what was taken over, what is to be looked at again, what
-- was accepted from the register, and what came of each date to comply.

ALTER TABLE assessment ADD COLUMN started_from INTEGER REFERENCES assessment (id);
ALTER TABLE assessment ADD COLUMN why TEXT NOT NULL DEFAULT '';             -- of an interim one (8.3 to 8.5)
ALTER TABLE assessment ADD COLUMN submitted_how TEXT NOT NULL DEFAULT '';
ALTER TABLE assessment ADD COLUMN removed_on TEXT;

ALTER TABLE assessment_answer ADD COLUMN look_again TEXT NOT NULL DEFAULT '';  -- why; '' when looked at
ALTER TABLE assessment_answer ADD COLUMN accepted TEXT NOT NULL DEFAULT '';    -- the register's sentence as it was accepted
ALTER TABLE assessment_answer ADD COLUMN complied_on TEXT;                     -- a No that was put right
ALTER TABLE assessment_answer ADD COLUMN complied_note TEXT NOT NULL DEFAULT '';

CREATE TABLE publication (                   -- what residents and the Ombudsman were given, of a year
  id INTEGER PRIMARY KEY,
  year_end TEXT NOT NULL,
  what TEXT NOT NULL,                        -- policy, self-assessment, annual report, response
  version INTEGER,                           -- of the self-assessment
  place TEXT NOT NULL,                       -- an address on the web, a notice board, the Ombudsman's form
  from_on TEXT NOT NULL,
  until_on TEXT,
  to_ombudsman INTEGER NOT NULL DEFAULT 0 CHECK (to_ombudsman IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;
CREATE INDEX publication_by_year ON publication (year_end);
