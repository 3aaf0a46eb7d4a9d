import Notation
import Facts
import Yams

/// A certificate, and what is the matter with it at the time the bundle was taken.
package struct CertificateCondition: FactCondition {
    /// The sources of the files it stands in; `*` is any file.
    package let files: [String]
    package private(set) var tests: [Test]
    /// The capture of another step that names the host it should be good for.
    package let host: String?

    /// What must hold; all that are given.
    package enum Test: Sendable, Hashable {
        case form([Certificate.Form])
        case expired(Bool)
        case notYetValid(Bool)
        /// It ends within so many seconds and has not ended.
        case expiresWithin(Double)
        case selfSigned(Bool)
        case issuerMissing(Bool)
        case authority(Bool)
        case leaf(Bool)
        case weak(Bool)
        case alternativeNames(Bool)
        /// The host a handshake was made with is not among its names.
        case endpointMismatch(Bool)
        /// The private key that lies beside it belongs to another certificate.
        case keyMismatch(Bool)
    }

    package static let keys = [
        "certificate", "form", "expired", "not-yet-valid", "expires-within", "self-signed",
        "issuer-missing", "authority", "leaf", "weak", "alternative-names", "name-mismatch",
        "key-mismatch",
    ]

    init(_ node: Node, _ keys: [String: Node], _ file: YAMLFile) throws {
        files = try keys["certificate"].map { try file.strings($0, "certificate") } ?? ["*"]
        let reader = TestReader(keys: keys, file: file)
        var tests: [Test] = []
        if let forms = try reader.choices("form", as: Certificate.Form.self) {
            tests.append(.form(forms))
        }
        let flags: [(String, (Bool) -> Test)] = [
            ("expired", Test.expired), ("not-yet-valid", Test.notYetValid),
            ("self-signed", Test.selfSigned), ("issuer-missing", Test.issuerMissing),
            ("authority", Test.authority), ("leaf", Test.leaf), ("weak", Test.weak),
            ("alternative-names", Test.alternativeNames), ("key-mismatch", Test.keyMismatch),
        ]
        for (key, test) in flags {
            if let value = try reader.flag(key) { tests.append(test(value)) }
        }
        if let seconds = try reader.seconds("expires-within") {
            tests.append(.expiresWithin(seconds))
        }
        let name = try keys["name-mismatch"].map { try file.string($0, "name-mismatch") }
        if let name, name == "true" || name == "false" {
            tests.append(.endpointMismatch(name == "true"))
            host = nil
        } else {
            host = name?.replacing("-", with: "_")
        }
        self.tests = tests
    }

    package var captureNames: [String] {
        [
            "subject", "names", "known_names", "issuer", "expires", "starts", "key", "days",
            "endpoint", "serial", "weakness", "certificate_file",
        ]
    }

    package var sources: [String] { files.map { "certificate:\($0)" } }

    /// The other step's host must be in no certificate that stands for a server.
    var comparisons: [Comparison] {
        host.map { [Comparison(left: "known_names", .misses, right: $0)] } ?? []
    }

    package var story: String {
        let place = files == ["*"] ? "" : " in \(files.joined(separator: " or "))"
        let words = tests.map(\.story) + (host.map { ["is not for the host \($0)"] } ?? [])
        return "a certificate\(place)"
            + (words.isEmpty ? "" : " that \(words.joined(separator: " and "))")
    }

    /// The same without what is asked of the certificate.
    package var untested: CertificateCondition {
        var copy = self
        copy.tests = []
        return copy
    }
}

extension CertificateCondition.Test {
    /// As a part of a sentence about a certificate.
    var story: String {
        func negated(_ value: Bool, _ yes: String, _ no: String) -> String { value ? yes : no }
        return switch self {
        case .form(let forms): "comes as \(forms.map(\.rawValue).joined(separator: " or "))"
        case .expired(let value): negated(value, "has expired", "has not expired")
        case .notYetValid(let value): negated(value, "is not valid yet", "is valid already")
        case .expiresWithin(let seconds): "ends within \(Int(seconds / 86_400)) days"
        case .selfSigned(let value): negated(value, "is self-signed", "is not self-signed")
        case .issuerMissing(let value):
            negated(value, "stands there without its issuer's", "has its issuer's beside it")
        case .authority(let value): negated(value, "may sign others", "may sign no others")
        case .leaf(let value): negated(value, "stands first in its chain", "is part of a chain")
        case .weak(let value): negated(value, "is weak", "is not weak")
        case .alternativeNames(let value):
            negated(value, "has alternative names", "has no alternative names")
        case .endpointMismatch(let value):
            negated(value, "is for another host than was asked", "is for the host that was asked")
        case .keyMismatch(let value):
            negated(value, "has another's key beside it", "has its own key beside it")
        }
    }
}
