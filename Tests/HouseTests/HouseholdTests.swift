import Foundation
import Testing

struct HouseholdTests {
    @Test(arguments: House.modules)
    func `every module has tests`(_ module: String) {
        let folder = "Tests/\(module == "clearcause" ? "Command" : module)Tests"
        let tests = House.files(under: folder, ending: ".swift").filter {
            House.text(of: $0).contains("@Test")
        }
        #expect(!tests.isEmpty, "\(folder) has no test")
    }

    @Test func `what Package links against is what make installs`() {
        let makefile = House.text(of: "Makefile")
        let words = House.text(of: "Package.swift").split(separator: "\"").filter {
            $0.hasPrefix("lib") && $0.hasSuffix("-dev")
        }
        #expect(!words.isEmpty)
        for package in words {
            #expect(makefile.contains(package), "Makefile does not install \(package)")
        }
    }

    @Test(arguments: [
        "LICENSE", "Makefile", "CONTRIBUTING.md", ".ci/run", ".swift-format",
        "Rules/failure-modes.yaml",
    ])
    func `the house has its papers`(_ path: String) {
        #expect(!House.text(of: path).isEmpty)
    }

    @Test func `the check before a merge can be run`() {
        #expect(
            FileManager.default.isExecutableFile(atPath: House.root.appending(path: ".ci/run").path)
        )
    }
}

struct CodeStripperTests {
    @Test(arguments: [
        ("a // import X\nb", "a \nb"), ("a /* x /* y */ z */ b", "a  b"),
        ("let a = \"import X\"", "let a = \"\""),
        ("f(\"a \\(g(\"b\") + c) d\")", "f(\"g(\"\") + c\")"), ("#\"a \"b\" \\\"#", "\"\""),
        ("\"\"\"\nimport X\n\"\"\" + y", "\"\n\n\" + y"),
    ])
    func `comments and texts are no code`(_ text: String, _ code: String) {
        var stripper = CodeStripper(text)
        #expect(stripper.stripped() == code)
    }
}
