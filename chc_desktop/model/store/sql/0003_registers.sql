-- What was entered by mistake in the landlord's own registers can be taken back; nothing is deleted.

ALTER TABLE role_holder ADD COLUMN removed_on TEXT;
ALTER TABLE third_party ADD COLUMN removed_on TEXT;
ALTER TABLE training ADD COLUMN removed_on TEXT;
ALTER TABLE policy ADD COLUMN removed_on TEXT;
ALTER TABLE publicity ADD COLUMN removed_on TEXT;
ALTER TABLE survey_answer ADD COLUMN removed_on TEXT;
ALTER TABLE compliment ADD COLUMN removed_on TEXT;
ALTER TABLE policy_target ADD COLUMN removed_on TEXT;
ALTER TABLE one_off_holiday ADD COLUMN removed_on TEXT;
ALTER TABLE office_closure ADD COLUMN removed_on TEXT;
