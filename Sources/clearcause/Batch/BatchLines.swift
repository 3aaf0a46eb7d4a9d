import Casebook
import Facts
import Foundation
import Glibc

/// What a line of a batch's NDJSON is about.
enum BatchRows: String, CaseIterable {
    case bundles, findings
}

/// A line a bundle.
struct BatchLine: Codable {
    var schema = "clearcause.batch/1"
    var input: String
    /// `analysed` or `failed`.
    var status: String
    /// Why it failed.
    var reason: String?
    /// Without what people said.
    var one: Case?
    var state: Case.State?
    /// The rule of the first root cause.
    var rootCause: String?

    private enum CodingKeys: String, CodingKey {
        case schema, input, status, reason, one = "case", state, rootCause
    }

    init(_ input: String, _ result: Result<Case, BatchFailure>) {
        self.input = input
        switch result {
        case .success(var one):
            one.outcomes = []
            one.notes = []
            status = "analysed"
            state = one.state
            rootCause = one.rootCause?.rule
            self.one = one
        case .failure(let failure):
            status = "failed"
            reason = failure.reason
        }
    }
}

struct BatchFailure: Error {
    var reason: String
}

/// A line a finding; a bundle without findings has one line, with number 0 of 0.
struct BatchFindingLine: Codable {
    var schema = "clearcause.batch-finding/1"
    var input: String
    var status: String
    var reason: String?
    /// From 1.
    var number: Int
    var of: Int
    var content: String?
    var name: String?
    var account: String?
    var ticket: String?
    var version: String?
    var environment: String?
    var happened: Moment?
    var state: Case.State?
    var finding: KeptFinding?

    static func lines(_ input: String, _ result: Result<Case, BatchFailure>) -> [BatchFindingLine] {
        switch result {
        case .failure(let failure):
            return [
                BatchFindingLine(
                    input: input, status: "failed", reason: failure.reason, number: 0, of: 0)
            ]
        case .success(let one):
            func line(_ number: Int, _ finding: KeptFinding?) -> BatchFindingLine {
                BatchFindingLine(
                    input: input, status: "analysed", number: number, of: one.findings.count,
                    content: one.content, name: one.name, account: one.about.account,
                    ticket: one.about.ticket, version: one.about.version,
                    environment: one.about.environment, happened: one.happened, state: one.state,
                    finding: finding)
            }
            return one.findings.isEmpty
                ? [line(0, nil)]
                : one.findings.enumerated().map { line($0 + 1, $1) }
        }
    }
}

/// The file the lines go to, or standard output.
final class BatchLines {
    private let rows: BatchRows
    private let path: String
    private let descriptor: Int32
    /// The inputs whose lines are there already.
    private(set) var present: Set<String> = []

    /// - Parameter resumes: go on with a file that is there; what is not whole at its end is cut off.
    /// - Throws: ``CommandError``.
    init(_ path: String, _ rows: BatchRows, resumes: Bool) throws {
        (self.path, self.rows) = (path, rows)
        guard path != "-" else {
            descriptor = 1
            return
        }
        let mayExist = resumes ? 0 : O_EXCL
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | mayExist, 0o600)
        guard descriptor >= 0 else {
            throw CommandError(
                problem: "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
                hint: errno == EEXIST
                    ? "--resume goes on with it; else name a new file."
                    : "Its folder must exist and be writable.")
        }
        if resumes { try readOn() }
    }

    deinit { if descriptor > 2 { close(descriptor) } }

    func write(_ input: String, _ result: Result<Case, BatchFailure>) throws {
        let text =
            switch rows {
            case .bundles: try Plain.jsonLine(BatchLine(input, result))
            case .findings:
                try BatchFindingLine.lines(input, result).map(Plain.jsonLine).joined()
            }
        guard Console.write(text, to: descriptor) else {
            throw CommandError(
                problem: "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
                hint: "Make room and go on with --resume; nothing in the casebook is lost.")
        }
    }

    private struct Head: Decodable {
        var schema: String
        var input: String
        var number: Int?
        var of: Int?
    }

    private func readOn() throws {
        let wanted =
            switch rows {
            case .bundles: "clearcause.batch/1"
            case .findings: "clearcause.batch-finding/1"
            }
        guard let file = fdopen(dup(descriptor), "r") else { return }
        defer { fclose(file) }
        var buffer: UnsafeMutablePointer<CChar>?
        var size = 0
        defer { free(buffer) }
        var (whole, place, number) = (0, 0, 0)
        while true {
            let count = getline(&buffer, &size, file)
            guard count > 0, let buffer else { break }
            let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
            number += 1
            guard bytes.last == 10 else { break }
            guard let head = try? Plain.value(Head.self, of: bytes), head.schema == wanted else {
                throw CommandError(
                    problem:
                        "\(path):\(number): this is no line of “batch --rows \(rows.rawValue)”.",
                    hint: "Name a new file.")
            }
            place += count
            if head.number == head.of {
                whole = place
                present.insert(head.input)
            }
        }
        guard ftruncate(descriptor, off_t(whole)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
            throw CommandError(
                problem: "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
                hint: "Name a new file.")
        }
    }
}
