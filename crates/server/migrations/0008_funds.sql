-- What a village used its money for is looked up by its kind when a quarter's scorecard is made.
CREATE INDEX records_funds ON records (area) WHERE kind = 'funds';
