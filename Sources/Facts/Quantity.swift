/// A number with its unit, brought to seconds, bytes or a bare number so that two can be compared.
package struct Quantity: Sendable, Hashable, Comparable {
    package enum Unit: Sendable, Hashable { case none, seconds, bytes }

    package let value: Double
    package let unit: Unit

    /// Reads `30s`, `1500 ms`, `00:05:00`, `512 MB`, `64k`, `10485760`, `2,147,483`; `nil` for other text.
    /// `m` is minutes unless it follows a size's context, so sizes in configurations with a bare `m`
    /// (`client_max_body_size 1m`) are asked for with ``init(size:)``.
    package init?(_ text: String) {
        guard let (number, suffix) = Quantity.split(text) else {
            guard let clock = Quantity.clock(text) else { return nil }
            (value, unit) = (clock, .seconds)
            return
        }
        if suffix.isEmpty {
            (value, unit) = (number, .none)
        } else if let factor = Quantity.seconds[suffix] {
            (value, unit) = (number * factor, .seconds)
        } else if let factor = Quantity.bytes(suffix) {
            (value, unit) = (number * factor, .bytes)
        } else {
            return nil
        }
    }

    /// Reads a size; a bare `m` is megabytes here.
    package init?(size text: String) {
        guard let (number, suffix) = Quantity.split(text) else { return nil }
        if suffix.isEmpty {
            (value, unit) = (number, .bytes)
        } else {
            guard let factor = Quantity.bytes(suffix) else { return nil }
            (value, unit) = (number * factor, .bytes)
        }
    }

    package static func < (a: Quantity, b: Quantity) -> Bool { a.value < b.value }

    /// Brings two texts to a common unit: a bare number takes the other's unit, an `m` beside a size is
    /// megabytes. `nil` when they cannot be compared.
    package static func pair(_ a: String, _ b: String) -> (Double, Double)? {
        guard let x = Quantity(a), let y = Quantity(b) else { return nil }
        if x.unit == y.unit || x.unit == .none || y.unit == .none { return (x.value, y.value) }
        guard let x = Quantity(size: a), let y = Quantity(size: b) else { return nil }
        return (x.value, y.value)
    }

    private static func split(_ text: String) -> (Double, String)? {
        let trimmed = text.drop { $0 == " " }
        let digits = trimmed.prefix {
            $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" || $0 == "," || $0 == "_"
        }
        let plain = digits.filter { $0 != "," && $0 != "_" }
        guard let number = Double(plain) else { return nil }
        let suffix = trimmed.dropFirst(digits.count).drop { $0 == " " }
        guard suffix.count <= 12,
            !suffix.contains(where: { !$0.isLetter && $0 != "%" && $0 != " " })
        else {
            return nil
        }
        var unit = String(suffix)
        while unit.last == " " { unit.removeLast() }
        if unit == "%" { unit = "" }
        return (number, unit.lowercased())
    }

    private static func clock(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        var total = 0.0
        for part in parts {
            guard let number = Double(part), number >= 0 else { return nil }
            total = total * 60 + number
        }
        return total
    }

    private static let seconds: [String: Double] = [
        "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "msec": 1e-3, "millis": 1e-3,
        "milliseconds": 1e-3, "millisecond": 1e-3, "s": 1, "sec": 1, "secs": 1, "second": 1,
        "seconds": 1, "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "h": 3600,
        "hr": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400, "days": 86_400,
    ]

    private static func bytes(_ suffix: String) -> Double? {
        switch suffix {
        case "b", "byte", "bytes": 1
        case "k", "kb", "kib", "ki": 1024
        case "m", "mb", "mib", "mi": 1_048_576
        case "g", "gb", "gib", "gi": 1_073_741_824
        case "t", "tb", "tib", "ti": 1_099_511_627_776
        default: nil
        }
    }
}
