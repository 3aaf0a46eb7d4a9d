import ArgumentParser
import Redaction

/// What is redacted besides, or in spite of, the level.
struct ChoiceOptions: ParsableArguments {
    @Option(
        help: "A file with values, or “kind: NAME”, that stay; a line each.", completion: .file())
    var allow: [String] = []

    @Option(
        help: "A file with values, or “kind: NAME”, that are taken out; a line each.",
        completion: .file())
    var deny: [String] = []

    @Option(
        name: .customLong("domain"),
        help: "A domain of yours: host names below it count as personal; may be repeated.")
    var domains: [String] = []

    /// - Throws: ``CommandError`` when a list cannot be read.
    func choices() throws -> RedactionChoices {
        var choices = RedactionChoices()
        for path in allow { choices.allow(lines: try KeyText.read(path, "list")) }
        for path in deny { choices.deny(lines: try KeyText.read(path, "list")) }
        choices.domains = domains
        return choices
    }
}
