-- Attachments: what lists show stands apart from the files, so that no list ever reads one.
CREATE TABLE attachment_content (
  attachment_id INTEGER PRIMARY KEY REFERENCES attachment (id),
  words BLOB NOT NULL DEFAULT x'',  -- UTF-8: the text found in the file, for the search
  content BLOB NOT NULL
) STRICT;
INSERT INTO attachment_content (attachment_id, content) SELECT id, content FROM attachment;
ALTER TABLE attachment ADD COLUMN added_on TEXT NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0);
UPDATE attachment SET size = length(content);
ALTER TABLE attachment DROP COLUMN content;
CREATE INDEX attachment_by_complaint ON attachment (complaint_id);
