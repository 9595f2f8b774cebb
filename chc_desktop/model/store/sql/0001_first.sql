-- The register. Facts are stored, dates are derived: no due date, state or breach stands in any table.
-- Dates are ISO text (YYYY-MM-DD), money is pence, yes/no is 0 or 1. Nothing is deleted: removed_on.

CREATE TABLE landlord (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  address TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  governing_body TEXT NOT NULL DEFAULT 'committee',
  year_end_month INTEGER NOT NULL DEFAULT 3 CHECK (year_end_month BETWEEN 1 AND 12),
  year_end_day INTEGER NOT NULL DEFAULT 31 CHECK (year_end_day BETWEEN 1 AND 31),
  registered INTEGER NOT NULL DEFAULT 1 CHECK (registered IN (0, 1)),
  scheme_member INTEGER NOT NULL DEFAULT 1 CHECK (scheme_member IN (0, 1)),
  reference_prefix TEXT NOT NULL DEFAULT 'C-',
  as_of TEXT,                       -- a sample's own "today"; NULL in a real register
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE homes_at_year_end (    -- 1,000 homes owned at year end: CH01's N
  year_end TEXT PRIMARY KEY,
  rented INTEGER NOT NULL CHECK (rented >= 0),
  shared_ownership INTEGER NOT NULL DEFAULT 0 CHECK (shared_ownership >= 0),
  removed_on TEXT
) STRICT;

CREATE TABLE policy_target (        -- what the landlord's own policy promises beside the Code
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,               -- acknowledge, stage 1 response, survey follow-up ...
  working_days INTEGER NOT NULL CHECK (working_days > 0),
  from_on TEXT NOT NULL,
  until_on TEXT,
  removed_on TEXT
) STRICT;

CREATE TABLE one_off_holiday (
  on_date TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;

CREATE TABLE office_closure (       -- warns, never moves a date
  id INTEGER PRIMARY KEY,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;

CREATE TABLE dated_block (          -- the user's edition of contacts, letter texts, award limits
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  in_force_from TEXT NOT NULL,
  last_checked_on TEXT NOT NULL
) STRICT;

-- People ------------------------------------------------------------------------------------

CREATE TABLE home (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (label <> ''),
  tenure TEXT NOT NULL DEFAULT 'rented',
  removed_on TEXT
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  home_id INTEGER REFERENCES home (id),
  elsewhere TEXT NOT NULL DEFAULT '',        -- an address outside the landlord's homes
  kind TEXT NOT NULL DEFAULT 'resident',     -- resident, former tenant, applicant, officer, outside
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  prefers TEXT NOT NULL DEFAULT '',          -- how to be contacted
  merged_into INTEGER REFERENCES person (id),
  removed_on TEXT,
  merged_why TEXT NOT NULL DEFAULT ''  -- where the homes differ
) STRICT;
CREATE INDEX person_by_home ON person (home_id);

CREATE TABLE role_holder (                   -- 4.1 to 4.3, 9.4, 9.5: offices with terms
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  may_award INTEGER,                          -- pence this role may award alone
  removed_on TEXT
) STRICT;

CREATE TABLE relation (                      -- declared conflicts (5.8)
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  to_person_id INTEGER NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  declared_on TEXT NOT NULL,
  ended_on TEXT
) STRICT;

CREATE TABLE third_party (                   -- 5.4, 5.5
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  terms TEXT NOT NULL DEFAULT '',
  from_on TEXT NOT NULL,
  until_on TEXT,
  removed_on TEXT
) STRICT;

-- Complaints --------------------------------------------------------------------------------

CREATE TABLE complaint (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
  person_id INTEGER NOT NULL REFERENCES person (id),
  subject TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  outcome_sought TEXT NOT NULL DEFAULT '',
  outside_measures INTEGER NOT NULL DEFAULT 0 CHECK (outside_measures IN (0, 1)),
  offered_choice TEXT NOT NULL DEFAULT '',   -- 1.3: the answer in their own words
  triage TEXT NOT NULL DEFAULT '',           -- 6.1
  linked_to INTEGER REFERENCES complaint (id),
  service_request_id INTEGER REFERENCES service_request (id),
  source TEXT NOT NULL DEFAULT '',           -- 'file' when imported
  removed_on TEXT
) STRICT;
CREATE INDEX complaint_by_person ON complaint (person_id);

CREATE TABLE complaint_person (              -- a group with a lead (1.2), representatives (1.3, 3.6)
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  part TEXT NOT NULL,                        -- lead, member, representative, companion, complained about
  consent_on TEXT,
  removed_on TEXT,
  UNIQUE (complaint_id, person_id, part)
) STRICT;

CREATE TABLE complaint_category (
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  category TEXT NOT NULL CHECK (category <> ''),
  PRIMARY KEY (complaint_id, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (                         -- the truth from which everything is derived
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  kind TEXT NOT NULL,
  stage INTEGER NOT NULL CHECK (stage IN (1, 2)),
  on_date TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  corrects INTEGER REFERENCES event (id),
  why_corrected TEXT NOT NULL DEFAULT '',
  letter_id INTEGER REFERENCES letter (id)
) STRICT;
CREATE INDEX event_by_complaint ON event (complaint_id);

CREATE TABLE stage_handler (                 -- 5.8, 6.13, 6.20: who considers a stage
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  stage INTEGER NOT NULL CHECK (stage IN (1, 2)),
  person_id INTEGER REFERENCES person (id),
  third_party_id INTEGER REFERENCES third_party (id),
  part TEXT NOT NULL DEFAULT 'considers',    -- considers, chair, member, clerk
  conflicts_declared TEXT NOT NULL DEFAULT '',
  removed_on TEXT,
  CHECK ((person_id IS NULL) <> (third_party_id IS NULL))
) STRICT;
CREATE INDEX stage_handler_by_complaint ON stage_handler (complaint_id);

CREATE TABLE promise (                       -- remedies and actions (6.6, 6.17, 7.1 to 7.4)
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  stage INTEGER NOT NULL CHECK (stage IN (1, 2)),
  made_on TEXT NOT NULL,
  head TEXT NOT NULL,                        -- action, apology, or a head of compensation
  what TEXT NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  amount INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0),
  awarded_by INTEGER REFERENCES person (id),
  committee_agreed_on TEXT,
  accepted_on TEXT,
  done_on TEXT,
  done_how TEXT NOT NULL DEFAULT '',
  set_against_arrears INTEGER NOT NULL DEFAULT 0 CHECK (set_against_arrears IN (0, 1)),
  removed_on TEXT
) STRICT;
CREATE INDEX promise_by_complaint ON promise (complaint_id);

CREATE TABLE letter (                        -- what was told, with the template it was made from
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER REFERENCES complaint (id),
  person_id INTEGER REFERENCES person (id),
  kind TEXT NOT NULL,
  stage INTEGER,
  template TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  promised_date TEXT,                        -- the date given to the resident: a fact of its own
  not_computed_here INTEGER NOT NULL DEFAULT 0 CHECK (not_computed_here IN (0, 1)),
  sent_on TEXT,
  sent_how TEXT NOT NULL DEFAULT '',
  override_reason TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;

CREATE TABLE attachment (                    -- 5.12, inside the file
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER REFERENCES complaint (id),
  event_id INTEGER REFERENCES event (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  removed_on TEXT
) STRICT;

CREATE TABLE ombudsman_case (                -- 9.7, 8.1 c
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER REFERENCES complaint (id),
  reference TEXT NOT NULL DEFAULT '',
  opened_on TEXT NOT NULL,
  closed_on TEXT
) STRICT;

CREATE TABLE ombudsman_item (                -- requests for evidence, findings, orders
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES ombudsman_case (id),
  kind TEXT NOT NULL,                        -- evidence request, finding, order, recommendation, failure order
  issue TEXT NOT NULL DEFAULT '',
  finding TEXT NOT NULL DEFAULT '',
  what TEXT NOT NULL DEFAULT '',
  on_date TEXT NOT NULL,
  due_on TEXT,
  done_on TEXT,
  amount INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE learning (                      -- 9.1 to 9.3, 8.1 d
  id INTEGER PRIMARY KEY,
  complaint_id INTEGER REFERENCES complaint (id),
  on_date TEXT NOT NULL,
  internal TEXT NOT NULL DEFAULT '',         -- never leaves the file
  you_said TEXT NOT NULL DEFAULT '',         -- worded for publication
  we_did TEXT NOT NULL DEFAULT '',
  what_changed TEXT NOT NULL DEFAULT '',
  told_whom TEXT NOT NULL DEFAULT '',
  told_on TEXT,
  removed_on TEXT
) STRICT;

-- Requests, surveys, thanks (1.4 to 1.6) ----------------------------------------------------

CREATE TABLE service_request (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person (id),
  received_on TEXT NOT NULL,
  what TEXT NOT NULL,
  done_on TEXT,
  dissatisfied_on TEXT,
  choice_offered_on TEXT,
  choice_words TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;

CREATE TABLE survey_answer (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id),
  on_date TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  told_how_to_complain_on TEXT,
  removed_on TEXT
) STRICT;

CREATE TABLE compliment (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id),
  on_date TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;

-- Adjustments and restrictions (5.10, 5.14, 5.15) --------------------------------------------

CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  complaint_id INTEGER REFERENCES complaint (id),  -- NULL: all contact
  need TEXT NOT NULL DEFAULT '',             -- their own words, special category data
  disclosed_on TEXT,
  disclosed_how TEXT NOT NULL DEFAULT '',
  asked_on TEXT NOT NULL,
  asked TEXT NOT NULL,                       -- what was asked for; shown, without the need
  acts TEXT NOT NULL DEFAULT '',             -- large print ...: what the program does by itself
  decision TEXT NOT NULL DEFAULT '',         -- agreed, declined, or not decided yet
  decided_on TEXT,
  reasons TEXT NOT NULL DEFAULT '',
  review_on TEXT,                            -- the day agreed with the person, not computed
  ended_on TEXT,
  removed_on TEXT
) STRICT;

CREATE TABLE restriction (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  subject TEXT NOT NULL,
  warnings TEXT NOT NULL DEFAULT '',
  waived_warning TEXT NOT NULL DEFAULT '',
  other_steps TEXT NOT NULL DEFAULT '',
  equality_regard TEXT NOT NULL DEFAULT '',
  proportionate TEXT NOT NULL DEFAULT '',
  decided_by INTEGER REFERENCES person (id),
  start_on TEXT NOT NULL,
  end_on TEXT NOT NULL,
  review_on TEXT NOT NULL,
  appeal TEXT NOT NULL DEFAULT '',
  lifted_on TEXT,
  disability_regard TEXT NOT NULL DEFAULT '',
  removed_on TEXT,
  CHECK (end_on >= start_on)
) STRICT;

CREATE TABLE restriction_incident (
  id INTEGER PRIMARY KEY,
  restriction_id INTEGER NOT NULL REFERENCES restriction (id),
  on_date TEXT NOT NULL,
  fact TEXT NOT NULL
) STRICT;

CREATE TABLE review (                        -- of an adjustment, restriction or policy
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,                     -- adjustment, restriction, policy
  subject_id INTEGER NOT NULL,
  on_date TEXT NOT NULL,
  outcome TEXT NOT NULL,                     -- keep, change, end; lift, ease, extend
  note TEXT NOT NULL DEFAULT '',
  next_on TEXT,
  was TEXT NOT NULL DEFAULT '',  -- the words a review changed
  was_until TEXT,  -- the end a review moved
  removed_on TEXT
) STRICT;
CREATE INDEX review_by_subject ON review (subject, subject_id);

-- The landlord's own registers ---------------------------------------------------------------

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  on_date TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT 'committee',
  minute_reference TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;

CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  on_date TEXT NOT NULL,
  about TEXT NOT NULL,
  removed_on TEXT
) STRICT;

CREATE TABLE policy (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  approved_on TEXT,
  review_on TEXT,
  equality_assessed_on TEXT,
  body TEXT NOT NULL DEFAULT '',
  removed_on TEXT
) STRICT;

CREATE TABLE publicity (                     -- 3.4 to 3.7
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  place TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  removed_on TEXT
) STRICT;

-- Self-assessments and reports, by year ------------------------------------------------------

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  year_end TEXT NOT NULL,
  edition TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  occasion TEXT NOT NULL DEFAULT 'yearly',   -- 8.3, 8.4: restructure, Ombudsman's request
  prepared_by TEXT NOT NULL DEFAULT '',
  prepared_on TEXT,
  approved_by TEXT NOT NULL DEFAULT '',
  approved_on TEXT,
  minute_reference TEXT NOT NULL DEFAULT '',
  signed_by TEXT NOT NULL DEFAULT '',
  published_where TEXT NOT NULL DEFAULT '',
  published_on TEXT,
  submitted_on TEXT,
  UNIQUE (year_end, edition, version)
) STRICT;

CREATE TABLE assessment_answer (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id),
  provision TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  evidence TEXT NOT NULL DEFAULT '',
  commentary TEXT NOT NULL DEFAULT '',
  comply_by TEXT,
  requirement_found TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL DEFAULT '',
  action_by TEXT NOT NULL DEFAULT '',        -- a role
  UNIQUE (assessment_id, provision)
) STRICT;

CREATE TABLE report_text (                   -- foreword, response, plan: written to be published
  id INTEGER PRIMARY KEY,
  year_end TEXT NOT NULL,
  part TEXT NOT NULL,                        -- foreword, response, no complaints, performance report ...
  body TEXT NOT NULL,
  signed_by TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  on_date TEXT,
  minute_reference TEXT NOT NULL DEFAULT '',
  UNIQUE (year_end, part)
) STRICT;

CREATE TABLE plan_item (                     -- next year's plan, and what came of it
  id INTEGER PRIMARY KEY,
  year_end TEXT NOT NULL,                    -- of the report that announced it
  what TEXT NOT NULL,
  who TEXT NOT NULL DEFAULT '',
  by_on TEXT,
  done_on TEXT,
  result TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE year_figure (                   -- figures typed in: satisfaction, years before the register
  id INTEGER PRIMARY KEY,
  year_end TEXT NOT NULL,
  name TEXT NOT NULL,
  part INTEGER NOT NULL,
  of INTEGER NOT NULL,
  UNIQUE (year_end, name)
) STRICT;

-- History: who wrote what, when, before and after. Nothing is derived from it. -----------------
-- The chain holds salted digests only; payloads stand apart, so that a person's data can be
-- erased later without breaking it.

CREATE TABLE change_log (
  id INTEGER PRIMARY KEY,
  action INTEGER NOT NULL,                   -- writes of one action share the first one's id
  at TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE change_payload (
  change_id INTEGER PRIMARY KEY REFERENCES change_log (id),
  salt TEXT NOT NULL,
  payload TEXT NOT NULL                      -- {"who", "what", "before", "after"}
) STRICT;

CREATE TABLE draft (                         -- typing that is kept, one per form
  form TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;
