import Glibc

/// What the first bytes of a file say it is. Names are never asked.
enum Look: Equatable {
    case packed(ArchiveHandle.Packing)
    case tar, zip, sevenZip
    case text(Encoding)
    case binary

    enum Encoding: String {
        case utf8 = "utf-8"
        case utf8WithMark = "utf-8-bom"
        case utf16Little = "utf-16le"
        case utf16Big = "utf-16be"
        case windows1252 = "windows-1252"
    }

    init(_ sample: UnsafeRawBufferPointer) {
        self = Look.container(sample) ?? Look.content(sample)
    }

    private static func container(_ sample: UnsafeRawBufferPointer) -> Look? {
        func starts(_ magic: [UInt8]) -> Bool {
            sample.count >= magic.count && sample.prefix(magic.count).elementsEqual(magic)
        }
        guard let first = sample.first else { return nil }
        switch first {
        case 0x1f where starts([0x1f, 0x8b, 8]): return .packed(.gzip)
        case 0x28 where starts([0x28, 0xb5, 0x2f, 0xfd]): return .packed(.zstd)
        // A frame that decoders skip; parallel compressors put one in front.
        case 0x50...0x5f
        where sample.count > 8 && sample[1] == 0x2a && sample[2] == 0x4d && sample[3] == 0x18:
            return .packed(.zstd)
        case 0xfd where starts([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]): return .packed(.xz)
        case 0x42 where starts([0x42, 0x5a, 0x68]) && sample.count >= 10:
            let magic = sample[4..<10]
            let isBlock = magic.elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
            let isEnd = magic.elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
            return isBlock || isEnd ? .packed(.bzip2) : nil
        case 0x50 where starts([0x50, 0x4b, 3, 4]) || starts([0x50, 0x4b, 5, 6]): return .zip
        case 0x37 where starts([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]): return .sevenZip
        default: return isTarHeader(sample) || hasTarMagic(sample) ? .tar : nil
        }
    }

    /// A tar header adds up to the sum it carries; old ones carry no magic.
    private static func isTarHeader(_ sample: UnsafeRawBufferPointer) -> Bool {
        guard sample.count >= 512, sample[0] != 0 else { return false }
        var stored = 0
        var digits = 0
        for byte in sample[148..<156] {
            if (0x30...0x37).contains(byte) {
                stored = stored << 3 + Int(byte - 0x30)
                digits += 1
            } else if digits > 0 {
                break
            }
        }
        guard digits > 1 else { return false }
        var unsigned = 8 * 0x20
        var signed = unsigned
        for (index, byte) in sample[..<512].enumerated() where !(148..<156).contains(index) {
            unsigned += Int(byte)
            signed += Int(Int8(bitPattern: byte))
        }
        return stored == unsigned || stored == signed
    }

    /// The magic of newer tars, which may stand in a header that is damaged elsewhere.
    private static func hasTarMagic(_ sample: UnsafeRawBufferPointer) -> Bool {
        sample.count >= 512 && sample[257..<262].elementsEqual("ustar".utf8)
            && (sample[262] == 0 || sample[262] == 0x20)
    }

    private static func content(_ sample: UnsafeRawBufferPointer) -> Look {
        if let utf16 = utf16(sample) { return .text(utf16) }
        if hasBinaryMagic(sample) { return .binary }
        let (controls, sevenBit) = survey(sample)
        if controls > 2, controls * 10 > sample.count { return .binary }
        if sevenBit { return .text(.utf8) }
        if sample.count >= 3, sample[0] == 0xef, sample[1] == 0xbb, sample[2] == 0xbf {
            return .text(.utf8WithMark)
        }
        if isUTF8(sample) { return .text(.utf8) }
        return controls > 2 && controls * 25 > sample.count ? .binary : .text(.windows1252)
    }

    /// Counts control characters no log has, and tells whether all bytes are below 0x80.
    private static func survey(_ sample: UnsafeRawBufferPointer) -> (controls: Int, sevenBit: Bool)
    {
        let lowest: UInt64 = 0x0101_0101_0101_0101
        var controls = 0
        var high: UInt64 = 0
        var index = 0
        // Eight bytes at a time; only words that hold a byte below 0x20 are looked at singly.
        while index + 8 <= sample.count {
            let word = sample.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            high |= word
            if (word &- lowest &* 0x20) & ~word & (lowest << 7) != 0 {
                for byte in sample[index..<index + 8] where isControl(byte) { controls += 1 }
            }
            index += 8
        }
        for byte in sample[index...] {
            high |= UInt64(byte)
            if isControl(byte) { controls += 1 }
        }
        return (controls, high & (lowest << 7) == 0)
    }

