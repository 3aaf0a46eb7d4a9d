import Facts
import Rules
import Scanning

/// Holds a payload's shape against a contract, field by field.
struct ContractCheck {
    private let payload: Payload
    private let index: Int
    private let contract: Contract
    private let isTyped: Bool
    /// Where the contract's record lies in the payload: `""`, `[]`, `data[]`, `orders.order`.
    private let base: String
    /// How many of the contract's top fields the payload has.
    let overlap: Double

    init(_ contract: Contract, _ index: Int, _ facts: BundleFacts) {
        payload = facts.payloads[index]
        self.index = index
        self.contract = contract
        isTyped = payload.format == .json || payload.format == .ndjson
        let names = contract.fields.map(\.path).filter { !$0.contains(".") && !$0.contains("[") }
        let wanted =
            names.isEmpty
            ? contract.fields.map { String($0.path.prefix { $0 != "." && $0 != "[" }) } : names
        let paths = Set(payload.fields.map(\.path))
        var best = ("", -1)
        var bases = ["", "[]"]
        for parent in payload.fields.map(\.parent) where !bases.contains(parent) {
            bases.append(parent)
        }
        for base in bases {
            let hits = Set(wanted).count { paths.contains(Self.joined(base, $0)) }
            if hits > best.1 { best = (base, hits) }
        }
        base = best.0
        overlap = wanted.isEmpty ? 0 : Double(max(0, best.1)) / Double(Set(wanted).count)
    }

    private static func joined(_ base: String, _ path: String) -> String {
        base.isEmpty ? path : "\(base).\(path)"
    }

    func drifts() -> [Drift] {
        guard !payload.fields.isEmpty else { return [] }
        var found = contract.fields.flatMap { field -> [Drift] in
            let wanted = Self.joined(base, field.path)
            let matching =
                wanted.contains("*")
                ? payload.fields.filter { FieldPath.matches(wanted, $0.path) }
                : payload.field(wanted).map { [$0] } ?? []
            if matching.isEmpty { return gone(field, wanted).map { [$0] } ?? [] }
            return matching.flatMap { check($0, field) }
        }
        found += extras()
        for index in found.indices { found[index].contract = contract.name }
        return found
    }

    private func spot(_ line: Int, _ text: String) -> Drift.Spot {
        Drift.Spot(place: Place(file: payload.place.file, line: max(1, line)), text: text)
    }

    /// A required field that no record has.
    private func gone(_ field: Contract.Field, _ path: String) -> Drift? {
        guard field.isRequired, payload.sampled == nil, !path.contains("*") else { return nil }
        let parent = String(path[..<(path.lastIndex(of: ".") ?? path.startIndex)])
        var line = payload.place.line
        var count = max(1, payload.records)
        if !parent.isEmpty {
            guard let object = payload.field(parent)?[.object] else { return nil }
            line = object.firstLine
            count = object.count
        }
        let leaf = path.split(separator: ".").last.map(String.init) ?? path
        let known = Set(contract.fields.map { Self.joined(base, $0.path) })
        let heir = payload.fields.first {
            $0.parent == parent && !known.contains($0.path)
                && FieldName.resembles(leaf, String($0.path.split(separator: ".").last ?? ""))
        }
        var drift = Drift(
            kind: heir == nil ? .missing : .renamed, payload: index, field: path,
            expected: heir == nil ? field.words : leaf,
            actual: heir.map { String($0.path.split(separator: ".").last ?? "") } ?? "no value",
            firstBad: spot(line, "(no \(path) here)"))
        drift.renamed = heir?.path
        drift.bad = count
        if let heir, let value = heir.variants.first(where: { $0.look != .absent }) {
            drift.firstBad = spot(value.firstLine, value.shown(heir.path))
            drift.sample = value.sample
        }
        return drift
    }

    private func check(_ field: PayloadField, _ wanted: Contract.Field) -> [Drift] {
        var found: [Drift] = []
        let good = field.variants.filter { look in
            wanted.kinds.contains { $0.allows(look.look, isTyped: isTyped) }
        }
        let goodCount = good.reduce(0) { $0 + $1.count }
        for variant in field.variants {
            guard let kind = verdict(on: variant.look, wanted) else { continue }
            var drift = Drift(
                kind: kind, payload: index, field: field.path, expected: wanted.words,
                actual: variant.look.words, sample: variant.sample,
                firstBad: spot(variant.firstLine, variant.shown(field.path)))
            drift.bad = variant.count
            drift.good = goodCount
            if let last = good.filter({ $0.first < variant.first }).max(by: { $0.last < $1.last }) {
                let line = last.last < variant.first ? last.lastLine : last.firstLine
                drift.lastGood = spot(line, last.shown(field.path))
            }
            found.append(drift)
        }
        found += values(field, wanted)
        found += limits(field, wanted)
        if wanted.isUnique, let twice = field.duplicates, twice.count > 0 {
            var drift = Drift(
                kind: .duplicate, payload: index, field: field.path, expected: "each value once",
                actual: "\(twice.value) twice", sample: twice.value,
                firstBad: spot(twice.line, "\(field.path): \(twice.value)"))
            drift.lastGood = spot(twice.firstLine, "\(field.path): \(twice.value)")
            drift.bad = twice.count
            drift.good = twice.compared - twice.count
            found.append(drift)
        }
        return found
    }

