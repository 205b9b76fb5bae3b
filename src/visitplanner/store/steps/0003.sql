ALTER TABLE person ADD COLUMN latin_order TEXT;
ALTER TABLE person ADD COLUMN phone TEXT;
ALTER TABLE person ADD COLUMN distinct_from TEXT;
ALTER TABLE place ADD COLUMN alias_of TEXT;
ALTER TABLE place ADD COLUMN distinct_from TEXT;
ALTER TABLE session ADD COLUMN seating TEXT;
CREATE TABLE bank_question (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    theme TEXT,
    priority TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_bank_question_space ON bank_question (space);
CREATE TABLE gift (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    session TEXT,
    giver TEXT,
    receiver TEXT,
    received INTEGER,
    status TEXT,
    "order" TEXT,
    amount REAL,
    currency TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_gift_space ON gift (space);
CREATE INDEX ix_gift_visit ON gift (visit);
CREATE TABLE score (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    decision TEXT,
    dimension TEXT,
    value INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_score_decision ON score (decision);
CREATE INDEX ix_score_space ON score (space);
CREATE TABLE seat (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    session TEXT,
    person TEXT,
    "row" INTEGER,
    position INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_seat_session ON seat (session);
CREATE INDEX ix_seat_space ON seat (space);
CREATE TABLE term (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    sort TEXT,
    theme TEXT,
    keep INTEGER,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_term_space ON term (space);
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search, row);
