import Testing

@testable import Rules

struct RuleLinterTests {
    private static func complaints(_ rule: String, _ others: [String: String] = [:]) throws
        -> [String]
    {
        let desk = try Desk(
            ["failure-modes.yaml": Text.modes, "shop/odd.yaml": rule].merging(others) { $1 })
        return RuleLinter(LibraryDraft(try desk.files())).complaints().map(\.description)
    }

    @Test func `nobody complains of a good rule`() throws {
        #expect(try Self.complaints(Text.rule) == [])
    }

    @Test(arguments: [
        (
            "message: 'the word is {word}'", "regex: 'the(?<word>.*)is'",
            "“the(?<word>.*)is” has no literal run of four characters."
        ),
        (
            "cause: A word was", "cause: Of {wrd} {word}, {count} times since {first}, a word was",
            "“cause” uses {wrd}, which no message captures.\n  Did you mean {word}?"
        ),
        (
            "- do: Listen", "- do: Listen\n    run: echo {x.time}",
            "“run” uses {x.time}, which no message captures."
        ),
        (
            "cause: A word was said, and this is the rule that knows what it means.",
            "cause: Words.", "The cause explains too little."
        ),
        ("remediation:\n  - do: Listen", "remediation: []", "There is no remediation."),
        (
            "finds: nothing", "finds: {word: x}",
            "No example finds nothing.\n  Add a look-alike: a benign or different cause."
        ),
        ("finds: {word: red}", "finds: nothing", "No example finds something."),
        (
            "message: 'the", "log: shop.lgo\n  message: 'the",
            "“shop.lgo” is no source and no system.\n  Did you mean “shop.log”?"
        ),
        (
            "title: The word is {word}", "title: \(String(repeating: "Long ", count: 30))",
            "The title has 149 characters; at most 100."
        ),
        (
            "message: 'the word is {word}'", "regex: 'the word (?<word>is'",
            "is no pattern: missing closing parenthesis"
        ),
        (
            "message: 'the word is {word}'", "message: 'the word is {word}'\n  where: words > 3",
            "“where” compares {words}, which no message captures.\n  Did you mean {word}?"
        ),
        (
            "message: 'the word is {word}'", "message: 'the word is {word}'\n  per: host",
            "“per” counts by {host}, which no message captures."
        ),
        (
            "title: The word is {word}", "title: The word is {word}.",
            "The title ends with a full stop."
        ),
        (
            "title: The word is {word}", "title: words are {word}",
            "The title begins with the small letter of “words”."
        ),
        ("- do: Listen", "- do: You should have listened", "“You should have” blames the reader."),
        (
            "- do: Listen", "- do: Make it idempotent",
            "“idempotent” is a word that an admin of another system may not know."
        ),
        ("- do: Listen", "- do: Listen\n    run: $ cat", "“run” begins with a prompt: $ cat"),
        (
            "- do: Listen", "- do: Listen\n    run: curl -sk https://shop.example",
            "“curl -sk” switches off the check of who answers."
        ),
        (
            "- do: Listen", "- do: Disable TLS verification",
            "“Disable TLS verification” switches off the check of who answers."
        ),
        (
            "see: [https://docs.shop.example/words]", "see: [http://docs.shop.example]",
            "“see” names no page to read on."
        ),
        (
            "silence'}", "silence AKIAQ3EGRZ7XJMK2NV4T'}",
            "The example “silence” holds what looks like a real secret (AKIAQ3EGRZ7X…)."
        ),
        (
            "message: 'the word is {word}'",
            "message: ['the word is {word}', '{word} localhost {word}']",
            "is looked for by “ localhost ”, which stands in too many lines."
        ),
    ])
    func `a careful reviewer says what is wrong`(
        _ right: String, _ wrong: String, _ problem: String
    ) throws {
        let changed = Text.rule.replacing(right, with: wrong)
        let sources = ["shop/sources.yaml": "sources:\n  shop.log:\n    paths: ['**/shop.log']\n"]
        let complaints = try Self.complaints(changed, sources)
        #expect(changed != Text.rule)
        #expect(complaints.count == 1)
        #expect(complaints.first?.contains("shop/odd") == true)
        #expect(complaints.first?.contains(problem) == true, "\(complaints)")
    }

    @Test(arguments: [
        "Make it idempotent (a second word changes nothing)",
        "Change what comes twice (idempotent words)",
        "Never disable TLS verification", "Listen to nginx", "Set enable.idempotence=false",
    ])
    func `a word that is explained, and a warning, are all right`(_ todo: String) throws {
        #expect(
            try Self.complaints(Text.rule.replacing("- do: Listen", with: "- do: \(todo)")) == [])
    }

    @Test(arguments: [
        "sshd says {word}", "uWSGI says {word}", "shop's word is {word}", "{word} is said",
    ])
    func `a product's name may begin small`(_ title: String) throws {
        let changed = Text.rule.replacing(
            "title: The word is {word}", with: "title: '\(title.replacing("'", with: "''"))'")
        #expect(changed != Text.rule)
        #expect(try Self.complaints(changed) == [])
    }

    @Test func `a failure mode that nothing shows or leads to is one too many`() throws {
        let modes = """
            word.said:
              says: a word was said
              leads-to: [word.heard]
            word.heard: {says: a word was heard}
            word.lost: {says: a word was lost}

            """
        #expect(
            try Self.complaints(Text.rule, ["failure-modes.yaml": modes]) == [
                "failure-modes.yaml:5: “word.lost” cannot be reached: no rule shows it, and nothing that a rule shows leads to it.\n  Write the rule that shows it, or drop the mode."
            ])
    }

    @Test func `a failure mode that stands alone deserves a look`() throws {
        let desk = try Desk(["failure-modes.yaml": Text.modes, "shop/odd.yaml": Text.rule])
        let hints = RuleLinter(LibraryDraft(try desk.files())).hints().map(\.description)
        #expect(hints.count == 1)
        #expect(hints.first?.hasPrefix("failure-modes.yaml:1: “word.said” stands alone") == true)
    }

    @Test(arguments: ["between: [start, end]", "after: start"])
    func `counter-evidence names steps there are`(_ place: String) throws {
        let signature = """
              sequence:
                - message: 'the word is {word}'
                  name: begin
                - message: 'the word ends'
                  name: end
              unless: {message: 'no word', \(place)}
            """
        let complaints = try Self.complaints(Text.rule(when: signature))
        #expect(complaints.count == 1)
        #expect(
            complaints.first?.contains("“unless” speaks of the step “start”, which there is not.")
                == true,
            "\(complaints)")
        let right = signature.replacing("start", with: "begin")
        #expect(try Self.complaints(Text.rule(when: right)) == [])
    }

    @Test(arguments: [
        (
            "shop.log:\n    looks: ['a(b']",
            "The look “a(b” is no pattern: missing closing parenthesis"
        ),
        ("a: {}\n  b: {}\n", nil),
    ])
    func `sources are reviewed too`(_ sources: String, _ problem: String?) throws {
        let complaints = try Self.complaints(
            Text.rule, ["shop/sources.yaml": "sources:\n  \(sources)\n"])
        #expect(complaints.count == (problem == nil ? 0 : 1))
        if let problem { #expect(complaints.first?.contains(problem) == true, "\(complaints)") }
    }

    @Test func `a source declared by two systems is one too many`() throws {
        let text = "sources:\n  shop.log:\n    paths: [x]\n"
        let complaints = try Self.complaints(
            Text.rule, ["shop/sources.yaml": text, "web/sources.yaml": text])
        #expect(complaints == ["web/sources.yaml: “shop.log” is declared twice."])
    }
}
