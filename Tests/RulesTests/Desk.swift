import Foundation
import Rules

/// A folder of rules of the test's own, removed with it.
final class Desk {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path =
            FileManager.default.temporaryDirectory.appending(
                path: "clearcause-\(UUID().uuidString)"
            )
            .path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try put(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ name: String, _ text: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func files() throws -> LibraryFiles { try LibraryFiles(folders: [path]) }
}

/// Rule texts to bend.
enum Text {
    /// A rule that can be read and of which nobody complains.
    static let rule = """
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
          - example: as it is
            given: {app.log: '→ the word is red'}
            finds: {word: red}
          - example: silence
            but: {app.log: 'silence'}
            finds: nothing
        see: [https://docs.shop.example/words]

        """

    static let modes = "word.said:\n  says: a word was said\n"

    /// The rule with another signature.
    static func rule(when signature: String) -> String {
        rule.replacing("  message: 'the word is {word}'", with: signature)
    }
}

/// What reading a rule's text complains about, or `nil`.
func complaint(_ text: String, _ name: String = "shop/odd.yaml") -> String? {
    guard let id = RuleID("shop/odd") else { return "no id" }
    do {
        _ = try RuleParser.rule(id, file: name, text: text)
        return nil
    } catch {
        return "\(error)"
    }
}
