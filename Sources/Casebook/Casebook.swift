import GRDB
import Glibc

/// Cases over time, in one SQLite file; the only door to SQLite.
///
/// Several processes may read and write at once: the journal is a write-ahead log, writers wait for
/// each other up to 30 seconds, and each case is written whole or not at all.
package final class Casebook: Sendable {
    let pool: DatabasePool

    /// Opens the casebook and brings its tables up to date.
    ///
    /// - Parameter mayCreate: whether a missing file is made, readable by its owner only.
    /// - Throws: ``CasebookError`` when the file is missing, is no casebook, is damaged or was written by
    ///   a newer version.
    package init(_ path: String, mayCreate: Bool) throws {
        try CasebookFile.prepare(path, mayCreate: mayCreate)
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            // What was committed survives a power cut too; what was deleted is overwritten.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA cache_size = -32000")
        }
        do {
            pool = try CasebookFile.alone(path) {
                try Self.patiently { try Self.opened(path, configuration) }
            }
        } catch let error as DatabaseError {
            throw CasebookError(path: path, error)
        }
    }

    private static func opened(_ path: String, _ configuration: Configuration) throws
        -> DatabasePool
    {
        let pool = try DatabasePool(path: path, configuration: configuration)
        let migrator = Schema.migrator
        try pool.read { database in
            if try migrator.hasBeenSuperseded(database) {
                throw CasebookError(
                    path: path, problem: "was written by a newer version of clearcause",
                    hint: "Use that version, or name another file with --casebook.")
            }
        }
        try migrator.migrate(pool)
        return pool
    }

    /// Tries again for 30 seconds: while one process turns a new file to a write-ahead log, SQLite tells the
    /// others at once that it is busy, without asking the busy handler.
    private static func patiently<Value>(_ work: () throws -> Value) throws -> Value {
        for _ in 0..<600 {
            do {
                return try work()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                usleep(50_000)
            }
        }
        return try work()
    }

    /// Reads in one consistent view.
    /// - Throws: ``CasebookError``.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try told { try pool.read(work) }
    }

    /// Writes all or nothing.
    /// - Throws: ``CasebookError``.
    func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try told { try pool.write(work) }
    }

    func told<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw CasebookError(path: pool.path, error)
        }
    }

    /// Whether SQLite finds the file sound; otherwise what it says.
    package func complaints() throws -> [String] {
        try read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        }
    }
}

/// What the casebook could not do: which file, what, and what to do.
package struct CasebookError: Error, CustomStringConvertible {
    package let path: String
    package let problem: String
    package let hint: String

    package init(path: String, problem: String, hint: String) {
        self.path = path
        self.problem = problem
        self.hint = hint
    }

    init(path: String, _ error: DatabaseError) {
        let hint: String =
            switch error.resultCode {
            case .SQLITE_NOTADB: "Name another file with --casebook."
            case .SQLITE_CORRUPT: "Restore it from a copy, or import an export into a new one."
            case .SQLITE_FULL: "Make room on its volume and try again; nothing committed is lost."
            case .SQLITE_BUSY: "Another process writes to it; try again when that is done."
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
                "The file and its folder must be writable."
            default: "Nothing committed is lost."
            }
        self.init(
            path: path, problem: error.message ?? "SQLite says \(error.resultCode)", hint: hint)
    }

    package var description: String { "The casebook “\(path)”: \(problem).\n  \(hint)" }
}
