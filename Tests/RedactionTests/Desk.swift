import Foundation
import Notation
import Sealing

@testable import Redaction

/// The detectors that come with the program, and texts that go through them.
enum Desk {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let rules = package.appending(path: "Rules").path
    /// Compiled detectors are kept, so that a second run of the tests starts at once.
    static let cache = package.appending(path: ".build/tests-cache/clearcause").path
    static let files = Result { try RedactionFiles(rules: rules) }
    private static let plans = Result {
        let files = try Self.files.get()
        return try Dictionary(
            uniqueKeysWithValues: RedactionLevel.allCases.filter { $0 != .off }.map {
                ($0, try files.plan($0, keptIn: [cache]))
            })
    }

    static func plan(_ level: RedactionLevel) throws -> RedactionPlan {
        guard let plan = try plans.get()[level] else { throw NoPlan() }
        return plan
    }

    static func redactor(_ level: RedactionLevel = .standard, key: KeyedHash? = nil) throws
        -> Redactor
    {
        try Redactor(plan(level), key: key)
    }

    struct NoPlan: Error {}

    /// The text, clean, fed in pieces of so many bytes.
    static func clean(
        _ text: String, _ level: RedactionLevel = .standard, pieces: Int = .max,
        path: String = "logs/app.log"
    ) throws -> String {
        try clean(text, with: redactor(level), pieces: pieces, path: path)
    }

    static func clean(
        _ text: String, with redactor: Redactor, pieces: Int = .max, path: String = "logs/app.log"
    ) throws -> String {
        let file = redactor.cleaner(of: path)
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            let end = pieces == .max ? bytes.count : min(at + pieces, bytes.count)
            try bytes[at..<end].withUnsafeBytes { try file.feed($0) { result += $0 } }
            at = end
        }
        try file.finish { result += $0 }
        return String(decoding: result, as: UTF8.self)
    }

    /// An example of a detector with its places filled in, always alike, and what must be taken out of it.
    static func filled(_ example: String) -> (text: String, value: String) {
        var text = ""
        var rest = example[...]
        var seed: UInt64 = 0x9e37
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let parts = rest[rest.index(after: open)..<close].split(separator: ":")
            guard parts.count == 2, let count = Int(parts[0]),
                let letters = alphabets[String(parts[1])]
            else {
                // A brace of the text itself.
                text += rest[...open]
                rest = rest[rest.index(after: open)...]
                continue
            }
            text += rest[..<open]
            for _ in 0..<count {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(letters[Int(seed >> 33) % letters.count])
            }
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        guard let open = text.firstIndex(of: "«"), let close = text.firstIndex(of: "»") else {
            return (text, text)
        }
        let value = String(text[text.index(after: open)..<close])
        return (text.filter { $0 != "«" && $0 != "»" }, value)
    }

    private static let alphabets: [String: [Character]] = {
        let lower = Array("abcdefghijklmnopqrstuvwxyz")
        let upper = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let digits = Array("0123456789")
        return [
            "alnum": lower + upper + digits, "letters": lower + upper, "lower": lower + digits,
            "digit": digits, "hex": Array("0123456789abcdef"),
            "BASE32": upper + Array("234567"), "BECH32": Array("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
            "base64": lower + upper + digits, "url": lower + upper + digits + ["-", "_"],
        ]
    }()
}
