/**
 * The steps that make a database what this release reads: `user_version` counts those that were taken. A step never changes once it was
 * released; what comes after is a step of its own.
 *
 * `commits` counts what was written: commit-count.ts says why.
 * `resumes` says which version of a resume is the newest, `versions` has each version with its text, written once but for the mark
 * `same_day`, which a version gets when it is replaced. A resume is found by
 * a digest of its email, so that all text of a person stands in `versions.text`: overflow.ts says why.
 * `shares` has the links by which others read a resume. None outlives its resume.
 */
export const schema: readonly string[] = [
  `CREATE TABLE commits (count INTEGER NOT NULL) STRICT;
  INSERT INTO commits VALUES (0);
  CREATE TABLE resumes (
    key TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX resumes_by_id ON resumes (id);
  CREATE TABLE versions (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT,
    updated_at TEXT,
    deleted_at TEXT,
    expires_at INTEGER,
    changed TEXT,
    text_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    same_day INTEGER,
    text TEXT NOT NULL,
    UNIQUE (id, version)
  ) STRICT;
  CREATE INDEX versions_of_the_same_day ON versions (id, version) WHERE same_day = 1;
  CREATE INDEX versions_by_expiry ON versions (expires_at) WHERE expires_at IS NOT NULL;`,
  `CREATE TABLE shares (
    id TEXT PRIMARY KEY,
    resume_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    views INTEGER NOT NULL,
    viewed_at TEXT,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX shares_by_resume ON shares (resume_id);
  CREATE TRIGGER no_shares_of_the_erased AFTER DELETE ON resumes BEGIN DELETE FROM shares WHERE resume_id = OLD.id; END;
  CREATE TRIGGER no_shares_of_the_former AFTER UPDATE OF id ON resumes WHEN OLD.id <> NEW.id
  BEGIN DELETE FROM shares WHERE resume_id = OLD.id; END;`,
];
