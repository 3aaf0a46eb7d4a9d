import Facts
import Rules

/// What is the matter with payloads as files: cut off, unreadable, separated, encoded or marked otherwise than
/// the family's earlier files, the same page twice, keys that stand twice.
struct FileDrift {
    private let facts: BundleFacts
    private let family: PayloadFamily

    init(_ family: PayloadFamily, _ facts: BundleFacts) {
        self.facts = facts
        self.family = family
    }

    func drifts() -> [Drift] {
        var found: [Drift] = []
        for (number, index) in family.members.enumerated() {
            let payload = facts.payloads[index]
            let before = number > 0 ? family.members[number - 1] : nil
            found += damage(payload, index, before)
            found += letters(payload, index)
            found += twice(payload, index)
            found += total(payload, index)
            if payload.part == nil { found += form(payload, index, number) }
        }
        return found + pages()
    }

    private func spot(_ payload: Payload, _ line: Int, _ text: String) -> Drift.Spot {
        Drift.Spot(place: Place(file: payload.place.file, line: max(1, line)), text: text)
    }

    /// The beginning of a file, as something to compare with.
    private func opening(_ payload: Payload) -> String {
        payload.table.map(\.header) ?? "\(payload.format.rawValue), \(payload.records) records"
    }

    private func damage(_ payload: Payload, _ index: Int, _ before: Int?) -> [Drift] {
        guard let damage = payload.damage else { return [] }
        var drift = Drift(
            kind: damage.kind == .truncated ? .truncated : .broken, payload: index,
            expected: "a whole document", actual: damage.text,
            firstBad: spot(payload, damage.line, "(\(damage.text))"))
        drift.good = payload.records
        if let before, facts.payloads[before].damage == nil {
            let good = facts.payloads[before]
            drift.lastGood = spot(good, good.place.line, opening(good))
            drift.before = before
        }
        return [drift]
    }

    private func letters(_ payload: Payload, _ index: Int) -> [Drift] {
        payload.fields.flatMap { field in
            [
                (ValueLook.garbled, DriftKind.garbled), (.replaced, .replaced),
                (.foreignBytes, .encodingChanged),
            ]
            .compactMap { look, kind -> Drift? in
                guard let variant = field[look],
                    !(kind == .encodingChanged && payload.encoding == "windows-1252"
                        && !hasUTF8(before: index))
                else { return nil }
                var drift = Drift(
                    kind: kind, payload: index, field: field.path, expected: "readable letters",
                    actual: look.words, sample: variant.sample,
                    firstBad: spot(payload, variant.firstLine, variant.shown(field.path)))
                if let (before, good) = readable(field.path, before: index) {
                    drift.before = before
                    drift.lastGood = spot(
                        facts.payloads[before], good.lastLine, good.shown(field.path))
                }
                drift.bad = variant.count
                drift.good = field.variants.reduce(0) { $0 + $1.count } - variant.count
                return drift
            }
        }
    }

    /// The field in the last earlier file in which its letters were right.
    private func readable(_ path: String, before index: Int) -> (Int, PayloadField.Variant)? {
        for member in family.members.prefix(while: { $0 != index }).reversed() {
            guard let field = facts.payloads[member].field(path),
                field[.garbled] == nil, field[.replaced] == nil, field[.foreignBytes] == nil
            else { continue }
            if let text = field.variants.first(where: { $0.look.family == .text }) {
                return (member, text)
            }
        }
        return nil
    }

    /// Whether an earlier file of the family was UTF-8.
    private func hasUTF8(before index: Int) -> Bool {
        family.members.prefix { $0 != index }.contains {
            facts.payloads[$0].encoding.hasPrefix("utf-8")
        }
    }

    /// A field that looks like the key, because hardly any value of it stands twice.
    private func twice(_ payload: Payload, _ index: Int) -> [Drift] {
        payload.fields.compactMap { field in
            guard let twice = field.duplicates, twice.count > 0, twice.compared >= 10,
                twice.count * 10 <= twice.compared, isRecordKey(field, payload)
            else { return nil }
            var drift = Drift(
                kind: .duplicate, payload: index, field: field.path, expected: "each value once",
                actual: "\(twice.value) twice", sample: twice.value,
                firstBad: spot(payload, twice.line, "\(field.path): \(twice.value)"))
            drift.lastGood = spot(payload, twice.firstLine, "\(field.path): \(twice.value)")
            drift.good = twice.compared - twice.count
            drift.bad = twice.count
            return drift
        }
    }

    /// The first key-like member of the record itself, not of an object inside.
    private func isRecordKey(_ field: PayloadField, _ payload: Payload) -> Bool {
        let first = payload.fields.first { $0.duplicates != nil }
        return field.path == first?.path
    }

    /// A list that says how many records there are, of which all pages in the bundle together bring fewer.
    private func total(_ payload: Payload, _ index: Int) -> [Drift] {
        guard payload.format == .json, index == family.members.last else { return [] }
        let brought = family.members.reduce(0) { $0 + facts.payloads[$1].records }
        guard
            let field = payload.fields.first(where: {
                Self.totals.contains($0.name.lowercased().filter(\.isLetter))
                    && !$0.path.contains("[]")
            }), let declared = field.greatest, declared.value >= 2, declared.value < 1e15,
            payload.fields.contains(where: { $0.path.hasSuffix("[]") }),
            Double(brought) < declared.value
        else { return [] }
        let text = String(Int(declared.value))
        var drift = Drift(
            kind: .count, payload: index, field: field.path, expected: "\(text) records",
            actual: "\(brought) records", sample: text,
            firstBad: spot(payload, declared.line, "\(field.path): \(text)"))
        drift.good = brought
        return [drift]
    }

