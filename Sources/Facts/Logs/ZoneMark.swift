/// A zone written beside a clock: `Z`, `+02:00`, `-0700`, `+02`, ` CEST`.
struct ZoneMark {
    /// Seconds east of UTC.
    var offset: Int
    var end: Int

    init?(_ line: LineBytes, at index: Int) {
        let first = line[index]
        if first == UInt8(ascii: "Z") || first == UInt8(ascii: "z") {
            guard !line[index + 1].isWord else { return nil }
            offset = 0
            end = index + 1
            return
        }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            guard let mark = ZoneMark(numeric: line, at: index, spaced: false) else { return nil }
            self = mark
            return
        }
        if first.isUpper {
            guard let mark = ZoneMark(named: line, at: index) else { return nil }
            self = mark
            return
        }
        guard first == 0x20 else { return nil }
        let next = line[index + 1]
        if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") {
            guard let mark = ZoneMark(numeric: line, at: index + 1, spaced: true) else {
                return nil
            }
            self = mark
        } else if next.isUpper {
            guard let mark = ZoneMark(named: line, at: index + 1) else { return nil }
            self = mark
        } else {
            return nil
        }
    }

    /// `spaced`: a blank stood before the sign, so two digits alone may as well be a number.
    private init?(numeric line: LineBytes, at index: Int, spaced: Bool) {
        guard let hours = line.two(at: index + 1), hours <= 14 else { return nil }
        var minutes = 0
        var position = index + 3
        if let m = line.two(at: position) {
            minutes = m
            position += 2
        } else if line[position] == UInt8(ascii: ":"), let m = line.two(at: position + 1) {
            minutes = m
            position += 3
        } else if spaced {
            return nil
        }
        guard minutes < 60, !line[position].isWord, spaced || line[position] != UInt8(ascii: "-")
        else { return nil }
        let sign = line[index] == UInt8(ascii: "-") ? -1 : 1
        offset = sign * (hours * 3600 + minutes * 60)
        end = position
    }

    private init?(named line: LineBytes, at index: Int) {
        let length = line.letters(at: index, limit: 6)
        guard length >= 1, length <= 5 else { return nil }
        guard (0..<length).allSatisfy({ line[index + $0].isUpper }), !line[index + length].isWord
        else { return nil }
        guard let seconds = ZoneNames.offset(line.word(at: index, length: length)) else {
            return nil
        }
        offset = seconds
        end = index + length
        // `UTC+2`, `GMT-03:00`
        if seconds == 0, length == 3 {
            let sign = line[end]
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                let digits = line.digits(at: end + 1, limit: 3)
                if digits == 1, !line[end + 2].isWord {
                    let hours = Int(line[end + 1] & 0x0F)
                    offset = (sign == UInt8(ascii: "-") ? -3600 : 3600) * hours
                    end += 2
                } else if let mark = ZoneMark(numeric: line, at: end, spaced: false) {
                    self = mark
                }
            }
        }
    }
}
