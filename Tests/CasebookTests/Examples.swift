import Casebook
import Facts
import Glibc
import Reasoning

/// A folder of its own for a test, gone with it.
final class Scratch {
    private let folder: String

    init() {
        var template = Array("/tmp/clearcause-casebook-XXXXXX".utf8CString)
        folder = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap(mkdtemp).map { String(cString: $0) } ?? "/tmp"
        }
    }

    deinit {
        for name in ["cases.db", "cases.db-wal", "cases.db-shm", "notes.txt"] {
            unlink(path(name))
        }
        rmdir(folder)
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    func casebook() throws -> Casebook { try Casebook(path("cases.db"), mayCreate: true) }

    func write(_ name: String, _ text: String) -> Bool {
        guard let file = fopen(path(name), "w") else { return false }
        defer { fclose(file) }
        return fputs(text, file) >= 0
    }
}

extension Case {
    /// A case with one root cause and one message nobody explains.
    static func example(
        _ name: String, account: String?, rule: String = "postgresql/disk-full",
        on day: Int = 4
    ) -> Case {
        var diagnosis = Diagnosis(
            bundle: BundleSummary(
                name: name, files: 3, bytes: 12_000,
                to: Moment(year: 2026, month: 5, day: day, hour: 10)))
        diagnosis.findings = [
            Finding(
                id: "f1", rule: rule, role: .rootCause, title: "The volume of db-1 is full",
                severity: .critical, confidence: .certain, owner: .platform, mode: "storage.full",
                captures: [("path", "/var/lib/postgresql")],
                evidence: [.init(file: "logs/postgresql.log", line: 7, text: "No space left")])
        ]
        diagnosis.unexplained = [
            Signal(
                template: "label <n> is late", count: 3, level: .error,
                evidence: [.init(file: "logs/app.log", line: 2, text: "label 7 is late")])
        ]
        var about = Metadata()
        about.account = account
        let digits = Array(name.utf8).map { String($0, radix: 16) }.joined()
        return Case(
            diagnosis, content: String((digits + String(repeating: "0", count: 64)).prefix(64)),
            origin: nil, library: "library-1", systems: ["nginx"], about: about,
            now: Moment(year: 2026, month: 6, day: 1))
    }
}
