-- What the governing body approved beside the self-assessment, and exceptional circumstances (8.5).

CREATE TABLE approval (                      -- of the annual report and of the policy, for a year
  id INTEGER PRIMARY KEY,
  year_end TEXT NOT NULL,
  what TEXT NOT NULL,                        -- policy, annual report
  on_date TEXT NOT NULL,
  body TEXT NOT NULL,                        -- who approved it
  minute_reference TEXT NOT NULL,
  signed_by TEXT NOT NULL DEFAULT '',        -- name and role
  removed_on TEXT
) STRICT;
CREATE INDEX approval_by_year ON approval (year_end);

CREATE TABLE circumstance (                  -- the Code could not be kept (8.5)
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  began_on TEXT NOT NULL,
  ombudsman_told_on TEXT,
  residents_told_on TEXT,
  residents_told_how TEXT NOT NULL DEFAULT '',
  back_by TEXT NOT NULL,                     -- the timescale for returning to compliance
  back_on TEXT,
  removed_on TEXT
) STRICT;
