import Bundles
import Facts
import Rules

/// Decides where a condition on a payload holds.
struct PayloadEvaluator {
    private let facts: BundleFacts
    private let families: [PayloadFamily]
    /// What families say without a contract, in the order of the families.
    private let changes: [Drift]
    /// The schemas beside the rules, by file name.
    private let schemas: [String: Contract]

    init(_ facts: BundleFacts, schemas: [String: Contract] = [:]) {
        self.facts = facts
        self.schemas = schemas
        families = PayloadFamily.families(in: facts)
        changes = families.flatMap { family in
            FileDrift(family, facts).drifts() + FamilyDrift(family, facts).drifts()
                + ValueDrift(family, facts).drifts()
        }
    }

    func matches(_ condition: PayloadCondition) -> [Match] {
        guard !facts.payloads.isEmpty else { return [] }
        let asked = facts.payloads.indices.filter { isAsked(facts.payloads[$0], condition) }
        if condition.drift.isEmpty {
            return asked.flatMap { plain($0, condition) }
        }
        let among = Set(asked)
        return drifts(condition, asked).filter { drift in
            among.contains(drift.payload) && condition.drift.contains { drift.kind.belongs(to: $0) }
                && isAsked(field: drift.field, condition)
        }.map { match($0, condition) }
    }

    private func isAsked(_ payload: Payload, _ condition: PayloadCondition) -> Bool {
        guard payload.contract == nil else { return false }
        let file = facts.files[payload.place.file]
        return condition.payloads.contains { Self.isOf(file, $0) }
    }

    /// Whether a file is of a source, has a name that fits (`orders*.csv`), or any file will do.
    static func isOf(_ file: FileFacts, _ wanted: String) -> Bool {
        wanted == "*" || file.sources.contains { $0 == wanted || $0.hasPrefix("\(wanted).") }
            || (wanted.contains(".") && Glob("**/\(wanted)").matches(file.path))
    }

    private func isAsked(field: String, _ condition: PayloadCondition) -> Bool {
        guard let wanted = condition.field else { return true }
        return FieldPath.matches(wanted, field)
    }

    private func drifts(_ condition: PayloadCondition, _ asked: [Int]) -> [Drift] {
        switch condition.expectation {
        case .family: return changes
        case .contract(let contract):
            return asked.flatMap { ContractCheck(contract, $0, facts).drifts() }
        case .schema(let file):
            guard let contract = schemas[file] else { return [] }
            return asked.flatMap { ContractCheck(contract, $0, facts).drifts() }
        case .bundle:
            return asked.flatMap { index in schema(for: index)?.drifts() ?? [] }
        }
    }

    /// The schema of the bundle that speaks of a payload: by its name, and by the fields both have.
    private func schema(for index: Int) -> ContractCheck? {
        let payload = facts.payloads[index]
        let stem = Self.words(facts.files[payload.place.file].path)
        let candidates = facts.payloads.compactMap { other -> (ContractCheck, Double)? in
            guard let contract = other.contract else { return nil }
            let check = ContractCheck(contract, index, facts)
            let names = Self.words(contract.name).union(
                Self.words(facts.files[other.place.file].path))
            let isNamed = !names.isDisjoint(with: stem)
            guard check.overlap >= (isNamed ? 0.3 : 0.8), contract.fields.count > 1 else {
                return nil
            }
            return (check, check.overlap + (isNamed ? 1 : 0))
        }
        return candidates.max { $0.1 < $1.1 }?.0
    }

    /// The telling words of a name, without plurals: `OrderCreated.avsc` is order, created.
    private static func words(_ path: String) -> Set<String> {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var words: Set<String> = []
        var word = ""
        for character in name + "." {
            if !character.isLetter || (character.isUppercase && word.last?.isLowercase == true) {
                let plain = word.lowercased()
                if plain.count > 2 {
                    words.insert(plain.hasSuffix("s") ? String(plain.dropLast()) : plain)
                }
                word = ""
            }
            if character.isLetter { word.append(character) }
        }
        return words.subtracting([
            "json", "schema", "avsc", "xml", "csv", "ndjson", "jsonl", "value", "the", "tsv",
            "sample",
            "payload", "example", "data",
        ])
    }

    // MARK: Matches

