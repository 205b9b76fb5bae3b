CREATE TABLE action (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    cooperation TEXT,
    objective TEXT,
    decision TEXT,
    observation TEXT,
    owner TEXT,
    city TEXT,
    partner_city TEXT,
    start TEXT,
    due TEXT,
    status TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_action_space ON action (space);
CREATE INDEX ix_action_visit ON action (visit);
CREATE TABLE answer (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    question TEXT,
    observation TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_answer_question ON answer (question);
CREATE INDEX ix_answer_space ON answer (space);
CREATE TABLE attachment (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    owner TEXT,
    blob TEXT,
    name TEXT,
    media_type TEXT,
    "order" INTEGER,
    taken_at TEXT,
    zone TEXT,
    credit TEXT,
    consent INTEGER,
    in_pack INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_attachment_owner ON attachment (owner);
CREATE INDEX ix_attachment_space ON attachment (space);
CREATE TABLE attendance (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    session TEXT,
    person TEXT,
    part TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_attendance_person ON attendance (person);
CREATE INDEX ix_attendance_session ON attendance (session);
CREATE INDEX ix_attendance_space ON attendance (space);
CREATE TABLE blob (
    sha TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    taken_at TEXT,
    added TEXT NOT NULL,
    reason TEXT NOT NULL,
    sum TEXT NOT NULL,
    PRIMARY KEY (sha)
) STRICT;
CREATE TABLE change (
    position INTEGER NOT NULL,
    space TEXT NOT NULL,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    lamport INTEGER NOT NULL,
    seen TEXT NOT NULL,
    gesture TEXT NOT NULL,
    wall TEXT NOT NULL,
    author TEXT NOT NULL,
    message TEXT NOT NULL,
    facts TEXT,
    facts_salt TEXT NOT NULL,
    facts_digest TEXT NOT NULL,
    visit TEXT NOT NULL,
    way TEXT NOT NULL,
    "of" TEXT NOT NULL,
    previous TEXT NOT NULL,
    more TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (position),
    UNIQUE (space, replica, seq)
) STRICT;
CREATE INDEX ix_change_gesture ON change (gesture);
CREATE INDEX ix_change_visit ON change (visit);
CREATE TABLE city (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    country TEXT,
    region TEXT,
    zone TEXT,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_city_space ON city (space);
CREATE TABLE condition (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    practice TEXT,
    sort TEXT,
    "order" INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_condition_practice ON condition (practice);
CREATE INDEX ix_condition_space ON condition (space);
CREATE TABLE "conflict" (
    sort TEXT NOT NULL,
    kind TEXT NOT NULL,
    "row" TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    space TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (sort, kind, "row", field, language)
) STRICT;
CREATE INDEX ix_conflict_space ON "conflict" (space);
CREATE TABLE connector (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    "before" TEXT,
    "after" TEXT,
    mode TEXT,
    minutes INTEGER,
    source TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_connector_space ON connector (space);
CREATE INDEX ix_connector_visit ON connector (visit);
CREATE TABLE cooperation (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    code TEXT,
    cities TEXT,
    start TEXT,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_cooperation_space ON cooperation (space);
CREATE TABLE day (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    date TEXT,
    city TEXT,
    hotel TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_day_space ON day (space);
CREATE INDEX ix_day_visit ON day (visit);
CREATE TABLE draft (
    kind TEXT NOT NULL,
    "row" TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    space TEXT NOT NULL,
    text TEXT NOT NULL,
    basis TEXT NOT NULL,
    began TEXT NOT NULL,
    saved TEXT NOT NULL,
    PRIMARY KEY (kind, "row", field, language)
) STRICT;
CREATE TABLE evidence (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    practice TEXT,
    "order" INTEGER,
    baseline TEXT,
    value TEXT,
    unit TEXT,
    year INTEGER,
    source TEXT,
    confidence TEXT,
    observation TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_evidence_practice ON evidence (practice);
CREATE INDEX ix_evidence_space ON evidence (space);
CREATE TABLE indicator (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    city TEXT,
    "order" INTEGER,
    value REAL,
    unit TEXT,
    year INTEGER,
    source TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_indicator_space ON indicator (space);
CREATE TABLE item (
    kind TEXT NOT NULL,
    "row" TEXT NOT NULL,
    space TEXT NOT NULL,
    alive INTEGER NOT NULL,
    redacted INTEGER NOT NULL,
    life TEXT NOT NULL,
    PRIMARY KEY (kind, "row")
) STRICT;
CREATE INDEX item_space ON item (space, alive);
CREATE TABLE leg (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    mode TEXT,
    status TEXT,
    "when" TEXT,
    zone TEXT,
    origin TEXT,
    arrival TEXT,
    arrival_zone TEXT,
    destination TEXT,
    anchored INTEGER,
    source TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_leg_space ON leg (space);
CREATE INDEX ix_leg_visit ON leg (visit);
CREATE TABLE milestone (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    cooperation TEXT,
    action TEXT,
    visit TEXT,
    date TEXT,
    status TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_milestone_space ON milestone (space);
CREATE INDEX ix_milestone_visit ON milestone (visit);
CREATE TABLE objective (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    number INTEGER,
    owner TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_objective_space ON objective (space);
CREATE INDEX ix_objective_visit ON objective (visit);
CREATE TABLE observation (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    session TEXT,
    place TEXT,
    practice TEXT,
    taken_at TEXT,
    zone TEXT,
    author TEXT,
    kind TEXT,
    certainty TEXT,
    value TEXT,
    unit TEXT,
    year INTEGER,
    speaker_role TEXT,
    quote_ok INTEGER,
    transfer_hint TEXT,
    follow_up INTEGER,
    visibility TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_observation_practice ON observation (practice);
CREATE INDEX ix_observation_session ON observation (session);
CREATE INDEX ix_observation_space ON observation (space);
CREATE INDEX ix_observation_visit ON observation (visit);
CREATE TABLE op (
    id INTEGER NOT NULL,
    change INTEGER NOT NULL,
    op INTEGER NOT NULL,
    verb TEXT NOT NULL,
    kind TEXT NOT NULL,
    "row" TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    parents TEXT,
    value TEXT,
    salt TEXT,
    digest TEXT,
    head INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX op_address ON op (kind, "row", field, language, head);
CREATE INDEX op_change ON op (change);
CREATE TABLE organisation (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    city TEXT,
    website TEXT,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_organisation_space ON organisation (space);
CREATE TABLE participation (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    person TEXT,
    side TEXT,
    rank INTEGER,
    head INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_participation_person ON participation (person);
CREATE INDEX ix_participation_space ON participation (space);
CREATE INDEX ix_participation_visit ON participation (visit);
CREATE TABLE pending (
    space TEXT NOT NULL,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (space, replica, seq)
) STRICT;
CREATE TABLE person (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    family_native TEXT,
    given_native TEXT,
    family_kana TEXT,
    given_kana TEXT,
    family_latin TEXT,
    given_latin TEXT,
    name_order TEXT,
    organisation TEXT,
    city TEXT,
    languages TEXT,
    email TEXT,
    alias_of TEXT,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_person_space ON person (space);
CREATE TABLE person_private (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    person TEXT,
    diet TEXT,
    access_needs TEXT,
    mobile TEXT,
    emergency_contact TEXT,
    passport TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_person_private_person ON person_private (person);
CREATE INDEX ix_person_private_space ON person_private (space);
CREATE TABLE place (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    city TEXT,
    organisation TEXT,
    zone TEXT,
    latitude REAL,
    longitude REAL,
    closed_weekdays TEXT,
    opening_hours TEXT,
    walking_minutes INTEGER,
    phone TEXT,
    website TEXT,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_place_space ON place (space);
CREATE TABLE practice_note (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    code TEXT,
    theme TEXT,
    tags TEXT,
    city TEXT,
    site TEXT,
    partners TEXT,
    start TEXT,
    "end" TEXT,
    ongoing INTEGER,
    stage TEXT,
    layers TEXT,
    wares TEXT,
    amount REAL,
    currency TEXT,
    amount_year INTEGER,
    staff_fte REAL,
    evidence_not_yet INTEGER,
    sdgs TEXT,
    status TEXT,
    checked_by TEXT,
    checked_on TEXT,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_practice_note_space ON practice_note (space);
CREATE TABLE quarantine (
    space TEXT NOT NULL,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (space, replica, seq, hash)
) STRICT;
CREATE TABLE question (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    number INTEGER,
    objective TEXT,
    session TEXT,
    asked_by TEXT,
    asked_to TEXT,
    priority TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_question_session ON question (session);
CREATE INDEX ix_question_space ON question (space);
CREATE INDEX ix_question_visit ON question (visit);
CREATE TABLE session (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    kind TEXT,
    status TEXT,
    "when" TEXT,
    minutes INTEGER,
    zone TEXT,
    place TEXT,
    anchored INTEGER,
    owner TEXT,
    host TEXT,
    host_confirmed TEXT,
    interpretation TEXT,
    speech_minutes INTEGER,
    other_minutes INTEGER,
    counterpart_zone TEXT,
    internal INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_session_space ON session (space);
CREATE INDEX ix_session_visit ON session (visit);
CREATE TABLE session_practice (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    session TEXT,
    practice TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_session_practice_practice ON session_practice (practice);
CREATE INDEX ix_session_practice_session ON session_practice (session);
CREATE INDEX ix_session_practice_space ON session_practice (space);
CREATE TABLE source_link (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    practice TEXT,
    "order" INTEGER,
    url TEXT,
    accessed TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_source_link_practice ON source_link (practice);
CREATE INDEX ix_source_link_space ON source_link (space);
CREATE TABLE step (
    visit TEXT NOT NULL,
    position INTEGER NOT NULL,
    gesture TEXT NOT NULL,
    state TEXT NOT NULL,
    latest TEXT NOT NULL,
    PRIMARY KEY (visit, position)
) STRICT;
CREATE INDEX step_gesture ON step (gesture);
CREATE TABLE text (
    kind TEXT NOT NULL,
    "row" TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    space TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT,
    original INTEGER NOT NULL,
    clashes INTEGER NOT NULL,
    sum TEXT NOT NULL,
    PRIMARY KEY (kind, "row", field, language)
) STRICT;
CREATE INDEX text_space ON text (space);
CREATE TABLE thumbnail (
    sha TEXT NOT NULL,
    jpeg BLOB NOT NULL,
    PRIMARY KEY (sha)
) STRICT;
CREATE TABLE transfer_decision (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    visit TEXT,
    practice TEXT,
    city TEXT,
    decision TEXT,
    observations TEXT,
    scores TEXT,
    decided_by TEXT,
    decided_on TEXT,
    review_on TEXT,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_transfer_decision_practice ON transfer_decision (practice);
CREATE INDEX ix_transfer_decision_space ON transfer_decision (space);
CREATE INDEX ix_transfer_decision_visit ON transfer_decision (visit);
CREATE TABLE vector (
    space TEXT NOT NULL,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    lamport INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (space, replica)
) STRICT;
CREATE TABLE visit (
    id TEXT NOT NULL,
    space TEXT NOT NULL,
    code TEXT,
    state TEXT,
    start TEXT,
    "end" TEXT,
    zone TEXT,
    home_zone TEXT,
    working_language TEXT,
    pack_languages TEXT,
    group_size INTEGER,
    visiting TEXT,
    hosts TEXT,
    cities TEXT,
    cooperation TEXT,
    coordinator TEXT,
    sample INTEGER,
    sum TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_visit_space ON visit (space);
CREATE TABLE search_entry ( entry INTEGER PRIMARY KEY, kind TEXT NOT NULL, row TEXT NOT NULL, field TEXT NOT NULL, language TEXT NOT NULL, space TEXT NOT NULL, UNIQUE (kind, row, field, language) ) STRICT;
CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'ascii', prefix = '1 2 3');
