-- What was said of records that may be one person: few, and a coordinator's pull looks for them by their areas.
CREATE INDEX records_merge ON records (revision) WHERE kind = 'merge';
