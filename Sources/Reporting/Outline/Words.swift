import Facts
import Reasoning
import Rules

/// Numbers, times and names as people write them.
enum Words {
    /// `1 file`, `1,240 files`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(grouped(number)) \(number == 1 ? one : many)"
    }

    /// `1,240`.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// `812 bytes`, `48.2 kB`, `1.3 GB`: decimal units, one digit after the point.
    static func bytes(_ number: Int) -> String {
        guard number >= 1000 else { return count(number, "byte", "bytes") }
        var tenths = number / 100
        var units = ["kB", "MB", "GB", "TB", "PB", "EB"][...]
        while tenths >= 10_000, units.count > 1 {
            tenths /= 1000
            units = units.dropFirst()
        }
        return "\(grouped(tenths / 10)).\(tenths % 10) \(units.first ?? "")"
    }

    /// `2026-05-04 10:02:05.123`, in UTC.
    static func time(_ moment: Moment) -> String {
        String(moment.iso8601.map { $0 == "T" ? " " : $0 }.filter { $0 != "Z" })
    }

    /// `2026-05-04 10:02:05 – 10:14:09 UTC`: the second date only where it is another one.
    static func range(_ from: Moment?, _ to: Moment?) -> String? {
        guard let from = from ?? to else { return nil }
        guard let to, to != from else { return time(from) + " UTC" }
        let (a, b) = (time(from), time(to))
        let sameDay = a.prefix(while: { $0 != " " }) == b.prefix(while: { $0 != " " })
        return "\(a) – \(sameDay ? String(b.drop(while: { $0 != " " }).dropFirst()) : b) UTC"
    }

    /// `42 s`, `12 min 4 s`, `3 h 20 min`, `2 d 4 h`; `nil` below one second.
    static func duration(_ from: Moment, _ to: Moment) -> String? {
        let (microseconds, overflow) = to.microseconds.subtractingReportingOverflow(
            from.microseconds)
        guard !overflow, microseconds >= 1_000_000 else { return nil }
        let seconds = Int(microseconds / 1_000_000)
        let steps = [("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)]
        guard let top = steps.firstIndex(where: { seconds >= $0.1 }) else { return nil }
        let whole = "\(grouped(seconds / steps[top].1)) \(steps[top].0)"
        guard top + 1 < steps.count else { return whole }
        let rest = seconds % steps[top].1 / steps[top + 1].1
        return rest == 0 ? whole : "\(whole) \(rest) \(steps[top + 1].0)"
    }

    /// Who can fix it, and who that is.
    static func owner(_ owner: Owner) -> String {
        let parts = owner.phrase.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return "\(owner.rawValue): \(owner.phrase)" }
        return "\(owner.rawValue): \(parts[0]) (\(parts[1].drop(while: { $0 == " " })))"
    }

    /// The line of a piece of evidence, from where it matters when that is more than `width` characters on.
    static func excerpt(_ evidence: Finding.Evidence, width: Int) -> String {
        guard evidence.focus > width, evidence.text.count > width else { return evidence.text }
        // Some of what stands before says what the rest is about.
        return "… " + evidence.text.dropFirst(evidence.focus - width / 4)
    }

    /// The place to open in an editor: `logs/app.log:812`.
    static func place(_ evidence: Finding.Evidence) -> String {
        evidence.line > 0 ? "\(evidence.file):\(evidence.line)" : evidence.file
    }
}

extension Finding.Role {
    /// The role in words.
    var phrase: String {
        switch self {
        case .rootCause: "root cause"
        case .contributing: "contributing"
        case .symptom: "symptom"
        case .notice: "notice"
        }
    }
}
