/// Base64 in its two alphabets (RFC 4648), as far as it can be read.
enum Base64 {
    /// The six bits a character stands for; `+/` and `-_` both.
    static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5a: UInt32(byte - 0x41)
        case 0x61...0x7a: UInt32(byte - 0x61 + 26)
        case 0x30...0x39: UInt32(byte - 0x30 + 52)
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    /// The bytes that the characters stand for; characters of no alphabet are stepped over, and the
    /// padding ends the text.
    static func decoded(_ characters: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var group: UInt32 = 0
        var count = 0
        for character in characters {
            if character == UInt8(ascii: "=") { break }
            guard let bits = value(character) else { continue }
            group = group << 6 | bits
            count += 1
            guard count == 4 else { continue }
            bytes += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
            (group, count) = (0, 0)
        }
        if count == 2 { bytes.append(UInt8(group >> 4 & 255)) }
        if count == 3 { bytes += [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)] }
        return bytes
    }

    /// Without padding, as `ssh-keygen -l` prints fingerprints.
    static func encoded(_ bytes: [UInt8]) -> String {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            var group: UInt32 = 0
            for index in 0..<3 {
                let byte = index < part.count ? part[start + index] : 0
                group = group << 8 | UInt32(byte)
            }
            for index in 0...part.count {
                text.append(alphabet[Int(group >> UInt32(18 - 6 * index) & 63)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
