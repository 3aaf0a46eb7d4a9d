/// The times that certificates and the tools that print them state.
enum CertificateTime {
    /// A `UTCTime` or `GeneralizedTime`.
    static func moment(_ time: DER) -> Moment? {
        guard time.tag == 0x17 || time.tag == 0x18 else { return nil }
        let bytes = Array(time.content.prefix(30))
        let digits = bytes.prefix { (0x30...0x39).contains($0) }.map { Int($0 - 0x30) }
        func two(_ at: Int) -> Int? {
            at + 1 < digits.count ? digits[at] * 10 + digits[at + 1] : nil
        }
        var at = 2
        guard var year = two(0) else { return nil }
        if time.tag == 0x18 {
            guard let low = two(2) else { return nil }
            year = year * 100 + low
            at = 4
        } else {
            year += year < 50 ? 2000 : 1900
        }
        guard let month = two(at), let day = two(at + 2), let hour = two(at + 4) else { return nil }
        let rest = bytes.dropFirst(digits.count).drop { $0 == 0x2e || (0x30...0x39).contains($0) }
        return moment(
            year, month, day, hour, two(at + 6) ?? 0, two(at + 8) ?? 0, offset: offset(rest))
    }

    /// As OpenSSL, curl and keytool print it: `May  4 10:00:00 2026 GMT`, `2026-05-04 10:00:00Z`,
    /// `Mon May 04 10:00:00 UTC 2026`.
    static func moment(printed text: Substring) -> Moment? {
        let words = text.prefix(60).split(separator: " ").map(String.init)
        if let first = words.first, first.count >= 10, first.first?.isNumber == true {
            return isoMoment(words)
        }
        let clock = words.firstIndex { $0.contains(":") }
        guard let clock, clock >= 2, let day = Int(words[clock - 1]),
            let month = months.firstIndex(of: String(words[clock - 2].lowercased().prefix(3)))
        else { return nil }
        let rest = words[(clock + 1)...]
        guard let year = rest.first(where: { $0.count == 4 && Int($0) != nil }).flatMap({ Int($0) })
        else { return nil }
        let zone = rest.first { $0.first?.isLetter == true }
        return moment(year, month + 1, day, words[clock], offset: offset(named: zone))
    }

    private static func isoMoment(_ words: [String]) -> Moment? {
        let pieces = words.joined(separator: "T").split(separator: "T")
        let date = pieces[0].split(separator: "-").compactMap { Int($0) }
        guard date.count == 3 else { return nil }
        let clock = pieces.count > 1 ? pieces[1].prefix(8) : "00:00:00"
        return moment(date[0], date[1], date[2], String(clock), offset: 0)
    }

    private static func moment(
        _ year: Int, _ month: Int, _ day: Int, _ clock: String, offset: Int
    ) -> Moment? {
        let time = clock.split(separator: ":").compactMap { Int($0.prefix(2)) }
        guard time.count >= 2 else { return nil }
        return moment(
            year, month, day, time[0], time[1], time.count > 2 ? time[2] : 0, offset: offset)
    }

    private static func moment(
        _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int,
        offset: Int
    ) -> Moment? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
            (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        return Moment(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second
        ).advanced(bySeconds: Int64(-offset))
    }

    /// `Z`, `+0200`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int {
        let digits = bytes.dropFirst().prefix(4).map { Int($0) - 0x30 }
        guard let sign = bytes.first, sign == 0x2b || sign == 0x2d, digits.count == 4,
            digits.allSatisfy({ (0...9).contains($0) })
        else { return 0 }
        let seconds = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
        return sign == 0x2d ? -seconds : seconds
    }

    private static func offset(named zone: String?) -> Int {
        guard let zone, zone.utf8.count <= 4 else { return 0 }
        return ZoneNames.offset(zone.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1 | 0x20) }) ?? 0
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
