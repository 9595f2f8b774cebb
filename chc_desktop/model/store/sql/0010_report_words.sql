-- What is written for the annual report, and how it is taken back.

CREATE TABLE case_study (                    -- written anew to be published: nobody can be recognised
  id INTEGER PRIMARY KEY,
  year_end TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  checked_on TEXT NOT NULL,                  -- confirmed that no neighbour would recognise anybody
  removed_on TEXT
) STRICT;
CREATE INDEX case_study_by_year ON case_study (year_end);

ALTER TABLE plan_item ADD COLUMN removed_on TEXT;
ALTER TABLE year_figure ADD COLUMN removed_on TEXT;
