-- The tables of the first release. One text for SQLite and PostgreSQL: only BIGINT and TEXT (ADR 0010).
-- Times are seconds since 1970 in UTC, truth values 0 or 1, ids and codes text.
-- Migrations expand first and contract in a later release, so that an older server may still run beside a newer database.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- One row. Whoever writes records locks it first; see db/writing.rs.
CREATE TABLE counter (
    id    BIGINT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counter (id, value) VALUES (1, 0);

CREATE TABLE areas (
    code       TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    level      TEXT NOT NULL,
    parent     TEXT REFERENCES areas (code),
    valid_from TEXT NOT NULL
);

CREATE TABLE users (
    id            TEXT NOT NULL PRIMARY KEY,
    username      TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    cadre_kind    TEXT,
    password_hash TEXT NOT NULL,
    must_change   BIGINT NOT NULL,
    disabled_at   BIGINT,
    created_at    BIGINT NOT NULL
);

CREATE TABLE user_areas (
    user_id    TEXT NOT NULL REFERENCES users (id),
    area       TEXT NOT NULL REFERENCES areas (code),
    valid_from BIGINT NOT NULL,
    valid_to   BIGINT,
    PRIMARY KEY (user_id, area)
);

CREATE TABLE sessions (
    token_hash   TEXT NOT NULL PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id),
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

-- Wrong passwords, by a hash of the name that was typed, whether or not such a user exists.
CREATE TABLE brakes (
    name_hash    TEXT NOT NULL PRIMARY KEY,
    failed       BIGINT NOT NULL,
    last_at      BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

-- The latest state of every record. `subject_id` is the person or household it is about; `former_area` is where it
-- was before its last move, so that the phones over there hear of the move.
CREATE TABLE records (
    id              TEXT NOT NULL PRIMARY KEY,
    kind            TEXT NOT NULL,
    form            TEXT NOT NULL,
    area            TEXT NOT NULL,
    former_area     TEXT,
    subject_id      TEXT,
    author          TEXT NOT NULL,
    revision        BIGINT NOT NULL UNIQUE,
    deleted         BIGINT NOT NULL,
    origin          TEXT NOT NULL,
    body            TEXT NOT NULL,
    field_revisions TEXT NOT NULL,
    field_devices   TEXT NOT NULL
);
CREATE INDEX records_area ON records (area, revision);
CREATE INDEX records_reference ON records (revision) WHERE kind IN ('area', 'posyandu', 'team', 'facility', 'user');
CREATE INDEX records_review ON records (author, revision) WHERE kind = 'review';
CREATE INDEX records_conflict ON records (revision) WHERE kind = 'conflict';
CREATE INDEX records_former_area ON records (former_area, revision) WHERE former_area IS NOT NULL;
CREATE INDEX records_subject ON records (subject_id) WHERE subject_id IS NOT NULL;

-- The last revision at which a record left an area: phones over there hold a copy, and start their next pull anew.
CREATE TABLE departures (
    area     TEXT   NOT NULL,
    sort     TEXT   NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (area, sort)
);

-- Every change that ever arrived, once. Those that were refused or deferred are noted without their content:
-- they were seen, so they are no gap, but nothing of them is held.
CREATE TABLE changes (
    change_id   TEXT NOT NULL PRIMARY KEY,
    device_id   TEXT NOT NULL,
    device_seq  BIGINT NOT NULL,
    author      TEXT NOT NULL,
    record_id   TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    revision    BIGINT,
    received_at BIGINT NOT NULL,
    body        TEXT,
    UNIQUE (device_id, device_seq)
);
CREATE INDEX changes_record ON changes (record_id);

-- What the review queue is made of: one row per visit.
CREATE TABLE visit_states (
    visit_id      TEXT NOT NULL PRIMARY KEY REFERENCES records (id),
    area          TEXT NOT NULL,
    form          TEXT NOT NULL,
    subject_id    TEXT NOT NULL,
    author        TEXT NOT NULL,
    visit_date    TEXT NOT NULL,
    received_at   BIGINT NOT NULL,
    revision      BIGINT NOT NULL,
    state         TEXT NOT NULL,
    flagged       BIGINT NOT NULL,
    corrects      TEXT,
    superseded_by TEXT,
    deleted       BIGINT NOT NULL
);
CREATE INDEX visit_states_queue ON visit_states (area, state, revision);
CREATE INDEX visit_states_subject ON visit_states (subject_id, form, visit_date);

-- Who above the cadre opened whose record (UU 27/2022; domain notes, Settled 15).
CREATE TABLE openings (
    user_id    TEXT NOT NULL REFERENCES users (id),
    subject_id TEXT NOT NULL,
    visit_id   TEXT,
    opened_at  BIGINT NOT NULL,
    how        TEXT NOT NULL
);
CREATE INDEX openings_subject ON openings (subject_id, opened_at);

-- What was done to accounts, and by whom. Written under the counter's lock, so the next number is free.
CREATE TABLE account_changes (
    number     BIGINT NOT NULL PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id),
    what       TEXT NOT NULL,
    done_by    TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
