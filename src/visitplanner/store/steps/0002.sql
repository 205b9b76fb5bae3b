ALTER TABLE visit ADD COLUMN template INTEGER;
ALTER TABLE session ADD COLUMN break_minutes INTEGER;
ALTER TABLE session ADD COLUMN decision INTEGER;
ALTER TABLE session ADD COLUMN track TEXT;
ALTER TABLE leg ADD COLUMN boarding_minutes INTEGER;
ALTER TABLE leg ADD COLUMN buffer_minutes INTEGER;
ALTER TABLE leg ADD COLUMN luggage INTEGER;
ALTER TABLE leg ADD COLUMN owner TEXT;
ALTER TABLE leg ADD COLUMN track TEXT;
ALTER TABLE place ADD COLUMN closed_dates TEXT;
ALTER TABLE place ADD COLUMN closed_day_after INTEGER;
ALTER TABLE city ADD COLUMN local_holidays TEXT;
CREATE TABLE accepted_risk (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    finding TEXT,
    facts TEXT,
    reason TEXT,
    author TEXT,
    accepted_at TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_accepted_risk_space ON accepted_risk (space);
CREATE INDEX ix_accepted_risk_visit ON accepted_risk (visit);
CREATE TABLE booking (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    kind TEXT,
    status TEXT,
    start TEXT,
    "end" TEXT,
    place TEXT,
    "order" TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_booking_space ON booking (space);
CREATE INDEX ix_booking_visit ON booking (visit);
CREATE TABLE rule_value (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    rule TEXT,
    value REAL,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_rule_value_space ON rule_value (space);
CREATE INDEX ix_rule_value_visit ON rule_value (visit);
CREATE TABLE run_row (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    session TEXT,
    "order" TEXT,
    "offset" INTEGER,
    minutes INTEGER,
    actor TEXT,
    interpreter TEXT,
    vehicle TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_run_row_session ON run_row (session);
CREATE INDEX ix_run_row_space ON run_row (space);
CREATE TABLE task (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    "order" TEXT,
    "offset" INTEGER,
    due TEXT,
    done TEXT,
    owner TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_task_space ON task (space);
CREATE INDEX ix_task_visit ON task (visit);
CREATE TABLE track (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    "order" TEXT,
    people TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_track_space ON track (space);
CREATE INDEX ix_track_visit ON track (visit);
