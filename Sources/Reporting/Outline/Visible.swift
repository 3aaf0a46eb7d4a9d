/// Text with everything a reader cannot see made visible.
///
/// A log line may hold terminal commands (ANSI, CVE-2003-0020 and its many heirs), marks that turn the
/// writing direction round, or characters that show as nothing. They are written as `\x1b` and `\u202e`
/// instead: nothing is hidden and nothing acts.
package enum Visible {
    /// One line of a file: a tab becomes four blanks, a line break inside it `\n`.
    package static func line(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var shown = ""
        shown.reserveCapacity(text.utf8.count + 16)
        var marks = 0
        for scalar in text.unicodeScalars {
            if isMark(scalar) {
                marks += 1
                if marks > 4 {
                    shown += escape(scalar)
                    continue
                }
            } else {
                marks = 0
            }
            if scalar == "\t" {
                shown += "    "
            } else if isHidden(scalar) {
                shown += escape(scalar)
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// Running text: every run of blanks and line breaks is one blank, none at the ends.
    static func prose(_ text: String) -> String {
        let words = text.unicodeScalars.split {
            $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t"
        }
        return line(words.map { String(Substring($0)) }.joined(separator: " "))
    }

    /// Whether the character shows as nothing or does something instead of showing: categories Cc, Cf,
    /// Zl and Zp, and what Unicode calls default-ignorable, but for the sixteen variation selectors
    /// that merely choose between two looks.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x20 || (0x7F...0x9F).contains(value) { return true }
        if value < 0xAD || (0xFE00...0xFE0F).contains(value) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it is drawn over the character before it. A fifth in a row is escaped: towers of marks
    /// paint over the lines above.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        default:
            switch scalar.value {
            case ..<0x100: "\\x" + hex(scalar.value, digits: 2)
            case ..<0x10000: "\\u" + hex(scalar.value, digits: 4)
            default: "\\U" + hex(scalar.value, digits: 8)
            }
        }
    }

    /// The number in lower-case hexadecimal, filled with zeros.
    static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
