import GRDB

/// The casebook's tables. A migration that was released is never changed; a new one is added.
///
/// What queries ask for has columns and indexes; the rest of a finding or template (captures, quotes) is
/// JSON. Times are microseconds since 1970 in UTC.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("cases") { database in
            for statement in tables { try database.execute(sql: statement) }
        }
        return migrator
    }

    private static let tables = [
        """
        CREATE TABLE cases (
            id INTEGER PRIMARY KEY,
            content TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            origin TEXT,
            library TEXT NOT NULL,
            account TEXT, ticket TEXT, version TEXT, environment TEXT,
            collected INTEGER, opened INTEGER, closed INTEGER,
            happened INTEGER NOT NULL,
            files INTEGER NOT NULL, bytes INTEGER NOT NULL, first INTEGER, last INTEGER,
            state TEXT NOT NULL,
            root_rule TEXT, root_system TEXT, root_owner TEXT, root_mode TEXT,
            found INTEGER NOT NULL, ruled_out INTEGER NOT NULL, undecided INTEGER NOT NULL,
            gaps TEXT NOT NULL
        ) STRICT
        """,
        // Holds all that trends and forecasts ask for, so that the wide table need not be read.
        """
        CREATE INDEX cases_over_time ON cases (
            happened, content, state, root_rule, root_system, root_owner, root_mode, account,
            version, opened, closed
        )
        """,
        "CREATE INDEX cases_account ON cases (account, happened)",
        "CREATE INDEX cases_root_rule ON cases (root_rule, happened)",
        "CREATE INDEX cases_state ON cases (state, happened)",
        """
        CREATE TABLE findings (
            case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            rule TEXT NOT NULL, role TEXT NOT NULL, title TEXT NOT NULL, cause TEXT NOT NULL,
            severity TEXT NOT NULL, confidence TEXT NOT NULL, owner TEXT NOT NULL,
            mode TEXT NOT NULL, component TEXT NOT NULL, count INTEGER NOT NULL,
            first INTEGER, last INTEGER, captures TEXT NOT NULL, evidence TEXT NOT NULL,
            PRIMARY KEY (case_id, place)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX findings_rule ON findings (rule, role)",
        """
        CREATE TABLE templates (
            case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            template TEXT NOT NULL, count INTEGER NOT NULL, level TEXT,
            first INTEGER, last INTEGER, exception TEXT, mild INTEGER NOT NULL,
            file TEXT, line INTEGER, example TEXT,
            PRIMARY KEY (case_id, place)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX templates_template ON templates (mild, template)",
        """
        CREATE TABLE systems (
            case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            system TEXT NOT NULL,
            PRIMARY KEY (case_id, system)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX systems_system ON systems (system)",
        """
        CREATE TABLE outcomes (
            id INTEGER PRIMARY KEY,
            case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            rule TEXT NOT NULL, is_right INTEGER NOT NULL, because TEXT, said INTEGER NOT NULL,
            UNIQUE (case_id, rule)
        ) STRICT
        """,
        "CREATE INDEX outcomes_rule ON outcomes (rule)",
        """
        CREATE TABLE notes (
            id INTEGER PRIMARY KEY,
            case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            text TEXT NOT NULL, said INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX notes_case ON notes (case_id)",
        """
        CREATE VIRTUAL TABLE words USING fts5 (
            name, about, findings, templates, notes, tokenize = 'unicode61'
        )
        """,
    ]
}
