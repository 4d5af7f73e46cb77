-- How many changes of a device are here: counted as they come, so that a push or a pull does not count all that ever came.
-- `held` are the taken ones, `seen` those that were refused or deferred as well.

CREATE TABLE devices (
    device_id TEXT   NOT NULL PRIMARY KEY,
    held      BIGINT NOT NULL,
    seen      BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq  BIGINT NOT NULL
);
INSERT INTO devices (device_id, held, seen, first_seq, last_seq)
SELECT device_id, COUNT(revision), COUNT(*), MIN(device_seq), MAX(device_seq) FROM changes GROUP BY device_id;