    private static let totals: Set<String> = [
        "total", "totalcount", "totalelements", "totalrecords", "totalresults", "recordcount",
    ]

    // MARK: Compared with the file before

    private func form(_ payload: Payload, _ index: Int, _ number: Int) -> [Drift] {
        var found: [Drift] = []
        let earlier = family.members.prefix(number)
        func add(
            _ kind: DriftKind, _ expected: String, _ actual: String, line: Int = 1, text: String
        ) {
            var drift = Drift(
                kind: kind, payload: index, field: payload.fields.first?.path ?? "",
                expected: expected, actual: actual, sample: text,
                firstBad: spot(payload, line, text))
            if let before = earlier.last {
                let good = facts.payloads[before]
                drift.lastGood = spot(good, 1, opening(good))
                drift.before = before
                drift.good = good.records
            }
            drift.bad = max(1, payload.records)
            found.append(drift)
        }
        let last = earlier.last.map { facts.payloads[$0] }
        if payload.encoding == "utf-8-bom", payload.format != .xml {
            add(
                .mark, "no byte order mark", "a byte order mark", text: opening(payload))
        }
        if let last, last.encoding != payload.encoding, payload.encoding != "utf-8-bom",
            last.encoding != "utf-8-bom", isTelling(payload), isTelling(last)
        {
            add(.encodingChanged, last.encoding, payload.encoding, text: opening(payload))
        }
        guard let table = payload.table else { return found }
        if let uneven = table.uneven {
            add(
                .columns, "\(table.columns) columns", "\(uneven.columns) columns",
                line: uneven.line,
                text: "(\(uneven.columns) of \(table.columns) columns)")
            found[found.count - 1].bad = uneven.rows
            found[found.count - 1].good = payload.records - uneven.rows
        }
        guard let old = last?.table else { return found }
        if old.delimiter != table.delimiter {
            add(.delimiter, old.delimiterName, table.delimiterName, text: table.header)
        } else if old.hasHeader != table.hasHeader {
            add(
                .header, old.hasHeader ? "a header" : "no header",
                table.hasHeader ? "a header" : "no header", text: table.header)
        } else if old.hasHeader, old.header != table.header {
            let (x, y) = (names(old), names(table))
            if Set(x) == Set(y), x != y {
                add(.header, "columns as \(old.header)", "another order", text: table.header)
            }
        }
        // Some values need quotes; all of them in quotes is a way of writing.
        if let last, isQuoted(payload) && old.quoted == 0 || isQuoted(last) && table.quoted == 0 {
            add(
                .quoting, old.quoted == 0 ? "no quotes" : "values in quotes",
                table.quoted == 0 ? "no quotes" : "values in quotes", text: table.header)
        }
        return found
    }

    private func isQuoted(_ payload: Payload) -> Bool {
        guard let table = payload.table, payload.records > 0 else { return false }
        return table.quoted * 2 > payload.records * table.columns
    }

    private func names(_ table: Payload.TableForm) -> [String] {
        table.header.split(separator: Character(Unicode.Scalar(table.delimiter))).map(String.init)
    }

    /// Plain ASCII is the same in most encodings.
    private func isTelling(_ payload: Payload) -> Bool {
        payload.encoding != "utf-8" || hasLetters(payload)
    }

    private func hasLetters(_ payload: Payload) -> Bool {
        payload.fields.contains { field in
            field.values.contains { $0.text.utf8.contains { $0 >= 0x80 } }
                || field.variants.contains { $0.sample.utf8.contains { $0 >= 0x80 } }
        }
    }

    /// Two pages that hold the same records.
    private func pages() -> [Drift] {
        var found: [Drift] = []
        for (a, b) in zip(family.members, family.members.dropFirst()) {
            let (first, second) = (facts.payloads[a], facts.payloads[b])
            guard first.keyPrint != 0, first.keyPrint == second.keyPrint,
                first.records == second.records, first.place.file != second.place.file,
                Self.isPage(facts.files[first.place.file].path)
            else { continue }
            let key = second.fields.first { $0.duplicates != nil }
            let value = key?.values.first
            var drift = Drift(
                kind: .repeatedPage, payload: b, field: key?.path ?? "", expected: "other records",
                actual: "the same records", sample: value?.text ?? "",
                firstBad: spot(
                    second, value?.firstLine ?? 1, "\(key?.path ?? ""): \(value?.text ?? "")"))
            drift.lastGood = spot(
                first, first.field(key?.path ?? "")?.values.first?.firstLine ?? 1,
                "\(key?.path ?? ""): \(value?.text ?? "")")
            drift.before = a
            drift.bad = second.records
            found.append(drift)
        }
        return found
    }

    private static func isPage(_ path: String) -> Bool {
        let name = (path.split(separator: "/").last ?? "").lowercased()
        return ["page", "cursor", "offset", "batch", "part", "skip", "after"].contains {
            name.contains($0)
        }
    }
}
