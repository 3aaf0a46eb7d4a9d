import Foundation
import Reasoning
import Testing

/// Logs of real servers with a fault that was really injected.
struct ProvenTests {
    /// A row of `proven.yaml`.
    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        let server: String
        let rule: String

        var testDescription: String { name }
        var folder: String { ProvenTests.folder.appending(path: name).path }
    }

    static let folder = Story.samples.appending(path: "proven")

    static let faults: [Fault] = {
        let file = folder.appending(path: "proven.yaml")
        let yaml = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return yaml.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .reduce(into: [(name: String, values: [Substring: String])]()) { rows, line in
                let parts = line.split(separator: ":", maxSplits: 1)
                let value = parts.last.map { String($0.drop { $0 == " " }) } ?? ""
                if !line.hasPrefix(" ") {
                    rows.append((String(parts.first ?? ""), [:]))
                } else if let key = parts.first?.drop(while: { $0 == " " }), !rows.isEmpty {
                    rows[rows.count - 1].values[key] = value
                }
            }
            .map {
                Fault(
                    name: $0.name, server: $0.values["server"] ?? "",
                    rule: $0.values["rule"] ?? "")
            }
    }()

    @Test func `at least 30 rules of at least 8 servers are proven`() {
        #expect(Set(Self.faults.map(\.rule)).count >= 30)
        #expect(Set(Self.faults.map(\.server)).count >= 8)
    }

    @Test func `the table names each folder, and each folder is in the table`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            at: Self.folder, includingPropertiesForKeys: [.isDirectoryKey]
        )
        .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
        .map(\.lastPathComponent).filter { $0 != "make" }
        #expect(folders.sorted() == Self.faults.map(\.name).sorted())
    }

    @Test(arguments: faults)
    func `the injected fault is the first root cause`(_ fault: Fault) throws {
        let facts = try Library.facts(of: fault.folder)
        let roots = try Analyzer(Library.standard.get()).diagnosis(of: facts).rootCauses
        #expect(roots.first?.rule == fault.rule, "\(roots.map(\.rule))")
    }

    @Test func `the readme has a row for each fault`() throws {
        let readme = try String(
            contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        for fault in Self.faults {
            #expect(
                readme.contains("| `\(fault.name)` | `\(fault.rule)` |"),
                "Run Samples/proven/make/table.")
        }
    }
}
