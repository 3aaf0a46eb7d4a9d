/// Numbers as commands print them, in base units.
enum Amount {
    /// A number as a reading's value: no exponent, at most three decimals.
    static func plain(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 9e15 else { return "" }
        if number == number.rounded() { return String(Int64(number)) }
        if abs(number) < 0.001 { return plainSmall(number) }
        let scaled = Int64((abs(number) * 1000).rounded())
        var decimals = String(1000 + scaled % 1000).dropFirst()
        while decimals.last == "0" { decimals = decimals.dropLast() }
        let whole = (number < 0 ? "-" : "") + String(scaled / 1000)
        return decimals.isEmpty ? whole : "\(whole).\(decimals)"
    }

    private static func plainSmall(_ number: Double) -> String {
        let scaled = Int64((abs(number) * 1e9).rounded())
        guard scaled > 0 else { return "0" }
        var decimals = String(1_000_000_000 + scaled).dropFirst()
        while decimals.last == "0" { decimals = decimals.dropLast() }
        return (number < 0 ? "-0." : "0.") + decimals
    }

    /// `12`, `-3.5`, `1,234`, `95%`.
    static func number(_ text: some StringProtocol) -> Double? {
        var text = text.trimmed
        if text.last == "%" { text.removeLast() }
        if text.contains(",") { text = text.filter { $0 != "," } }
        guard let first = text.utf8.first,
            first.isDigit || first == 45 || first == 43 || first == 46
        else { return nil }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    /// `1.5G`, `512Mi`, `7455 kB`, `56 bytes`, `36.1MiB`; a bare number is multiplied by `unit`.
    static func bytes(_ text: some StringProtocol, unit: Double = 1) -> Double? {
        let text = text.trimmed
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "," }
        guard let number = number(digits) else { return nil }
        let suffix = text.dropFirst(digits.count).trimmed.lowercased()
        if suffix.isEmpty { return number * unit }
        if suffix == "b" || suffix == "bytes" || suffix == "byte" { return number }
        guard let power = "kmgtpe".firstIndex(of: suffix.first ?? " "),
            ["", "b", "i", "ib"].contains(suffix.dropFirst())
        else { return nil }
        let steps = "kmgtpe".distance(from: "kmgtpe".startIndex, to: power) + 1
        return (0..<steps).reduce(number) { total, _ in total * 1024 }
    }

    /// `30s`, `5m30s`, `2d3h`, `3 days`, `00:03:14.09`, `1 day 02:00:00`, `12 ms`: seconds.
    static func seconds(_ text: some StringProtocol) -> Double? {
        var total = 0.0
        var found = false
        var rest = text.trimmed[...]
        while let first = rest.first {
            if first == " " || first == "," {
                rest = rest.dropFirst()
                continue
            }
            let digits = rest.prefix { $0.isNumber || ".:-+".contains($0) }
            rest = rest.dropFirst(digits.count)
            guard !digits.isEmpty else { return nil }
            if digits.contains(":") {
                guard let clock = clock(digits) else { return nil }
                total += clock
                found = true
                continue
            }
            guard let number = Double(digits) else { return nil }
            rest = rest.drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter || $0 == "µ" }
            rest = rest.dropFirst(unit.count)
            guard let factor = factor(unit.lowercased()) else { return nil }
            total += number * factor
            found = true
        }
        return found ? total : nil
    }

    private static func clock(_ text: Substring) -> Double? {
        let isNegative = text.first == "-"
        let parts = text.drop { $0 == "-" || $0 == "+" }
            .split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        var total = 0.0
        for part in parts {
            guard let number = Double(part) else { return nil }
            total = total * 60 + number
        }
        return isNegative ? -total : total
    }

    private static func factor(_ unit: String) -> Double? {
        switch unit {
        case "ns": 1e-9
        case "us", "µs", "usec": 1e-6
        case "ms", "msec", "milliseconds", "mss": 1e-3
        case "", "s", "sec", "secs", "second", "seconds": 1
        case "m", "min", "mins", "minute", "minutes": 60
        case "h", "hr", "hour", "hours": 3600
        case "d", "day", "days": 86_400
        case "w", "week", "weeks": 604_800
        case "mon", "mons", "month", "months": 2_592_000
        case "y", "year", "years": 31_536_000
        default: nil
        }
    }

    /// The share of a part in percent; `nil` of nothing.
    static func percent(_ part: Double?, of whole: Double?) -> Double? {
        guard let part, let whole, whole > 0 else { return nil }
        return (part / whole * 1000).rounded() / 10
    }
}
