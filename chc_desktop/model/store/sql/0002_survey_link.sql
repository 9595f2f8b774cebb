-- A complaint that comes of a survey answer names it, as one that comes of a service request does (1.6).
ALTER TABLE complaint ADD COLUMN survey_answer_id INTEGER REFERENCES survey_answer (id);
