import Facts

extension Side {
    /// What the values of each field of each payload family look like, and how its files are written.
    ///
    /// Two samples never hold the same values; so only looks are compared, the words of a short closed
    /// list, and sizes.
    var payloadClaims: [Claim] {
        var claims: [Claim] = []
        for payload in facts.payloads {
            guard claims.count < 100_000 else { break }
            let file = payload.place.file
            let part = payload.part.map { " (\($0))" } ?? ""
            let key = "p \(key(file))\(part)"
            let path = family(file) + part
            func add(_ what: String, _ subject: String, _ value: String, line: Int? = nil) {
                claims.append(
                    Claim(
                        kind: .payload, key: "\(key) \(what)", subject: subject, value: value,
                        shown: value, place: Place(file: file, line: line ?? payload.place.line),
                        power: .breaking, words: [what]))
            }
            add("format", "the format of \(path)", payload.format.rawValue)
            add("encoding", "the encoding of \(path)", payload.encoding)
            if let table = payload.table {
                add("delimiter", "the delimiter of \(path)", table.delimiterName)
                add("columns", "the columns of \(path)", table.header)
            }
            if let damage = payload.damage {
                add("damage", "the end of \(path)", damage.text, line: damage.line)
            }
            claims.append(largest(payload, key: key, path: path))
            for field in payload.fields {
                claims += self.claims(field, file: file, key: key, path: path)
            }
        }
        return claims
    }

    private func largest(_ payload: Payload, key: String, path: String) -> Claim {
        Claim(
            kind: .payload, key: "\(key) largest", subject: "the largest record of \(path)",
            value: "\(payload.largest.bytes)", shown: "\(payload.largest.bytes) bytes",
            place: Place(file: payload.place.file, line: payload.largest.line), power: .telling,
            words: ["size"])
    }

    private func claims(_ field: PayloadField, file: Int, key: String, path: String) -> [Claim] {
        let subject = "\(field.path) of \(path)"
        var claims = field.variants.filter { $0.look != .object && $0.look != .array }.map {
            variant in
            let isSecret = Secrets.isSecret(key: field.path, value: variant.sample)
            let sample = isSecret || variant.sample.isEmpty ? "" : " (\(variant.sample))"
            return Claim(
                kind: .payload, key: "\(key) look \(field.path)", subject: subject,
                value: Self.kind(variant.look), shown: variant.look.words + sample,
                place: Place(file: file, line: variant.firstLine), power: .breaking,
                words: [String(field.name)],
                values: isSecret ? [] : samples(field, variant))
        }
        // A closed list of words, each of them seen several times.
        let seen = field.values.reduce(0) { $0 + $1.count }
        if field.listsAllValues, field.values.count <= 12, seen >= 3 * field.values.count,
            !Secrets.isSecret(key: field.path, value: "")
        {
            claims += field.values.filter { $0.text.contains(where: \.isLetter) }.map { value in
                Claim(
                    kind: .payload, key: "\(key) values \(field.path)",
                    subject: "the values of \(subject)", value: value.text, shown: value.text,
                    place: Place(file: file, line: value.firstLine), power: .telling,
                    words: [String(field.name)], values: [value.text.lowercased()])
            }
        }
        return claims
    }

    /// `payloads/prices-20260504.csv` stands for `payloads/prices-*.csv`.
    private func family(_ file: Int) -> String {
        let path = path(file)
        let name = path.split(separator: "/").last ?? ""
        let masked = Text.withoutNumbers(name)
        return masked.contains("#")
            ? path.dropLast(name.count) + masked.map { $0 == "#" ? "*" : String($0) }.joined()
            : path
    }

    /// Whole numbers among decimals are no change.
    static func kind(_ look: ValueLook) -> String {
        switch look {
        case .integer, .decimal: "number"
        case .wholeText, .decimalText: "numeric text"
        default: "\(look)"
        }
    }

    /// What a failing line might quote.
    private func samples(_ field: PayloadField, _ variant: PayloadField.Variant) -> [String] {
        let listed = field.values.prefix(32).map(\.text).filter { $0.contains(where: \.isNumber) }
        return Array(
            Set((listed + [variant.sample]).map { $0.lowercased() }.filter { $0.count >= 4 })
        )
        .sorted()
    }
}