    /// Tabs, line ends, form feeds, backspaces and escapes belong to logs.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && !(8...13).contains(byte) && byte != 0x1b
    }

    /// By its mark, or because every second byte is NUL as in ASCII text.
    private static func utf16(_ sample: UnsafeRawBufferPointer) -> Encoding? {
        guard sample.count >= 2 else { return nil }
        if sample[0] == 0xff, sample[1] == 0xfe {
            // UTF-32 has the same first bytes; nobody logs in it, and it falls under "binary".
            return sample.count >= 4 && sample[2] == 0 && sample[3] == 0 ? nil : .utf16Little
        }
        if sample[0] == 0xfe, sample[1] == 0xff { return .utf16Big }
        guard sample.count >= 8, let base = sample.baseAddress, memchr(base, 0, sample.count) != nil
        else { return nil }
        var zeros = (even: 0, odd: 0)
        for index in stride(from: 0, to: sample.count - 1, by: 2) {
            if sample[index] == 0 { zeros.even += 1 }
            if sample[index + 1] == 0 { zeros.odd += 1 }
        }
        let pairs = sample.count / 2
        if zeros.odd * 10 > pairs * 7, zeros.even * 50 <= pairs { return .utf16Little }
        if zeros.even * 10 > pairs * 7, zeros.odd * 50 <= pairs { return .utf16Big }
        return nil
    }

    private static let binaryMagics: [[UInt8]] = [
        [0x7f, 0x45, 0x4c, 0x46],  // ELF
        [0x89, 0x50, 0x4e, 0x47],  // PNG
        [0xff, 0xd8, 0xff],  // JPEG
        [0x47, 0x49, 0x46, 0x38],  // GIF
        [0x25, 0x50, 0x44, 0x46, 0x2d],  // PDF
        [0xca, 0xfe, 0xba, 0xbe],  // Java class
        [0xfe, 0xed, 0xfe, 0xed],  // Java key store
        [0xce, 0xce, 0xce, 0xce],  // the same with secret keys (JCEKS)
        [0xff, 0xfe, 0, 0],  // UTF-32
    ]

    private static func hasBinaryMagic(_ sample: UnsafeRawBufferPointer) -> Bool {
        isKeyMaterial(sample) || binaryMagics.contains { sample.starts(with: $0) }
    }

    /// How files of keys begin that are not in ASN.1.
    private static let keyMagics: [[UInt8]] = [
        [0xfe, 0xed, 0xfe, 0xed], [0xce, 0xce, 0xce, 0xce],  // Java: JKS, JCEKS
        [0, 0, 0, 1, 0, 0, 0, 0x14], [0, 0, 0, 2, 0, 0, 0, 0x14],  // Java: BKS of Bouncy Castle
        [5, 1], [5, 2], [5, 3], [5, 4],  // Kerberos: keytabs, ticket caches
        Array("openssh-key-v1\0".utf8),
        Array("(21:protected-private-key".utf8), Array("(11:private-key".utf8),  // of a gpg-agent
    ]

    /// Whether this begins like a certificate, key or key store: ASN.1's sequence of a sequence, a number
    /// or an object identifier, a secret key of OpenPGP, or one of the forms of Java, Kerberos and OpenSSH.
    static func isKeyMaterial(_ sample: UnsafeRawBufferPointer) -> Bool {
        guard sample.count >= 12 else { return false }
        if keyMagics.contains(where: { sample.starts(with: $0) }) { return true }
        switch sample[0] {
        case 0x94, 0x95, 0xc5: return isSecretPacket(sample)
        case 0x30: break
        default: return false
        }
        if sample[1] < 0x80 {
            // So short that the first two bytes could be text; then the length must be right.
            guard Int(sample[1]) + 2 == sample.count else { return false }
            return sample[2] == 0x02 || sample[2] == 0x30 && sample[4] == 0x06
        }
        let sizes: [UInt8: Int] = [0x80: 2, 0x81: 3, 0x82: 4, 0x83: 5]
        guard let start = sizes[sample[1]] else { return false }
        return [0x30, 0x02, 0x06].contains(sample[start])
    }

    /// RFC 4880, 4.2 and 5.5.2: a packet with the tag 5 whose content begins with a version.
    private static func isSecretPacket(_ sample: UnsafeRawBufferPointer) -> Bool {
        let start =
            switch (sample[0], sample[1]) {
            case (0x94, _): 2
            case (0x95, _): 3
            case (_, 192...223): 3
            default: 2
            }
        return (3...6).contains(sample[start])
    }

    /// Whether the sample is UTF-8; a character cut off by the sample's end is no fault.
    private static func isUTF8(_ sample: UnsafeRawBufferPointer) -> Bool {
        var end = sample.count
        if end == Lookahead.sampleSize {
            var back = 0
            while back < 3, end > 0, sample[end - 1] & 0xc0 == 0x80 {
                end -= 1
                back += 1
            }
            if end > 0, sample[end - 1] >= 0xc0 { end -= 1 } else { end = sample.count }
        }
        let checked = UnsafeRawBufferPointer(rebasing: sample[..<end])
        return String(validating: checked, as: UTF8.self) != nil
    }
}
