/// A name from a bundle, made safe to show, and what is odd about it.
///
/// Nothing is ever written under such a name. It is shown as it is, except that what could move a
/// cursor, hide or reorder text appears as an escape: `\x1b` for a byte, `\u{202e}` for a character.
package struct SafePath {
    package let text: String
    /// Why the name is not trusted, in words; `nil` for a decent one.
    package let oddity: String?

    /// The bytes as text that may be shown.
    package static func shown(_ bytes: UnsafeRawBufferPointer) -> SafePath {
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) {
            return SafePath(text: String(decoding: bytes, as: UTF8.self), oddity: nil)
        }
        return escaped(bytes)
    }

    /// The name of a member: `./` at its start is dropped, and its parts are looked at too.
    static func member(_ bytes: UnsafeRawBufferPointer) -> SafePath {
        var bytes = bytes
        while bytes.count > 2, bytes[0] == UInt8(ascii: "."), bytes[1] == UInt8(ascii: "/") {
            bytes = UnsafeRawBufferPointer(rebasing: bytes[2...])
        }
        let name = shown(bytes)
        guard name.oddity == nil, let oddity = traversal(bytes) else { return name }
        return SafePath(text: name.text, oddity: oddity)
    }

    private static func traversal(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let first = bytes.first else { return "it is empty" }
        let slash = UInt8(ascii: "/"), backslash = UInt8(ascii: "\\"), dot = UInt8(ascii: ".")
        if first == slash { return "it is absolute" }
        if first == backslash { return "it is an absolute Windows path" }
        if bytes.count > 2, bytes[1] == UInt8(ascii: ":"),
            bytes[2] == backslash || bytes[2] == slash
        {
            return "it is an absolute Windows path"
        }
        // The length of the part so far, while it is made of dots only; else -1.
        var dots = 0
        for byte in bytes {
            switch byte {
            case slash, backslash:
                if dots == 2 { return "it leaves the bundle by “..”" }
                dots = 0
            case dot where dots >= 0: dots += 1
            default: dots = -1
            }
        }
        return dots == 2 ? "it leaves the bundle by “..”" : nil
    }

    private static func escaped(_ bytes: UnsafeRawBufferPointer) -> SafePath {
        var text = ""
        var oddity: String?
        var decoder = UTF8()
        var index = bytes.startIndex
        while index < bytes.endIndex {
            var rest = bytes[index...].makeIterator()
            decoder = UTF8()
            guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
                text += "\\x" + hex(UInt32(bytes[index]), width: 2)
                oddity = oddity ?? "it is not UTF-8"
                index += 1
                continue
            }
            index += UTF8.width(scalar)
            if isControl(scalar) {
                text += "\\x" + hex(scalar.value, width: 2)
                oddity = "it holds control characters"
            } else if isInvisible(scalar) {
                text += "\\u{" + hex(scalar.value, width: 4) + "}"
                oddity = oddity ?? "it holds characters that hide or reorder text"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return SafePath(text: text, oddity: oddity)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }

    private static func hex(_ value: UInt32, width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
