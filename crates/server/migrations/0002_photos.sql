-- Photos that records name, and what has arrived of them. BYTEA is one more type that both databases take: SQLite keeps bytes
-- as bytes in a column of any name.

-- One row for each photo that a record named, whole or still awaited. `have` bytes are here, from its beginning on.
CREATE TABLE photos (
    sha256 TEXT NOT NULL PRIMARY KEY,
    bytes  BIGINT NOT NULL,
    have   BIGINT NOT NULL
);

-- Which records name it: who may see one of them may see the photo.
CREATE TABLE photo_names (
    sha256    TEXT NOT NULL REFERENCES photos (sha256),
    record_id TEXT NOT NULL REFERENCES records (id),
    PRIMARY KEY (sha256, record_id)
);

CREATE TABLE photo_parts (
    sha256  TEXT NOT NULL REFERENCES photos (sha256),
    at      BIGINT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (sha256, at)
);
