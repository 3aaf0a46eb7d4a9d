import Testing

@testable import Reasoning
@testable import Rules

struct MutationTests {
    /// The conditions of a signature that none of the examples needs.
    private static func unneeded(_ when: String, _ examples: String) throws -> [String] {
        try proof(when, examples).survivors.map(\.condition)
    }

    private static func proof(_ when: String, _ examples: String) throws -> ExampleRunner.Proof {
        func indented(_ text: String) -> String {
            text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        }
        return try proof(
            of: "shop/rule",
            """
            title: It failed
            severity: high
            owner: platform
            mode: a.fails
            when:
            \(indented(when))
            cause: It is so.
            remediation: [Look]
            examples:
            \(indented(examples))
            """)
    }

    private static func proof(of name: String, _ text: String) throws -> ExampleRunner.Proof {
        let parts = name.split(separator: "/").map(String.init)
        var files = LibraryFiles()
        files.rules = [.init(name: "\(name).yaml", system: parts[0], stem: parts[1], text: text)]
        files.sources = [
            .init(
                name: "shop/sources.yaml", system: "shop", stem: "sources",
                text: """
                    sources:
                      shop.log: {paths: ['**/shop.log']}
                      bank.log: {paths: ['**/bank.log']}
                      shop.conf: {kind: config, dialect: properties, paths: ['**/shop.conf']}
                    """)
        ]
        let library = try RuleLibrary(files)
        let runner = try ExampleRunner(library)
        var proof = ExampleRunner.Proof()
        for rule in try library.rules() {
            let failures = runner.failures(of: rule).map(\.problem)
            #expect(failures == [], "the examples of this test do not hold")
            runner.prove(rule, in: &proof)
        }
        return proof
    }

    /// An example in one line: `|` ends a line of the log, `→` marks what is cited.
    private static func example(_ source: String, _ text: String, finds: String) -> String {
        let lines = text.split(separator: "|").map { line in
            line.hasPrefix("→") ? "→ 2026-05-04T\(line.dropFirst())" : "2026-05-04T\(line)"
        }
        return "- given:\n    \(source): |\n"
            + lines.map { "      \($0)\n" }.joined() + "  finds: \(finds)\n"
    }

    private static func log(_ text: String, finds: String = "nothing") -> String {
        example("app.log", text, finds: finds)
    }

    @Test(arguments: [
        (
            "message: 'try of {host} failed'\nat-least: 2",
            "→10:00:00Z try of a failed|→10:00:01Z try of a failed",
            "10:00:00Z try of a failed", "at-least: 2"
        ),
        (
            "message: 'try of {host} failed'\nat-least: 2\nwithin: 1m",
            "→10:00:00Z try of a failed|→10:00:01Z try of a failed",
            "10:00:00Z try of a failed|10:02:00Z try of a failed", "within: 1m"
        ),
        (
            "message: 'try of {host} failed'\nat-least: 2\nper: host",
            "→10:00:00Z try of a failed|→10:00:01Z try of a failed",
            "10:00:00Z try of a failed|10:02:00Z try of b failed", "per: host"
        ),
        (
            "message: 'took {took:duration} to fail'\nwhere: took > 30s",
            "→10:00:00Z took 40s to fail",
            "10:00:00Z took 3s to fail", "where: took > 30s"
        ),
        (
            "message: 'try of {host} failed'\nunless:\n  message: 'all is well'",
            "→10:00:00Z try of a failed", "10:00:00Z try of a failed|10:00:01Z all is well",
            "unless"
        ),
        (
            "all:\n  - message: 'try of {host} failed'\n  - message: 'shop closed'",
            "→10:00:00Z try of a failed|→10:00:01Z shop closed", "10:00:00Z try of a failed",
            "step 2 of 2"
        ),
        (
            "all:\n  - message: 'try of {host} failed'\n  - message: 'shop {host} closed'",
            "→10:00:00Z try of a failed|→10:00:01Z shop a closed",
            "10:00:00Z try of a failed|10:00:01Z shop b closed",
            "{host} meaning the same in both steps"
        ),
        (
            "all:\n  - message: 'try of {host} failed'\n  - message: 'shop closed'\nwithin: 1m",
            "→10:00:00Z try of a failed|→10:00:01Z shop closed",
            "10:00:00Z try of a failed|10:05:01Z shop closed", "within: 1m"
        ),
        (
            "sequence:\n  - message: 'try of {host} failed'\n  - message: 'shop closed'",
            "→10:00:00Z try of a failed|→10:00:01Z shop closed",
            "10:00:00Z shop closed|10:00:01Z try of a failed", "sequence"
        ),
        (
            "message: 'try of {host} failed'\nlevel: error", "→10:00:00Z ERROR try of a failed",
            "10:00:00Z INFO try of a failed", "level: error"
        ),
    ])
    func `a condition is needed when an example falls without it`(
        _ when: String, _ right: String, _ lookAlike: String, _ condition: String
    ) throws {
        let found = Self.log(right, finds: "{}")
        #expect(try Self.unneeded(when, found).contains(condition))
        #expect(try !Self.unneeded(when, found + Self.log(lookAlike)).contains(condition))
    }

