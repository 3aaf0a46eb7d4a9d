import Facts

extension Side {
    /// What each certificate is for, whose it is, and until when; a claim each, because one may break a
    /// connection that another does not.
    var certificateClaims: [Claim] {
        var claims: [Claim] = []
        for certificate in facts.certificates {
            let place = certificate.place
            let who = certificate.endpoint ?? certificate.names.first ?? certificate.subject
            let key = "c \(certificate.endpoint ?? key(place.file)) \(certificate.position)"
            let name =
                certificate.endpoint.map { "the certificate of \($0)" }
                ?? "the certificate in \(path(place.file))"
            func add(_ part: String, _ value: String, _ power: Claim.Power, _ values: [String] = [])
            {
                claims.append(
                    Claim(
                        kind: .certificate, key: "\(key) \(part)", subject: "\(name): \(part)",
                        value: value, shown: value, place: place, power: power,
                        words: ["certificate", who.lowercased()], values: values))
            }
            let names = certificate.names.map { $0.lowercased() }
            add("names", names.sorted().joined(separator: ", "), .breaking, names)
            add("issuer", certificate.issuer, .breaking, Words.values(certificate.issuer))
            if let end = certificate.notAfter {
                let isOver = facts.taken.map { end < $0 } ?? false
                add("valid until", end.iso8601, isOver ? .breaking : .cosmetic)
            }
            if let type = certificate.keyType {
                let bits = certificate.keyBits.map { " \($0)" } ?? ""
                add("key", type + bits, .cosmetic)
            }
            if let serial = certificate.serial { add("serial", serial, .routine) }
        }
        return claims
    }

    var versionClaims: [Claim] {
        facts.versions.map { version in
            Claim(
                kind: .version, key: "v \(version.system)", subject: version.system,
                value: version.version, shown: version.version, place: version.place,
                power: .breaking, words: [version.system])
        }
    }

    /// Readings, each of what it was read of; those that grow by themselves are routine. A setting
    /// that a server was asked for is a setting.
    var readingClaims: [Claim] {
        var seen: Set<String> = []
        var claims: [Claim] = []
        for reading in facts.readings {
            let labels = reading.labels.filter { !Self.passing.contains($0.name) }
            let of = labels.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
            let key = "r \(reading.name) \(of)"
            // The process table has a thousand rows; the first of its kind stands for them.
            guard seen.insert(key).inserted, claims.count < 20_000 else { continue }
            if reading.name.hasSuffix(".setting"), let name = labels.first?.value {
                claims.append(asked(name, reading, key: key))
                continue
            }
            let words = Words.of(reading.name)
            let isPassing =
                !words.isDisjoint(with: Self.passing) || Routine.isValue(reading.value)
                || labels.contains { Self.passing.contains($0.value.lowercased()) }
            claims.append(
                Claim(
                    kind: .reading, key: key,
                    subject: of.isEmpty ? reading.name : "\(reading.name) (\(of))",
                    value: reading.value, shown: reading.value, place: reading.place,
                    power: isPassing ? .routine : .telling, words: [reading.name]))
        }
        return claims
    }

    private func asked(_ name: String, _ reading: Reading, key: String) -> Claim {
        let isSecret = Secrets.isSecret(key: name, value: reading.value)
        return Claim(
            kind: .setting, key: key, subject: name, value: reading.value,
            shown: isSecret ? nil : Secrets.withoutUserInfo(reading.value), place: reading.place,
            power: Words.of(name).isDisjoint(with: Lever.words) ? .cosmetic : .telling,
            words: [name], values: isSecret ? [] : Words.values(reading.value))
    }

    /// What differs whenever one looks twice.
    private static let passing: Set<String> = [
        "pid", "ppid", "uptime", "time", "date", "age", "started", "start", "port", "id", "xid",
        "tid",
        "since", "elapsed", "load", "second", "query-id", "peer", "local", "inode", "fd", "clock",
    ]
}
