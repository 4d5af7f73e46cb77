-- How many children and pregnant women a programme expects in a village and year, as somebody outside says. A number that is
-- brought in again with another value is a new version; the old one stays.
CREATE TABLE targets (
    area        TEXT NOT NULL REFERENCES areas (code),
    year        BIGINT NOT NULL,
    who         TEXT NOT NULL,
    estimate    TEXT NOT NULL,
    version     BIGINT NOT NULL,
    expected    BIGINT NOT NULL,
    source      TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (area, year, who, estimate, version)
);