    @Test func `a scope is needed when the message stands in another system's log`() throws {
        let when = "message: 'try of {host} failed'\nlog: shop.log"
        let found = Self.example("shop.log", "→10:00:00Z try of a failed", finds: "{}")
        #expect(try Self.unneeded(when, found) == ["log: shop.log"])
        let other = Self.example("bank.log", "10:00:00Z try of a failed", finds: "nothing")
        #expect(try Self.unneeded(when, found + other) == [])
        // A log that nobody recognised may be the shop's.
        let unknown = Self.example("app.log", "→10:00:00Z try of a failed", finds: "{}")
        #expect(try Self.unneeded(when, found + unknown) == ["log: shop.log"])
    }

    @Test func `conditions of counter-evidence are weakened too, the other way round`() throws {
        let when = """
            message: 'try of {host} failed'
            unless: {message: 'host {host} is well', at-least: 2}
            """
        let found = Self.log("→10:00:00Z try of a failed", finds: "{}")
        #expect(
            try Self.unneeded(when, found) == [
                "unless", "{host} meaning the same in “unless”", "at-least: 2",
            ])
        let well = "|10:00:01Z host a is well"
        let more =
            Self.log("10:00:00Z try of a failed" + well + well)
            + Self.log("→10:00:00Z try of a failed" + well, finds: "{}")
            + Self.log(
                "→10:00:00Z try of a failed|10:00:01Z host b is well|10:00:02Z host b is well",
                finds: "{}")
        #expect(try Self.unneeded(when, found + more) == [])
    }

    @Test func `counter-evidence at another time`() throws {
        let when = """
            all:
              - message: 'try of {host} failed'
                name: failure
            unless: {message: 'all is well', after: failure}
            """
        let found = Self.log("→10:00:00Z try of a failed", finds: "{}")
        let refuted = Self.log("10:00:00Z try of a failed|10:00:01Z all is well")
        #expect(try Self.unneeded(when, found + refuted) == ["after: failure"])
        let before = Self.log("10:00:00Z all is well|→10:00:01Z try of a failed", finds: "{}")
        #expect(try Self.unneeded(when, found + refuted + before) == [])
    }

    @Test func `the test of a setting is left out`() throws {
        let when = "config: shop.conf\nsetting: retries\nabove: 5"
        let found = "- given: {shop.conf: '→ retries = 9'}\n  finds: {value: '9'}\n"
        #expect(try Self.unneeded(when, found) == ["above:"])
        let few = "- given: {shop.conf: 'retries = 3'}\n  finds: nothing\n"
        #expect(try Self.unneeded(when, found + few) == [])
    }

    @Test func `an example of one row is enough for what a code table says of all`() throws {
        func table(_ example: String) -> String {
            """
            severity: high
            owner: platform
            mode: a.fails
            when:
              regex: 'failed with code (?<code>\\d+)'
              level: error
            rows:
              "17":
                title: It failed
                cause: It is so.
                remediation: [Look]
                examples:
                  - given: {app.log: '→ 2026-05-04T10:00:00Z ERROR failed with code 17'}
                    finds: {code: "17"}
            \(example)
              "18":
                title: It failed
                cause: It is so.
                remediation: [Look]
                examples:
                  - given: {app.log: '→ 2026-05-04T10:00:00Z ERROR failed with code 18'}
                    finds: {code: "18"}
            """
        }
        let open = try Self.proof(of: "shop/codes", table(""))
        #expect(open.survivors.map(\.condition) == ["level: error"])
        #expect(open.survivors.map(\.line) == [6])
        #expect(open.mutants == 1)
        let info = """
                  - given: {app.log: '2026-05-04T10:00:00Z INFO failed with code 17'}
                    finds: nothing
            """
        #expect(try Self.proof(of: "shop/codes", table(info)).survivors.isEmpty)
    }

    @Test func `alternative messages that no example shows are only counted`() throws {
        let when = "message: ['try of {host} failed', 'could not try {host}', 'gave up on {host}']"
        let proof = try Self.proof(
            when, Self.log("→10:00:00Z try of a failed|→10:00:01Z gave up on a", finds: "{}"))
        #expect(proof.survivors.isEmpty)
        #expect(proof.alternatives == 3)
        #expect(proof.unshown.count == 1)
        #expect(proof.unshown.first?.contains("could not try") == true)
    }

    @Test func `a survivor says where it stands and what to do`() throws {
        let when = "message: 'try of {host} failed'\nat-least: 2\nwithin: 1m"
        let proof = try Self.proof(
            when,
            Self.log("→10:00:00Z try of a failed|→10:00:01Z try of a failed", finds: "{}")
                + Self.log("10:00:00Z try of a failed"))
        let survivor = try #require(proof.survivors.first)
        #expect(survivor.file == "shop/rule.yaml")
        #expect(survivor.line == 8)
        #expect(survivor.condition == "within: 1m")
        #expect(
            survivor.advice
                == "Add one where they come further apart and nothing is found, or drop it.")
    }
}
