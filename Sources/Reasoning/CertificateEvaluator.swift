import Facts
import Rules

/// Decides where a condition on a certificate holds, at the time the bundle was taken.
struct CertificateEvaluator {
    private let facts: BundleFacts
    private let pairs: KeyPairs

    /// The capture that holds the names of all certificates of the condition's sources that stand for a
    /// server. A host that one of them is good for is no mismatch, whatever the others say.
    static let knownNames = "known_names"
    /// Beyond that, names are not compared: a part of them would prove nothing.
    private static let mostNames = 100_000

    init(_ facts: BundleFacts) {
        self.facts = facts
        pairs = KeyPairs(facts)
    }

    func matches(_ condition: CertificateCondition) -> [Match] {
        let asked = facts.certificates.indices.filter {
            facts.files[facts.certificates[$0].place.file].isOf(condition.files)
        }
        let found = asked.filter { index in
            condition.tests.allSatisfy { holds($0, index) }
        }
        guard !found.isEmpty else { return [] }
        let known = condition.host == nil ? nil : knownNames(asked)
        return found.map { index in
            var captures = captures(facts.certificates[index])
            if let known { captures[Self.knownNames] = known }
            return Match(
                Match.Exhibit(
                    place: facts.certificates[index].place,
                    text: text(facts.certificates[index])), captures: captures)
        }
    }

    private func knownNames(_ asked: [Int]) -> String {
        let names = asked.filter { facts.certificates[$0].isLeaf }
            .flatMap { facts.certificates[$0].names }
        let text = names.joined(separator: ", ")
        return text.utf8.count <= Self.mostNames ? text : ""
    }

    private func holds(_ test: CertificateCondition.Test, _ index: Int) -> Bool {
        let one = facts.certificates[index]
        switch test {
        case .form(let forms): return forms.contains(one.form)
        case .expired(let wanted):
            guard let end = one.notAfter, let now = facts.taken else { return false }
            return (end < now) == wanted
        case .notYetValid(let wanted):
            guard let start = one.notBefore, let now = facts.taken else { return false }
            return (now < start) == wanted
        case .expiresWithin(let seconds):
            guard let end = one.notAfter, let now = facts.taken, now <= end else { return false }
            return Double(end.microseconds - now.microseconds) / 1e6 <= seconds
        case .selfSigned(let wanted): return one.isSelfSigned == wanted
        case .issuerMissing(let wanted): return one.hasIssuer != wanted
        case .authority(let wanted): return one.isAuthority == wanted
        case .leaf(let wanted): return one.isLeaf == wanted
        case .weak(let wanted): return (one.weakness != nil) == wanted
        case .alternativeNames(let wanted): return one.hasAlternativeNames == wanted
        case .endpointMismatch(let wanted):
            guard one.form == .handshake, one.position == 0, let endpoint = one.endpoint,
                let isCovered = HostName.isCovered(
                    endpoint, by: one.names.joined(separator: ", "))
            else { return false }
            return isCovered != wanted
        case .keyMismatch(let wanted):
            guard let fits = pairs.fits(index) else { return false }
            return fits != wanted
        }
    }

    private func captures(_ one: Certificate) -> [String: String] {
        var captures = ["subject": Self.shown(one.subject), "issuer": Self.shown(one.issuer)]
        captures["names"] = Self.list(one.names)
        captures["certificate_file"] = facts.files[one.place.file].path
        captures["starts"] = one.notBefore.map(Prose.readable)
        captures["expires"] = one.notAfter.map(Prose.readable)
        captures["serial"] = one.serial
        // Not every output says whom it asked; then the certificate's own name has to do.
        captures["endpoint"] = one.endpoint ?? (one.form == .handshake ? one.names.first : nil)
        captures["weakness"] = one.weakness
        captures["key"] = Self.key(one.keyType, one.keyBits)
        if let end = one.notAfter, let now = facts.taken {
            let seconds = (end.microseconds - now.microseconds) / 1_000_000
            captures["days"] = String(abs(seconds) / 86_400)
        }
        return captures
    }

    static func key(_ type: String?, _ bits: Int?) -> String? {
        guard let type else { return nil }
        return bits.map { "\(type) \($0)" } ?? type
    }

    /// What a report shows in place of the encoded certificate.
    private func text(_ one: Certificate) -> String {
        var parts = ["certificate \(Self.shown(one.subject))"]
        if !one.names.isEmpty {
            parts.append(
                one.hasAlternativeNames
                    ? "for \(Self.list(one.names))"
                    : "for \(Self.list(one.names)) by its common name only")
        }
        parts.append(one.isSelfSigned ? "self-signed" : "issued by \(Self.shown(one.issuer))")
        let dates = [
            one.notBefore.map { "from \(Prose.readable($0))" },
            one.notAfter.map { "until \(Prose.readable($0))" },
        ].compactMap { $0 }
        if !dates.isEmpty { parts.append("valid \(dates.joined(separator: " "))") }
        if let key = Self.key(one.keyType, one.keyBits) { parts.append("\(key) key") }
        if let endpoint = one.endpoint { parts.append("presented by \(endpoint)") }
        return parts.joined(separator: ", ")
    }

    private static func shown(_ name: String) -> String { String(name.prefix(300)) }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(8).joined(separator: ", ")
        return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
    }
}

extension FileFacts {
    /// Whether it is one of these sources, or of these systems; `*` is any file.
    func isOf(_ wanted: [String]) -> Bool {
        wanted.contains { name in
            name == "*" || sources.contains { $0 == name || $0.hasPrefix("\(name).") }
        }
    }
}
