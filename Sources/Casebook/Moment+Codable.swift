import Facts

/// In JSON as in reports: `2026-05-04T10:02:05.123Z`.
extension Moment: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = Moment(written: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "“\(text)” is no time like 2026-05-04T10:02:05Z")
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso8601)
    }

    /// A time people or tools write: a date (midnight UTC), or date and time with `T` or a blank, with an optional
    /// fraction and an optional zone (`Z`, `+02:00`, `+0200`); without a zone it is UTC.
    package init?(written text: some StringProtocol) {
        var rest = Substring(text)
        guard let year = rest.number(4), rest.drops("-"), let month = rest.number(2),
            rest.drops("-"), let day = rest.number(2), (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        var seconds = 0
        var fraction = 0
        if rest.drops("T") || rest.drops(" ") {
            guard let hour = rest.number(2), rest.drops(":"), let minute = rest.number(2),
                hour < 24, minute < 60
            else { return nil }
            seconds = hour * 3600 + minute * 60
            if rest.drops(":") {
                guard let second = rest.number(2), second < 61 else { return nil }
                seconds += second
            }
            if rest.drops(".") || rest.drops(",") {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard !digits.isEmpty else { return nil }
                rest = rest.dropFirst(digits.count)
                fraction = Int((digits.prefix(6) + "00000").prefix(6)) ?? 0
            }
            guard let zone = rest.zone() else { return nil }
            seconds -= zone
        }
        guard rest.isEmpty else { return nil }
        let midnight = Moment(year: year, month: month, day: day)
        self.init(
            microseconds: midnight.microseconds + Int64(seconds) * 1_000_000 + Int64(fraction))
    }
}

extension Substring {
    fileprivate mutating func number(_ digits: Int) -> Int? {
        let text = prefix(digits)
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        self = dropFirst(digits)
        return Int(text)
    }

    fileprivate mutating func drops(_ sign: Character) -> Bool {
        guard first == sign else { return false }
        self = dropFirst()
        return true
    }

    /// Seconds east of Greenwich; 0 when nothing is left; `nil` when it is no zone.
    fileprivate mutating func zone() -> Int? {
        if isEmpty || drops("Z") || drops("z") { return 0 }
        guard let sign = first, sign == "+" || sign == "-" else { return nil }
        self = dropFirst()
        guard let hours = number(2) else { return nil }
        _ = drops(":")
        let minutes = isEmpty ? 0 : number(2)
        guard let minutes, hours < 15, minutes < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
