-- What the rules said of a visit when this database first judged it, and which rules there were then: an update of the program
-- tells by them what it says differently.
CREATE TABLE rule_tables (
    id       TEXT NOT NULL PRIMARY KEY,
    rules    TEXT NOT NULL,
    first_at BIGINT NOT NULL
);

CREATE TABLE verdicts (
    visit_id   TEXT NOT NULL PRIMARY KEY REFERENCES records (id),
    rule_table TEXT NOT NULL REFERENCES rule_tables (id),
    level      TEXT NOT NULL,
    rules      TEXT NOT NULL,
    judged_at  BIGINT NOT NULL
);
