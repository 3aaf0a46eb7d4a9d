import ArgumentParser
import Casebook
import Facts
import Foundation

struct CasesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write cases as NDJSON, one whole case a line.",
        discussion: """
            In the order of their digests, with all that people said; “cases import” reads it. The \
            same cases give the same bytes.
            """)

    @Option(name: .shortAndLong, help: "Write to this new file.", completion: .file())
    var output: String?
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        try orExit {
            let book = try casebook.open()
            let chosen = try selection.selection()
            guard let output else {
                return try book.each(chosen) { Console.print(try Plain.jsonLine(CaseLine($0))) }
            }
            let file = try NewFile(output)
            var count = 0
            try book.each(chosen) { one in
                try file.write(try Plain.jsonLine(CaseLine(one)))
                count += 1
            }
            try file.finish()
            Console.note("\(Plain.count(count, "case", "cases")) written to “\(output)”.")
        }
    }
}

struct CasesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read cases that “cases export” wrote.",
        discussion: """
            All or nothing: when a line is wrong, no case is written. What people said of a case here stays; what \
            they said there is added.
            """)

    @Argument(help: "The NDJSON file, or “-”.", completion: .file())
    var input: String
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        try orExit {
            let cases = try CaseLines.read(input)
            let kept = try casebook.open(mayCreate: true).keep(cases)
            let new = kept.count { $0 == .added }
            Console.print(
                "\(Plain.count(cases.count, "case", "cases")) read: \(new) new, "
                    + "\(cases.count - new) renewed.\n")
        }
    }
}

struct CasesPurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove cases for good.",
        discussion: """
            Their bytes are overwritten and the file is rewritten without them. At least one of --account, --before \
            and the other conditions must be given; all of them must hold.
            """)

    @Flag(help: "Only tell how many there are.")
    var dryRun = false
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var casebook: CasebookOptions

    func run() throws {
        try orExit {
            let chosen = try selection.selection()
            guard !chosen.isEverything else {
                throw CommandError(
                    problem: "Which cases are to be removed?",
                    hint: "Give --account, --before or another condition; to be rid of all, "
                        + "delete the casebook's file.")
            }
            let count = try casebook.open().purge(chosen, isTrial: dryRun)
            let cases = Plain.count(count, "case", "cases")
            Console.print(dryRun ? "\(cases) would be removed.\n" : "\(cases) removed.\n")
        }
    }
}

/// A line of an export: the case, with the name of its form.
struct CaseLine: Codable {
    static let schema = "clearcause.case/1"
    let one: Case

    private enum Key: String, CodingKey { case schema }

    init(_ one: Case) { self.one = one }

    init(from decoder: any Decoder) throws {
        let schema = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "the schema is “\(schema)”, not “\(Self.schema)”"))
        }
        one = try Case(from: decoder)
        let digits = one.content.utf8
        guard digits.count == 64,
            digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "“content” is no SHA-256 in hexadecimal"))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.schema, forKey: .schema)
        try one.encode(to: encoder)
    }
}

enum CaseLines {
    /// - Throws: ``CommandError`` with the line that is wrong.
    static func read(_ input: String) throws -> [Case] {
        guard
            let data = input == "-"
                ? FileHandle.standardInput.readDataToEndOfFile()
                : FileManager.default.contents(atPath: input)
        else {
            throw CommandError(
                problem: "“\(input)” cannot be read.",
                hint: "Name a file that “clearcause cases export” wrote.")
        }
        var cases: [Case] = []
        for (index, line) in data.split(separator: 10, omittingEmptySubsequences: false)
            .enumerated()
        where !line.allSatisfy({ $0 == 32 || $0 == 13 }) {
            do {
                cases.append(try Plain.value(CaseLine.self, of: line).one)
            } catch let error as DecodingError {
                throw CommandError(
                    problem: "\(input):\(index + 1): \(Self.words(error))",
                    hint: "Nothing was imported.")
            }
        }
        return cases
    }

    private static func words(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "“\(key.stringValue)” is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is of the wrong kind"
        case .dataCorrupted(let context): context.debugDescription
        @unknown default: "\(error)"
        }
    }
}
