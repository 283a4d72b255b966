/** Counts up with every change of the tables; stored in the file. */
export const SCHEMA_VERSION = 1;

/** Ids grow in the order of creation: "latest" is the greatest id of a version. */
export const schema = `
  CREATE TABLE pacticipants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    properties TEXT NOT NULL DEFAULT '{}',
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pacticipant_id INTEGER NOT NULL REFERENCES pacticipants ON DELETE CASCADE,
    number TEXT NOT NULL,
    build_url TEXT,
    created_at TEXT NOT NULL,
    UNIQUE (pacticipant_id, number)
  ) STRICT;

  CREATE TABLE branch_versions (
    version_id INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    branch TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (version_id, branch)
  ) STRICT;

  CREATE TABLE tags (
    version_id INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (version_id, name)
  ) STRICT;

  CREATE TABLE pacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    provider_id INTEGER NOT NULL REFERENCES pacticipants ON DELETE CASCADE,
    sha TEXT NOT NULL,
    document TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (version_id, provider_id)
  ) STRICT;
  CREATE INDEX pacts_by_provider ON pacts (provider_id, sha);

  CREATE TABLE verifications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consumer_id INTEGER NOT NULL REFERENCES pacticipants ON DELETE CASCADE,
    provider_id INTEGER NOT NULL REFERENCES pacticipants ON DELETE CASCADE,
    sha TEXT NOT NULL,
    number INTEGER NOT NULL,
    success INTEGER NOT NULL,
    provider_version_id INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    details TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (consumer_id, provider_id, sha, number)
  ) STRICT;

  CREATE TABLE webhooks (
    uuid TEXT PRIMARY KEY,
    definition TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
`;
