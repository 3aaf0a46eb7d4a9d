import Facts
import Rules

/// A rule begun from a message that no rule explains: what can be told from the message is there, what
/// only a person knows is marked `TODO`.
package struct RuleDraft {
    package let id: RuleID
    /// The rule's file.
    package let text: String
    /// What the author must still write, a sentence each.
    package let remarks: [String]

    private let source: String

    /// What keeps a message from becoming a draft.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Parameters:
    ///   - id: the rule's name; without one it is made from the message.
    /// - Throws: ``Problem`` when the message holds no fixed text that a rule could look for.
    package init(
        _ signal: Signal, in facts: BundleFacts, library: RuleLibrary, id: RuleID? = nil
    ) throws {
        guard let evidence = signal.evidence.first else {
            throw Problem(description: "The message has no line to start from.")
        }
        let line = SecretMask.masked(evidence.text)
        let shown = SecretMask.masked(signal.template).replacing(SecretMask.mask, with: "<*>")
        let template = DraftTemplate(shown, in: line)
        guard template.isUsable else {
            throw Problem(
                description:
                    "The message has no four fixed letters in a row that a rule could look for: \(signal.template)"
            )
        }
        let file = facts.files.first { $0.path == evidence.file }
        let known = Set(library.plan.sources.filter { $0.kind == .log }.map(\.name))
        let scope = file?.sources.filter(known.contains) ?? []
        source = scope.first ?? String(evidence.file.split(separator: "/").last ?? "app.log")
        guard let id = id ?? Self.name(for: template, scope: scope) else {
            throw Problem(
                description: "No name can be made from the message; give one with --name.")
        }
        self.id = id
        let modes = ModeSuggestions.modes(for: signal.template, in: library.map)
        let usual = ["job.fails", "request.fails"].first { library.map.modes[$0] != nil }
        let mode = modes.first ?? usual ?? library.map.modes.keys.min() ?? "job.fails"
        text = Self.yaml(
            template, signal, line, scope: scope, source: source, modes: modes, mode: mode)
        remarks = Self.remarks(
            signal, scope: scope, modes: modes, mode: mode, isMasked: line != evidence.text)
    }

    /// The draft among the library's sources and failure modes, to be tried.
    package func files(in library: RuleLibrary) -> LibraryFiles {
        var files = LibraryFiles()
        files.causalMaps = library.files.causalMaps
        files.sources = library.files.sources
        files.rules = [
            LibraryFiles.File(
                name: "\(id).yaml", system: id.system, stem: id.name, text: text)
        ]
        return files
    }

    /// `nginx/no-live-upstreams-while-connecting` from the source and the first words.
    private static func name(for template: DraftTemplate, scope: [String]) -> RuleID? {
        let system = scope.first?.split(separator: ".").first.map(String.init) ?? "app"
        let words = template.literals.flatMap { $0.split { !$0.isLetter && $0 != "'" } }
            .map { $0.lowercased().filter { $0.isASCII && $0.isLetter } }
            .filter { $0.count > 1 }
        let stem = words.prefix(6).joined(separator: "-")
        return RuleID("\(system)/\(stem)") ?? RuleID("\(system)/unexplained")
    }
}