    private func captures(of payload: Payload) -> [String: String] {
        let path = facts.files[payload.place.file].path
        return [
            "payload": path.split(separator: "/").last.map(String.init) ?? path,
            "format": payload.format.rawValue, "bytes": String(payload.bytes),
            "records": String(payload.records), "record_bytes": String(payload.largest.bytes),
            "encoding": payload.encoding,
        ]
    }

    private func plain(_ index: Int, _ condition: PayloadCondition) -> [Match] {
        let payload = facts.payloads[index]
        guard condition.field != nil else {
            var match = Match(
                Match.Exhibit(
                    place: Place(file: payload.place.file, line: max(1, payload.largest.line)),
                    text: "(\(payload.summary))"), captures: captures(of: payload))
            hold(payload, condition, &match)
            return [match]
        }
        let fields = payload.fields.filter { isAsked(field: $0.path, condition) }
        if condition.test == .missing {
            guard fields.allSatisfy({ $0.variants.allSatisfy { $0.look == .absent } }),
                payload.sampled == nil, payload.damage == nil
            else { return [] }
            var match = Match(
                Match.Exhibit(place: payload.place, text: "(no such field)", isSilence: true),
                captures: captures(of: payload))
            hold(payload, condition, &match)
            return [match]
        }
        return fields.flatMap { field in
            Self.values(of: field).filter { condition.test.holds(for: $0.text) }.prefix(100).map {
                value in
                var match = Match(
                    Match.Exhibit(
                        place: Place(file: payload.place.file, line: max(1, value.line)),
                        text: "\(field.path): \(value.text)"), captures: captures(of: payload))
                if condition.field?.contains("*") == true {
                    match.captures["field"] = field.path
                    match.captures["name"] = String(field.name)
                }
                match.captures[condition.name] = value.text
                match.namesField = true
                hold(payload, condition, &match)
                return match
            }
        }
    }

    /// The values that are kept of a field: the distinct ones, and the extremes where there were more.
    private static func values(of field: PayloadField) -> [(text: String, line: Int)] {
        var values = field.values.map { ($0.text, $0.firstLine) }
        if !field.listsAllValues {
            for extreme in [field.smallest, field.greatest].compactMap({ $0 }) {
                let isWhole = extreme.value == extreme.value.rounded() && abs(extreme.value) < 1e15
                values.append(
                    (isWhole ? String(Int(extreme.value)) : String(extreme.value), extreme.line))
            }
        }
        return values
    }

    private func match(_ drift: Drift, _ condition: PayloadCondition) -> Match {
        let payload = facts.payloads[drift.payload]
        var match = Match(
            Match.Exhibit(place: drift.firstBad.place, text: drift.firstBad.text),
            captures: captures(of: payload))
        match.count = drift.bad
        if let good = drift.lastGood {
            let exhibit = Match.Exhibit(place: good.place, text: good.text)
            if !match.exhibits.contains(where: { $0.place == good.place }) {
                match.exhibits.insert(exhibit, at: 0)
            }
        }
        let leaf = drift.field.split(separator: ".").last.map(String.init) ?? drift.field
        match.captures.merge([
            "field": drift.field, "name": leaf, "drift": drift.kind.rawValue, "value": drift.sample,
            "expected": drift.expected, "actual": drift.actual, "sample": drift.sample,
            "last_good": drift.lastGood.map(shown) ?? "no earlier place",
            "first_bad": shown(drift.firstBad), "good": String(drift.good),
            "bad": String(drift.bad),
            "before": drift.before.map { name(facts.payloads[$0]) } ?? "the records before",
            "contract": drift.contract ?? "the records before",
        ]) { _, new in new }
        match.captures[condition.name] = drift.sample
        if let renamed = drift.renamed { match.captures["renamed"] = renamed }
        match.namesField = true
        hold(payload, condition, &match)
        return match
    }

    private func name(_ payload: Payload) -> String {
        let path = facts.files[payload.place.file].path
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    private func shown(_ spot: Drift.Spot) -> String {
        "\(facts.files[spot.place.file].path):\(spot.place.line)"
    }

    private func hold(_ payload: Payload, _ condition: PayloadCondition, _ match: inout Match) {
        guard let capture = condition.holds else { return }
        match.holds = PayloadHold(
            capture: capture, payload: payload,
            standIn: condition.field == nil && condition.drift.isEmpty ? match.exhibits.first : nil)
    }
}
