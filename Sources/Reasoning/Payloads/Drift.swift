import Facts
import Rules

/// One way in which a payload leaves what is expected of it.
struct Drift: Sendable {
    /// A place that shows it, and what stands there.
    struct Spot: Sendable {
        let place: Place
        let text: String
    }

    let kind: DriftKind
    /// The payload it shows in, by its index among the facts.
    let payload: Int
    var field = ""
    var expected = ""
    var actual = ""
    var sample = ""
    var lastGood: Spot?
    /// The payload with the last good place, when it is another one.
    var before: Int?
    var firstBad: Spot
    /// How many records were good, and how many were not.
    var good = 0
    var bad = 1
    /// The field's new name.
    var renamed: String?
    var contract: String?
}

extension PayloadField.Variant {
    /// What a report shows of it: `price: "9,90"`.
    func shown(_ field: String) -> String {
        switch look.kind {
        case .absent: "(no \(field) here)"
        case .object: "\(field): {…}"
        case .list: "\(field): […]"
        case .text: "\(field): \"\(sample)\""
        default: "\(field): \(sample)"
        }
    }
}
