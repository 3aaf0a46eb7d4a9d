import Notation
import Testing

struct YAMLFileTests {
    @Test func `a misspelled key is told with its place and the key that was meant`() throws {
        let file = YAMLFile(name: "a.yaml", text: "titel: x\n")
        let error = #expect(throws: NotationError.self) {
            try file.mapping(file.root(), known: ["title", "when"], what: "A rule")
        }
        #expect(error?.line == 1)
        #expect(error?.column == 1)
        #expect(error?.hint == "Did you mean “title”?")
        #expect("\(try #require(error))".contains("\n    titel: x\n    ^"))
    }

    @Test(arguments: ["a: 1\na: 2\n", "a: [1\n", ""])
    func `what is no good YAML is an error of that file`(_ text: String) {
        let error = #expect(throws: NotationError.self) {
            let file = YAMLFile(name: "b.yaml", text: text)
            _ = try file.mapping(file.root(), known: ["a"], what: "It")
        }
        #expect(error?.file == "b.yaml")
    }

    @Test(arguments: [("ttile", "title"), ("severty", "severity"), ("xyz", nil)])
    func `a name somebody meant is near`(_ text: String, _ meant: String?) {
        #expect(Nearest.name(to: text, in: ["title", "severity"]) == meant)
    }
}
