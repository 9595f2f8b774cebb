-- Remedies, Ombudsman cases and learning can be corrected and taken back; removed_why says that
-- somebody took an entry back, which the time line shows.

ALTER TABLE promise ADD COLUMN refused_on TEXT;  -- the resident did not accept the award
ALTER TABLE promise ADD COLUMN paid_how TEXT NOT NULL DEFAULT '';
ALTER TABLE promise ADD COLUMN arrears_agreed_on TEXT;  -- the resident agreed to the setting off
ALTER TABLE promise ADD COLUMN removed_why TEXT NOT NULL DEFAULT '';

ALTER TABLE ombudsman_case ADD COLUMN removed_on TEXT;
ALTER TABLE ombudsman_case ADD COLUMN removed_why TEXT NOT NULL DEFAULT '';

ALTER TABLE ombudsman_item ADD COLUMN evidence TEXT NOT NULL DEFAULT '';  -- what shows compliance
ALTER TABLE ombudsman_item ADD COLUMN failure_type INTEGER CHECK (failure_type BETWEEN 1 AND 3);
ALTER TABLE ombudsman_item ADD COLUMN removed_on TEXT;
ALTER TABLE ombudsman_item ADD COLUMN removed_why TEXT NOT NULL DEFAULT '';

ALTER TABLE learning ADD COLUMN removed_why TEXT NOT NULL DEFAULT '';
