import Notation
import Testing

@testable import Rules

struct RuleLibraryTests {
    @Test func `a library knows its rules, modes and sources`() throws {
        let desk = try Desk([
            "failure-modes.yaml": Text.modes, "shop/b.yaml": Text.rule, "shop/a.yaml": Text.rule,
            "db/sources.yaml": "sources:\n  db.log:\n    paths: ['**/db*.log']\n",
            "README.md": "no rule",
        ])
        let library = try RuleLibrary(desk.files())
        #expect(library.entries.map(\.id.description) == ["shop/a", "shop/b"])
        #expect(library.entries.map(\.patterns) == [0..<1, 1..<2])
        #expect(library.plan.sources.map(\.name) == ["db.log"])
        #expect(library.map.modes.keys.sorted() == ["word.said"])
        #expect(try library.rules().map(\.id) == library.entries.map(\.id))
        #expect(library.entry("shop/b")?.firstPattern == 1)
        #expect(library.entry("shop/c") == nil)
    }

    @Test func `every file with an error is named, in order`() throws {
        let desk = try Desk([
            "failure-modes.yaml": Text.modes,
            "shop/a.yaml": Text.rule.replacing("owner", with: "ownr"),
            "shop/b.yaml": Text.rule.replacing("mode: word.said", with: "mode: word.sad"),
            "shop/C.yaml": Text.rule, "shop/d.yaml": "", "shop/e.yaml": Text.rule,
        ])
        var found: [String] = []
        do { _ = try RuleLibrary(desk.files()) } catch let error as NotationErrors {
            found = error.errors.map { "\($0)".split(separator: "\n").map(String.init)[0] }
        }
        #expect(
            found == [
                "shop/C.yaml: A rule's path is <system>/<name>.yaml in kebab case.",
                "shop/a.yaml:4:1: There is no key “ownr” here.",
                "shop/b.yaml:1: “word.sad” is no failure mode.",
                "shop/d.yaml: The file is empty.",
            ])
    }

    @Test func `a folder that is not there is an error`() {
        #expect(throws: NotationError.self) { try LibraryFiles(folders: ["/nowhere"]) }
    }

    @Test func `the fingerprint changes with names and texts, and with nothing else`() throws {
        let desk = try Desk(["shop/a.yaml": Text.rule])
        let first = try desk.files().fingerprint
        #expect(try desk.files().fingerprint == first)
        try desk.put("README.md", "words")
        #expect(try desk.files().fingerprint == first)
        try desk.put("shop/a.yaml", Text.rule + " ")
        #expect(try desk.files().fingerprint != first)
        let other = try Desk(["shop/b.yaml": Text.rule])
        #expect(try other.files().fingerprint != first)
    }

    @Test func `a second folder's files are shown with their folder`() throws {
        let (a, b) = (try Desk(["shop/a.yaml": Text.rule]), try Desk(["shop/b.yaml": Text.rule]))
        let files = try LibraryFiles(folders: [a.path, b.path])
        #expect(files.rules.map(\.name) == ["shop/a.yaml", "\(b.path)/shop/b.yaml"])
    }
}
