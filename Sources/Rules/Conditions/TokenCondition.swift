import Notation
import Facts
import Yams

/// A JSON Web Token, and what is the matter with it.
///
/// A token that stands in a log is judged at the moment of its line, any other at the time the bundle
/// was taken: tokens live for minutes, and a bundle is full of tokens that have expired since.
package struct TokenCondition: FactCondition {
    /// The sources of the files it stands in; `*` is any file.
    package let files: [String]
    package private(set) var tests: [Test]
    /// Captures of other steps that name what the token should have.
    package let audience: String?
    package let issuer: String?
    package let scope: String?

    /// What must hold; all that are given.
    package enum Test: Sendable, Hashable {
        case expired(Bool)
        case notYetValid(Bool)
        case expiresWithin(Double)
        case lifetimeAbove(Double)
        case lifetimeBelow(Double)
        case algorithm([String])
    }

    package static let keys = [
        "token", "expired", "not-yet-valid", "expires-within", "lifetime-above", "lifetime-below",
        "algorithm", "audience-mismatch", "issuer-mismatch", "scope-missing",
    ]

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        files = try keys["token"].map { try file.strings($0, "token") } ?? ["*"]
        let reader = TestReader(keys: keys, file: file)
        var tests: [Test] = []
        if let value = try reader.flag("expired") { tests.append(.expired(value)) }
        if let value = try reader.flag("not-yet-valid") { tests.append(.notYetValid(value)) }
        let durations: [(String, (Double) -> Test)] = [
            ("expires-within", Test.expiresWithin), ("lifetime-above", Test.lifetimeAbove),
            ("lifetime-below", Test.lifetimeBelow),
        ]
        for (key, test) in durations {
            if let seconds = try reader.seconds(key) { tests.append(test(seconds)) }
        }
        if let algorithm = keys["algorithm"] {
            tests.append(.algorithm(try file.strings(algorithm, "algorithm")))
        }
        self.tests = tests
        audience = try reader.capture("audience-mismatch")
        issuer = try reader.capture("issuer-mismatch")
        scope = try reader.capture("scope-missing")
    }

    package var captureNames: [String] {
        [
            "issuer", "audience", "subject", "scope", "expires", "starts", "issued", "algorithm",
            "key_id", "lifetime", "used", "late", "early",
        ]
    }

    package var sources: [String] { files.map { "token:\($0)" } }

    var comparisons: [Comparison] {
        [
            audience.map { Comparison(left: "audience", .lacks, right: $0) },
            issuer.map { Comparison(left: "issuer", .different, right: $0) },
            scope.map { Comparison(left: "scope", .lacks, right: $0) },
        ].compactMap { $0 }
    }

    package var story: String {
        let place = files == ["*"] ? "" : " in \(files.joined(separator: " or "))"
        var words = tests.map(\.story)
        if let audience { words.append("is not for the audience \(audience)") }
        if let issuer { words.append("is not from the issuer \(issuer)") }
        if let scope { words.append("lacks the scope \(scope)") }
        return "a token (JWT)\(place)"
            + (words.isEmpty ? "" : " that \(words.joined(separator: " and "))")
    }

    /// The same without what is asked of the token.
    package var untested: TokenCondition {
        var copy = self
        copy.tests = []
        return copy
    }
}

extension TokenCondition.Test {
    /// As a part of a sentence about a token.
    var story: String {
        switch self {
        case .expired(let value):
            value ? "had expired when it was used" : "had not expired when it was used"
        case .notYetValid(let value):
            value ? "was not valid yet when it was used" : "was valid already when it was used"
        case .expiresWithin(let seconds): "ends within \(Int(seconds)) seconds"
        case .lifetimeAbove(let seconds): "lives longer than \(Int(seconds)) seconds"
        case .lifetimeBelow(let seconds): "lives less than \(Int(seconds)) seconds"
        case .algorithm(let names): "is signed with \(names.joined(separator: " or "))"
        }
    }
}
