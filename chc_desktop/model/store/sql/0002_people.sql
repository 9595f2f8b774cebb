-- Who joined a complaint can leave it again; why two entries are one person; what a review changed.

ALTER TABLE complaint_person ADD COLUMN removed_on TEXT;
ALTER TABLE person ADD COLUMN merged_why TEXT NOT NULL DEFAULT '';  -- where the homes differ
ALTER TABLE restriction ADD COLUMN disability_regard TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN was TEXT NOT NULL DEFAULT '';         -- the words a review changed
ALTER TABLE review ADD COLUMN was_until TEXT;                       -- the end a review moved
