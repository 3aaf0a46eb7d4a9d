/// Sizes and durations as people write them, and back.
package enum Amount {
    /// `25MB`, `1.5 GiB`, `4096`: bytes.
    package static func bytes(_ text: String) -> Int? {
        let units = [
            "": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000, "k": 1024,
            "m": 1 << 20, "g": 1 << 30, "kib": 1024, "mib": 1 << 20, "gib": 1 << 30,
        ]
        return value(text, units)
    }

    /// `24h`, `90s`, `5m`, `7d`, `1h30m`: seconds.
    package static func seconds(_ text: String) -> Int? {
        let units = ["s": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400, "w": 604_800]
        var rest = text[...]
        var total = 0
        while !rest.isEmpty {
            let number = rest.prefix { $0.isNumber || $0 == "." }
            let unit = rest.dropFirst(number.count).prefix { $0.isLetter }
            guard let part = value("\(number)\(unit)", units), part < 1 << 40 else { return nil }
            total += part
            rest = rest.dropFirst(number.count + unit.count)
        }
        return text.isEmpty ? nil : total
    }

    private static func value(_ text: String, _ units: [String: Int]) -> Int? {
        let number = text.prefix { $0.isNumber || $0 == "." }
        let unit = text.dropFirst(number.count).drop { $0 == " " }.lowercased()
        guard let value = Double(number), value >= 0, let factor = units[unit],
            value * Double(factor) < 1e15
        else { return nil }
        return Int(value * Double(factor))
    }

    /// `3.1 MB`.
    package static func bytes(_ count: Int) -> String {
        var (value, unit) = (Double(count), 0)
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        while value >= 1000, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        guard unit > 0 else { return "\(count) bytes" }
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 || tenths >= 1000
            ? "\(tenths / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