    /// What is the matter with values that look so; `nil` when nothing is.
    private func verdict(on look: ValueLook, _ wanted: Contract.Field) -> DriftKind? {
        if look == .absent { return wanted.isRequired ? .missing : nil }
        if wanted.kinds.contains(where: { $0.allows(look, isTyped: isTyped) }), look != .null,
            look != .empty
        {
            return look == .garbled ? .garbled : look == .replaced ? .replaced : nil
        }
        if look == .null || (!isTyped && look == .empty) {
            // In a table an empty text is a text; elsewhere it is no value.
            if wanted.isNullable || !wanted.isRequired && look == .empty { return nil }
            return look == .empty && wanted.kinds.contains(.text) ? nil : .null
        }
        if look == .empty {
            return wanted.kinds.contains { $0 == .text || $0 == .any } ? nil : .null
        }
        if wanted.kinds.contains(.any) { return nil }
        switch look {
        case .commaText,
            .groupedCommaText where wanted.kinds.contains { $0 == .number || $0 == .integer }:
            return .decimalComma
        case .scientificText where !wanted.kinds.contains(.text): return .scientific
        case .groupedText where wanted.kinds.contains(.number): return .number
        case .localTime where wanted.kinds.contains(.time): return .timeZone
        case .dayFirst, .monthFirst, .slashedEither, .dottedDate,
            .isoDate
        where wanted.kinds.contains { $0 == .date || $0 == .time || $0 == .localTime }:
            return look == .isoDate || look == .dottedDate ? .date : .dateOrder
        case .titleTrue, .upperTrue, .lowerYes, .titleYes, .upperYes,
            .letterYes
        where wanted.kinds.contains(.boolean):
            return .boolean
        default: return .type
        }
    }

    /// Values outside an enum, and values that do not match a pattern.
    private func values(_ field: PayloadField, _ wanted: Contract.Field) -> [Drift] {
        guard wanted.values != nil || wanted.pattern != nil else { return [] }
        let matcher = wanted.pattern.flatMap { try? LineMatcher("(?:\($0))") }
        return field.values.compactMap { value in
            if let allowed = wanted.values {
                if allowed.contains(value.text) || value.text.isEmpty { return nil }
            } else if let matcher {
                if Array(value.text.utf8).withUnsafeBytes({ matcher.matches($0) }) { return nil }
            } else {
                return nil
            }
            var drift = Drift(
                kind: .value, payload: index, field: field.path,
                expected: wanted.values.map { "one of: \($0.joined(separator: ", "))" }
                    ?? "text like \(wanted.pattern ?? "")",
                actual: value.text, sample: value.text,
                firstBad: spot(value.firstLine, "\(field.path): \"\(value.text)\""))
            drift.bad = value.count
            drift.good = field.values.reduce(0) { $0 + $1.count } - value.count
            return drift
        }
    }

    private func limits(_ field: PayloadField, _ wanted: Contract.Field) -> [Drift] {
        var found: [Drift] = []
        func add(_ kind: DriftKind, _ line: Int, _ expected: String, _ actual: String) {
            found.append(
                Drift(
                    kind: kind, payload: index, field: field.path, expected: expected,
                    actual: actual, sample: actual,
                    firstBad: spot(line, "\(field.path): \(actual)")))
        }
        if let least = wanted.least, let smallest = field.smallest, smallest.value < least {
            add(.value, smallest.line, "at least \(Self.shown(least))", Self.shown(smallest.value))
        }
        if let most = wanted.most, let greatest = field.greatest, greatest.value > most {
            add(.value, greatest.line, "at most \(Self.shown(most))", Self.shown(greatest.value))
        }
        if let longest = wanted.longest, field.longest.bytes > longest {
            add(
                .size, field.longest.line, "at most \(longest) characters",
                "\(field.longest.bytes) bytes")
        }
        return found
    }

    private static func shown(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private func extras() -> [Drift] {
        contract.closed.flatMap { closed -> [Drift] in
            let parent = closed.isEmpty ? base : Self.joined(base, closed)
            let known = Set(contract.fields.map { Self.joined(base, $0.path) })
            return payload.fields.filter { field in
                field.parent == parent && !known.contains(field.path) && !field.path.hasSuffix("[]")
            }.compactMap { field in
                guard let value = field.variants.first(where: { $0.look != .absent }) else {
                    return nil
                }
                var drift = Drift(
                    kind: .extra, payload: index, field: field.path, expected: "no such field",
                    actual: value.look.words, sample: value.sample,
                    firstBad: spot(value.firstLine, value.shown(field.path)))
                drift.bad = value.count
                return drift
            }
        }
    }
}
