-- What the check of a policy's text found and the officer set aside, with the reason.

CREATE TABLE policy_dismissal (
  id INTEGER PRIMARY KEY,
  policy_id INTEGER NOT NULL REFERENCES policy (id),
  issue TEXT NOT NULL,
  quote TEXT NOT NULL,                       -- the policy's own words: a changed place is found anew
  reason TEXT NOT NULL CHECK (reason <> ''),
  on_date TEXT NOT NULL,
  removed_on TEXT
) STRICT;
CREATE INDEX policy_dismissal_by_policy ON policy_dismissal (policy_id);
