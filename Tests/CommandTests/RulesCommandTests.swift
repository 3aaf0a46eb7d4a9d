import Foundation
import Testing

struct RulesCommandTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    @Test func `rules are listed with severity, owner and title`() throws {
        let run = try Run.clearcause("rules", "list")
        #expect(run.status == 0)
        #expect(
            run.output == """
                shop/disk-full       critical, platform: The shop cannot store orders, because {volume} is full
                shop/request-failed  medium, vendor: The shop answered a request with 500

                """)
    }

    @Test(arguments: [
        ("--owner vendor", "shop/request-failed"), ("--severity critical", "shop/disk-full"),
        ("--mode storage.full", "shop/disk-full"), ("--text 'no space left'", "shop/disk-full"),
    ])
    func `a list may be narrowed`(_ option: String, _ rule: String) throws {
        let run = try Run.shell("$clearcause rules list $rules \(option)")
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.output.hasPrefix(rule))
        #expect(try Run.shell("$clearcause rules list $rules --system none").output == "")
    }

    @Test func `a clean library has no complaints`() throws {
        let run = try Run.clearcause("rules", "lint")
        #expect(run.status == 0)
        #expect(run.output == "2 rules, 0 complaints\n")
    }

    @Test func `examples that hold are counted`() throws {
        let run = try Run.clearcause("rules", "test")
        #expect(run.status == 0)
        #expect(run.output == "2 rules, 4 examples, 0 failed\n")
        let one = try Run.clearcause("rules", "test", "shop/disk-full")
        #expect(one.output == "1 rules, 2 examples, 0 failed\n")
    }

    @Test func `a condition that no example needs ends with status 1 and says what to do`() throws {
        let compared = Self.rule.replacing(
            "is {word}'", with: "is {word}'\n  where: word != \"green\"")
        try desk.put("shop/odd.yaml", compared)
        let mine = "--no-default-rules --rules \(desk.path)"
        let run = try Run.shell("$clearcause rules test --mutate \(mine)")
        #expect(run.status == 1)
        #expect(
            run.output == """
                1 rules, 2 examples, 0 failed
                shop/odd.yaml:8: shop/odd: No example needs `where: word != "green"`.
                  Add one where it does not hold and nothing is found, or drop it.
                1 conditions weakened, 1 that no example needs; 0 of 0 alternative messages are in no example

                """)
        let needed = compared.replacing(
            "  - example: silence",
            with: """
                  - example: the word that is meant otherwise
                    given: {app.log: 'the word is green'}
                    finds: nothing
                  - example: silence
                """)
        try desk.put("shop/odd.yaml", needed)
        #expect(try Run.shell("$clearcause rules test --mutate \(mine)").status == 0)
    }

    @Test func `alternative messages that no example shows are listed when asked for`() throws {
        try desk.put(
            "shop/odd.yaml",
            Self.rule.replacing(
                "'the word is {word}'", with: "['the word is {word}', 'word: {word}']"))
        let run = try Run.shell(
            "$clearcause rules test --mutate --unshown --no-default-rules --rules \(desk.path)")
        #expect(run.status == 0)
        #expect(run.output.contains("no example needs “word\\: "))
        #expect(run.output.contains("1 of 2 alternative messages are in no example"))
    }

    @Test func `what rules cost is told from their text`() throws {
        try desk.put(
            "shop/odd.yaml",
            Self.rule.replacing(
                "'the word is {word}'", with: "['the word is {word}', 'said {word}']"))
        let run = try Run.shell(
            "$clearcause rules lint --cost --no-default-rules --rules \(desk.path)")
        #expect(
            run.output.hasSuffix(
                """
                2 patterns: 1 found by their literals, 1 followed as expressions
                1 as expressions, 1 by literals: shop/odd

                """))
    }

    @Test func `the dearest rules are told on a corpus`() throws {
        let corpus = try desk.put(
            "corpus/a.log",
            "cannot store order: /x is full\nall is well\nrequest /a failed with 404\n")
        let run = try Run.shell("$clearcause rules lint --corpus \(corpus) $rules")
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "2 rules, 0 complaints")
        #expect(lines.dropFirst().first == "3 lines, 1 looked at twice (33.3 %)")
        #expect(
            lines.last?.hasSuffix("looks a megabyte: shop/disk-full, for “cannot store order: ”")
                == true)
        let none = try Run.shell("$clearcause rules lint --corpus \(desk.path)/none $rules")
        #expect(none.status == 2)
    }

    @Test(arguments: ["rule", "codes", "sources", "failure-modes"])
    func `schemas are printed for editors`(_ kind: String) throws {
        let run = try Run.shell("$clearcause rules schema \(kind)")
        #expect(run.status == 0)
        #expect(run.output.contains("https://json-schema.org/draft/2020-12/schema"))
        #expect(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) is [String: Any])
    }

    @Test func `what no rule knows is told over several bundles`() throws {
        let log = """
            2026-05-04T10:00:05Z ERROR cannot store order: /x is full
            2026-05-04T10:00:06Z ERROR the printer is on fire
            2026-05-04T10:00:07Z ERROR the printer is on fire

            """
        let (a, b) = (try desk.put("a/app.log", log), try desk.put("b/app.log", log))
        let run = try Run.shell("$clearcause rules coverage \(a) \(b) $rules")
        #expect(run.status == 0)
        #expect(
            run.output == """
                2 different error messages in 2 bundles, 1 known to some rule (50 %); 33 % of their lines

                4 × the printer is on fire
                  \(a): app.log:2, in 2 bundles

                """)
        let json = try Run.shell("$clearcause rules coverage \(a) --format json $rules")
        let report =
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(report?["schema"] as? String == "clearcause.coverage/1")
        #expect((report?["uncovered"] as? [[String: Any]])?.first?["count"] as? Int == 2)
        #expect(try Run.shell("$clearcause rules coverage /none $rules").status == 2)
    }

    @Test func `a rule that nobody knows cannot be tested`() throws {
        let run = try Run.clearcause("rules", "test", "shop/none")
        #expect(run.status == 2)
        #expect(
            run.errors.hasSuffix(
                "clearcause: No rule is named “shop/none”.\n  “clearcause rules list” shows all.\n")
        )
    }

    @Test func `an example that does not hold is shown with its place`() throws {
        try desk.put(
            "shop/odd.yaml", Self.rule.replacing("finds: {word: red}", with: "finds: {word: blue}"))
        let run = try Run.shell("$clearcause rules test --no-default-rules --rules \(desk.path)")
        #expect(run.status == 1)
        #expect(
            run.output == """
                shop/odd.yaml:15: shop/odd: “as it is”
                  “word” must be “blue” and is “red”.
                1 rules, 2 examples, 1 failed

                """)
    }

    @Test func `a complaint ends with status 1, a file that is no rule with its place`() throws {
        try desk.put("shop/odd.yaml", Self.rule.replacing("the word is", with: "is"))
        let lint = try Run.shell("$clearcause rules lint --no-default-rules --rules \(desk.path)")
        #expect(lint.status == 1)
        #expect(lint.output.contains("has no literal run of four characters"))
        try desk.put("shop/odd.yaml", Self.rule.replacing("owner:", with: "ownr:"))
        let broken = try Run.shell("$clearcause rules list --no-default-rules --rules \(desk.path)")
        #expect(broken.status == 2)
        #expect(
            broken.errors.contains(
                """
                clearcause: shop/odd.yaml:4:1: There is no key “ownr” here.
                    ownr: vendor
                    ^
                  Did you mean “owner”?
                """))
    }

    @Test func `a new rule is written once, and its examples hold`() throws {
        let folder = desk.path + "/Rules"
        let run = try Run.clearcause("rules", "new", "shop/cart-lost", "--folder", folder)
        #expect(run.status == 0)
        #expect(
            run.output
                == "\(folder)/shop/cart-lost.yaml\nNow fill it in, then: clearcause rules test shop/cart-lost\n"
        )
        let tested = try Run.shell("$clearcause rules test --no-default-rules --rules \(folder)")
        #expect(tested.output == "1 rules, 2 examples, 0 failed\n")
        let again = try Run.clearcause("rules", "new", "shop/cart-lost", "--folder", folder)
        #expect(again.status == 2)
        #expect(again.errors == "clearcause: “\(folder)/shop/cart-lost.yaml” exists already.\n")
    }

    @Test(arguments: ["shop", "Shop/x", "shop/a b", "../shop/x", "shop/x/y"])
    func `a new rule needs a rule's name`(_ name: String) throws {
        let run = try Run.clearcause("rules", "new", name, "--folder", desk.path)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("clearcause: “\(name)” is no rule name.\n  Write "))
    }

    @Test func `a library is compiled into a folder, and so are the detectors`() throws {
        let run = try Run.clearcause("rules", "compile", desk.path)
        #expect(run.status == 0)
        #expect(run.output == "2 rules, 2 patterns\n")
        let files = try FileManager.default.contentsOfDirectory(atPath: desk.path)
        #expect(Set(files.map { $0.split(separator: ".").last }) == ["library", "detectors"])
        #expect(files.count == 2)
    }

    private static let rule = """
        title: The word is {word}
        severity: low
        confidence: certain
        owner: vendor
        mode: word.said
        when:
          message: 'the word is {word}'
        cause: A word was said, and this is the rule that knows what it means.
        remediation:
          - do: Listen
        verify: Nothing is said.
        examples:
          # Colours are words.

          - example: as it is
            given: {app.log: '→ the word is red'}
            finds: {word: red}
          - example: silence
            but: {app.log: 'silence'}
            finds: nothing

        """
}
