-- A closed year keeps its figures as they were approved; closing it anew adds a row and keeps the older one.

CREATE TABLE closed_year (
  id INTEGER PRIMARY KEY,
  start_on TEXT NOT NULL,
  year_end TEXT NOT NULL,
  as_of TEXT NOT NULL,                       -- what happened later is no part of the figures
  closed_on TEXT NOT NULL,
  closed_by TEXT NOT NULL,
  method INTEGER NOT NULL,                   -- how the figures were counted
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  why TEXT NOT NULL DEFAULT '',              -- it was closed anew
  removed_on TEXT
) STRICT;
CREATE INDEX closed_year_by_end ON closed_year (year_end);

ALTER TABLE plan_item ADD COLUMN outcome TEXT NOT NULL DEFAULT '';  -- done, not done, carried on
ALTER TABLE plan_item ADD COLUMN carried_from INTEGER REFERENCES plan_item (id);
