/// One element of an ASN.1 encoding, in DER or BER.
///
/// Reading is tolerant: lengths may be longer than they need be or indefinite, because keystores are
/// written like that. Nothing is copied; what runs past the end is no element.
struct DER {
    /// The identifier octet: class, form and number.
    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// The element with its header.
    let whole: ArraySlice<UInt8>

    /// Elements inside one another; no certificate has half as many.
    private static let depth = 32
    /// Elements that one may hold; what comes after is not looked at.
    private static let most = 10_000

    /// The first element of some bytes, whatever follows it.
    init?(_ bytes: ArraySlice<UInt8>) {
        self.init(bytes, depth: DER.depth)
    }

    private init?(_ bytes: ArraySlice<UInt8>, depth: Int) {
        guard depth > 0, bytes.count >= 2 else { return nil }
        let start = bytes.startIndex
        let tag = bytes[start]
        // Numbers above 30 take more octets and occur in no certificate.
        guard tag & 0x1f != 0x1f else { return nil }
        let first = bytes[start + 1]
        var from = start + 2
        var length = Int(first)
        if first == 0x80 {
            guard tag & 0x20 != 0, let end = DER.end(of: bytes[from...], depth) else { return nil }
            self.tag = tag
            content = bytes[from..<end]
            whole = bytes[start..<(end + 2)]
            return
        }
        if first > 0x80 {
            let octets = Int(first & 0x7f)
            guard octets <= 4, bytes.endIndex - from >= octets else { return nil }
            length = 0
            for byte in bytes[from..<(from + octets)] { length = length << 8 | Int(byte) }
            from += octets
        }
        guard length <= bytes.endIndex - from else { return nil }
        self.tag = tag
        content = bytes[from..<(from + length)]
        whole = bytes[start..<(from + length)]
    }

    /// Where two zero octets stand instead of an element, which end one of indefinite length.
    private static func end(of bytes: ArraySlice<UInt8>, _ depth: Int) -> Int? {
        var at = bytes.startIndex
        for _ in 0..<DER.most {
            guard bytes.endIndex - at >= 2 else { return nil }
            if bytes[at] == 0, bytes[at + 1] == 0 { return at }
            guard let inner = DER(bytes[at...], depth: depth - 1) else { return nil }
            at = inner.whole.endIndex
        }
        return nil
    }

    /// The elements inside, up to the first that cannot be read.
    var children: [DER] {
        var list: [DER] = []
        var rest = content
        while !rest.isEmpty, list.count < DER.most, let next = DER(rest) {
            list.append(next)
            rest = rest[next.whole.endIndex...]
        }
        return list
    }

    var isSequence: Bool { tag == 0x30 }
    var isInteger: Bool { tag == 0x02 }

    /// An object identifier as `1.2.840.113549`; `nil` for another element or a very long one.
    var identifier: String? {
        guard tag == 0x06, let first = content.first, content.count <= 64 else { return nil }
        var parts: [UInt64] = []
        var value: UInt64 = 0
        for byte in content {
            guard value < 1 << 56 else { return nil }
            value = value << 7 | UInt64(byte & 0x7f)
            if byte < 0x80 {
                parts.append(value)
                value = 0
            }
        }
        guard let head = parts.first, first != 0x80 else { return nil }
        let root = min(head / 40, 2)
        return ([root, head - root * 40] + parts.dropFirst()).map(String.init)
            .joined(separator: ".")
    }

    /// The magnitude of an integer, without zeros in front.
    var magnitude: ArraySlice<UInt8> { content.drop { $0 == 0 } }

    /// How many bits the magnitude of an integer has.
    var bits: Int {
        let magnitude = magnitude
        guard let first = magnitude.first else { return 0 }
        return magnitude.count * 8 - first.leadingZeroBitCount
    }

    /// A bit string's bytes, without the octet that counts the unused bits.
    var bitString: ArraySlice<UInt8>? { tag == 0x03 ? content.dropFirst() : nil }

    /// The text of any of ASN.1's string types, at most 500 bytes of it.
    var text: String {
        let bytes = content.prefix(500)
        switch tag {
        case 0x1e:
            let pairs = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2)
            return String(
                decoding: pairs.map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) },
                as: UTF16.self)
        case 0x1c:
            let words = stride(from: bytes.startIndex, to: bytes.endIndex - 3, by: 4)
            return String(
                String.UnicodeScalarView(
                    words.map { index in
                        let value = bytes[index..<(index + 4)].reduce(UInt32(0)) {
                            $0 << 8 | UInt32($1)
                        }
                        return Unicode.Scalar(value) ?? "\u{fffd}"
                    }))
        default: return Text.decoded(bytes)
        }
    }
}
