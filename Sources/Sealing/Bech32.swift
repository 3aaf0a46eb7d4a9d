/// Bech32 as BIP 173 defines it, without its limit of 90 characters: the text of age's keys.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// `part` in lower case, the separator, the bytes and six check characters.
    static func encode(_ part: String, _ bytes: [UInt8]) -> String {
        let data = regroup(bytes, from: 8, to: 5, pads: true) ?? []
        let check = checksum(part, data)
        return part + "1"
            + String(decoding: (data + check).map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// The part in lower case and the bytes; `nil` when a character is wrong or missing.
    static func decode(_ text: String) -> (part: String, bytes: [UInt8])? {
        let lower = text.lowercased()
        guard lower == text || text.uppercased() == text,
            let separator = lower.lastIndex(of: "1"), separator > lower.startIndex
        else { return nil }
        let part = String(lower[..<separator])
        let characters = lower[lower.index(after: separator)...].utf8
        var data: [UInt8] = []
        for character in characters {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            data.append(UInt8(value))
        }
        guard data.count >= 6, polymod(expanded(part) + data) == 1,
            let bytes = regroup(Array(data.dropLast(6)), from: 5, to: 8, pads: false)
        else { return nil }
        return (part, bytes)
    }

    private static func checksum(_ part: String, _ data: [UInt8]) -> [UInt8] {
        let value = polymod(expanded(part) + data + [0, 0, 0, 0, 0, 0]) ^ 1
        return (0..<6).map { UInt8(value >> (5 * (5 - $0)) & 31) }
    }

    private static func expanded(_ part: String) -> [UInt8] {
        part.utf8.map { $0 >> 5 } + [0] + part.utf8.map { $0 & 31 }
    }

    private static func polymod(_ values: [UInt8]) -> UInt32 {
        let generators: [UInt32] = [
            0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
        ]
        var check: UInt32 = 1
        for value in values {
            let top = check >> 25
            check = (check & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, generator) in generators.enumerated() where top >> bit & 1 == 1 {
                check ^= generator
            }
        }
        return check
    }

    private static func regroup(
        _ values: [UInt8], from: Int, to: Int, pads: Bool
    ) -> [UInt8]? {
        var (bits, held) = (0, 0)
        var result: [UInt8] = []
        for value in values {
            bits = bits << from | Int(value)
            held += from
            while held >= to {
                held -= to
                result.append(UInt8(bits >> held & (1 << to - 1)))
            }
            bits &= 1 << held - 1
        }
        if pads {
            if held > 0 { result.append(UInt8(bits << (to - held) & (1 << to - 1))) }
        } else if held >= from || bits != 0 {
            return nil
        }
        return result
    }
}
