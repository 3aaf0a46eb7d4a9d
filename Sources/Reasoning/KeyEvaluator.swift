import Facts
import Rules

/// Decides where a condition on a key or key store holds.
struct KeyEvaluator {
    private let facts: BundleFacts

    init(_ facts: BundleFacts) {
        self.facts = facts
    }

    func matches(_ condition: KeyCondition) -> [Match] {
        facts.keys.filter { key in
            facts.files[key.place.file].isOf(condition.files)
                && condition.forms?.contains(key.form) ?? true
                && condition.isEncrypted.map { $0 == key.isEncrypted } ?? true
        }.map { key in
            var captures = ["form": key.form.rawValue]
            captures["key_file"] = facts.files[key.place.file].path
            captures["key"] = CertificateEvaluator.key(key.keyType, key.keyBits)
            captures[key.form == .knownHost ? "host" : "owner"] = key.owner
            captures["fingerprint"] = key.fingerprint
            return Match(
                Match.Exhibit(place: key.place, text: text(key)), captures: captures)
        }
    }

    private func text(_ key: KeyFile) -> String {
        var parts = [key.form.rawValue]
        if let owner = key.owner { parts[0] += " \(owner.prefix(200))" }
        if let kind = CertificateEvaluator.key(key.keyType, key.keyBits) { parts.append(kind) }
        if let print = key.fingerprint { parts.append("SHA256:\(print)") }
        if key.form == .privateKey {
            parts.append(key.isEncrypted ? "encrypted" : "not encrypted")
        }
        return parts.joined(separator: ", ")
    }
}
