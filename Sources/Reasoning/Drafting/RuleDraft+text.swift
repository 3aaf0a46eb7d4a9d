import Facts
import Rules

extension RuleDraft {
    /// The rule's YAML. Values of the bundle stand in single quotes or in a block, where YAML reads
    /// nothing into them.
    static func yaml(
        _ template: DraftTemplate, _ signal: Signal, _ line: String, scope: [String],
        source: String, modes: [String], mode: String
    ) -> String {
        let hole = template.captures.first.map { ", with {\($0.name)}" } ?? ""
        let others = modes.dropFirst().joined(separator: ", ")
        let nearest =
            modes.isEmpty
            ? "none is near: see Rules/failure-modes.yaml"
            : others.isEmpty
                ? "the nearest by its words" : "the nearest by its words; also near: \(others)"
        let log =
            scope.isEmpty
            ? "  # log: the source that writes it; without one it is looked for in every log\n"
            : "  log: \(scope.count == 1 ? scope[0] : "[\(scope.joined(separator: ", "))]")\n"
        let level = signal.level.map { "  level: \($0.rawValue)\n" } ?? ""
        let finds = template.captures.map { "\($0.name): \(quoted($0.value))" } + ["count: '1'"]
        let severity = signal.level.map { $0 < .error } == true ? "medium" : "high"
        let inner = signal.exception.map {
            "# The trace below the message ends in: \(plain($0))\n# Ask for it with a second step and “within: event”.\n"
        }
        return """
            # A draft, made from a message that no rule explained. Write what is marked TODO.
            \(inner ?? "")title: '\(shortened("TODO: what failed", hole))'
            status: draft
            severity: \(severity)                      # TODO: how bad it is for users
            confidence: possible                # TODO: is this story the story, whenever the message is there?
            owner: platform                     # TODO: customer | network | platform | third-party | vendor
            mode: \(mode)   # TODO: \(nearest)

            when:
            \(log)\(level)  message: \(quoted(template.message))

            cause: >
              TODO: why a program says this, how it is told apart from what looks like it, in plain words.
            impact: 'TODO: what users notice.'
            remediation:
              - do: 'TODO: what to check or do first'
            verify: 'TODO: how to see that it is over.'
            see: []                             # TODO: the page of the manual that says so

            examples:
              - example: the message as it was found
                given:
                  \(key(source)): |
                    → \(plain(line))
                finds: {\(finds.joined(separator: ", "))}
              - example: 'TODO: a look-alike that means no harm'
                but:
                  \(key(source)): |
                    TODO: the line of the look-alike
                finds: nothing

            """
    }

    /// What only a person knows.
    static func remarks(
        _ signal: Signal, scope: [String], modes: [String], mode: String, isMasked: Bool
    ) -> [String] {
        [
            "title, cause, impact: what the matter is, in words for someone who does not know the program",
            "remediation, verify: what to check or do first, with its command and risk, and how to see that it helped",
            "owner and severity: who can really change it, and how bad it is for users",
            modes.isEmpty
                ? "mode: none of the map is near by its words; “\(mode)” only fills the place"
                : "mode: “\(mode)” is the nearest by its words"
                    + (modes.count > 1
                        ? "; also near: \(modes.dropFirst().joined(separator: ", "))" : ""),
            scope.isEmpty
                ? "log: nobody recognised the file; name the source if the message is not unmistakable"
                : nil,
            "the second example: a look-alike that means no harm and must find nothing",
            "the first example: replace hosts, names and times of the bundle by made-up ones",
            isMasked ? "secrets in the example line were masked with ***; look for others" : nil,
        ].compactMap(\.self)
    }

    /// On one line, without what YAML or a terminal could take for more than text.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isText =
                        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                        && ![0x2028, 0x2029, 0xFEFF].contains(scalar.value)
                        && scalar.properties.generalCategory != .format
                    return isText ? scalar : " "
                }))
    }

    private static func quoted(_ text: String) -> String {
        "'\(plain(text).replacing("'", with: "''"))'"
    }

    /// A source's name stands as it is; a file's name is quoted.
    private static func key(_ name: String) -> String {
        let isPlain =
            name.first?.isLetter == true
            && name.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_")
            }
        return isPlain ? name : quoted(name)
    }

    private static func shortened(_ title: String, _ hole: String) -> String {
        (title + hole).count <= 100 ? title + hole : title
    }
}
