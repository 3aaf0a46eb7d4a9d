import Foundation
import Testing

/// A folder of `Samples`: what happened, and the diagnosis we owe.
struct Story: Sendable, CustomTestStringConvertible {
    struct Line: Sendable {
        let file: String
        let says: String
    }

    let name: String
    let rule: String
    let owner: String?
    let mode: String?
    /// Failure modes that follow from the root cause.
    let symptoms: [String]
    /// What the first change is about, where the story is a pair of good and bad bundles.
    let change: String?
    let rootLine: Line?
    let loudest: Line

    var testDescription: String { name }
    var folder: URL { Self.samples.appending(path: name) }
    var isHealthy: Bool { rule == "nothing" }

    /// The bundle, a folder or an archive.
    var bundle: String {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let bundle = entries.sorted().first { $0.hasPrefix("bundle") || $0.hasPrefix("bad") }
        return folder.appending(path: bundle ?? "bundle").path
    }

    /// The bundle from before the change that broke it, where the story is a pair.
    var good: String? {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return entries.sorted().first { $0.hasPrefix("good") }.map {
            folder.appending(path: $0).path
        }
    }

    static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let samples = package.appending(path: "Samples")

    /// Every folder of `Samples` with a story, in the order of names.
    static let all: [Story] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? []
        return names.sorted().compactMap { name in
            let file = samples.appending(path: "\(name)/story.yaml")
            return (try? String(contentsOf: file, encoding: .utf8)).map { Story(name, $0) }
        }
    }()

    private init(_ name: String, _ yaml: String) {
        self.name = name
        let values = Self.values(yaml)
        rule = values["expect.rule"] ?? ""
        owner = values["expect.owner"]
        mode = values["expect.mode"]
        change = values["expect.change"]
        symptoms = (values["expect.symptoms"] ?? "").split { "[], ".contains($0) }.map(String.init)
        func line(_ key: String) -> Line? {
            guard let file = values["\(key).file"], let says = values["\(key).says"] else {
                return nil
            }
            return Line(file: file, says: says)
        }
        rootLine = line("root-line")
        loudest = line("loudest") ?? Line(file: "", says: "")
    }

    /// `key` and `key.key` → text on one line: as much of YAML as a story's keys need.
    private static func values(_ yaml: String) -> [String: String] {
        var values: [String: String] = [:]
        var parent = ""
        for line in yaml.split(separator: "\n") {
            let text = line.drop { $0 == " " }
            guard let colon = text.firstRange(of: ":"), !text.hasPrefix("#") else { continue }
            let key = String(text[..<colon.lowerBound])
            if text.startIndex == line.startIndex { parent = key }
            let value = unquoted(text[colon.upperBound...].drop { $0 == " " })
            values[text.startIndex == line.startIndex ? key : "\(parent).\(key)"] = value
        }
        return values
    }

    private static func unquoted(_ text: Substring) -> String {
        guard let quote = text.first, quote == "'" || quote == "\"", text.count > 1 else {
            return String(text)
        }
        let inner = String(text.dropFirst().dropLast())
        return quote == "'" ? inner.replacing("''", with: "'") : inner.replacing("\\\"", with: "\"")
    }
}
