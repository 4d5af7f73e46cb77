-- The posyandu days of an area are looked up by their kind, and so are the sign-offs of its scorecards.
CREATE INDEX records_session ON records (area) WHERE kind = 'session';
CREATE INDEX records_sign_off ON records (area) WHERE kind = 'sign_off';
