-- Conflicts that are corrected, panels with their hearing, and decisions between meetings.

ALTER TABLE relation ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE relation ADD COLUMN removed_on TEXT;

ALTER TABLE stage_handler ADD COLUMN assigned_on TEXT;  -- the day they were asked to consider it

CREATE TABLE hearing (                       -- a panel hears a stage (6.20)
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  stage INTEGER NOT NULL CHECK (stage IN (1, 2)),
  on_date TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  invited_on TEXT,                           -- the resident
  companion TEXT NOT NULL DEFAULT '',        -- who comes with them or speaks for them (3.6)
  complained_about TEXT NOT NULL DEFAULT '', -- how the person complained about is heard
  note TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;
CREATE INDEX hearing_by_complaint ON hearing (complaint_id);

CREATE TABLE decision (                      -- taken between two meetings of the governing body
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  about TEXT NOT NULL,                       -- stage 1, stage 2, award, other
  on_date TEXT NOT NULL,
  how TEXT NOT NULL,
  what TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '',              -- why it could not wait
  noted_on TEXT,                             -- the meeting that noted it
  minute_reference TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;
CREATE INDEX decision_by_complaint ON decision (complaint_id);

CREATE TABLE decision_member (               -- who decided, and what each declared (5.8)
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL REFERENCES decision (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  decided INTEGER NOT NULL CHECK (decided IN (0, 1)),
  conflicts_declared TEXT NOT NULL,          -- 'None.' or which
  removed_on TEXT
) STRICT;
CREATE INDEX decision_member_by_decision ON decision_member (decision_id);
