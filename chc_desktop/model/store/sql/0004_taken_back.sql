-- What a step brought with it can be taken back together with it: who considered a stage, what was
-- learnt, a letter that was not sent after all.

ALTER TABLE stage_handler ADD COLUMN removed_on TEXT;
ALTER TABLE learning ADD COLUMN removed_on TEXT;
ALTER TABLE letter ADD COLUMN removed_on TEXT;
