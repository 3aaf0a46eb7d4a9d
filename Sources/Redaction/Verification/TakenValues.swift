import Sealing

/// Values that were taken out, as salted hashes: enough to tell that one of them is there again.
package struct TakenValues: Sendable {
    private let hash = KeyedHash()
    /// By the first eight bytes of a way of writing, mixed with the salt: what would have to follow.
    private(set) var shapes: [UInt64: [Shape]] = [:]
    private var known: Set<UInt64> = []

    struct Shape: Sendable, Hashable {
        let length: Int
        let tag: UInt64
    }

    /// Values of fewer bytes are words that stand elsewhere for other reasons.
    private static let shortest = 12
    private static let mostKept = 50_000

    package init() {}

    /// How many values there are.
    package var count: Int { known.count }

    /// Remembers a value and how it looks in base64, hexadecimal digits and URLs.
    mutating func add(_ value: UnsafeRawBufferPointer) {
        guard value.count >= Self.shortest, value.count <= 8192, known.count < Self.mostKept,
            Survivors.looksRandom(value) || value.count > 64
        else { return }
        let bytes = Array(value)
        guard known.insert(tag(bytes)).inserted else { return }
        var ways = [
            bytes, HexLayer.encoded(bytes, isUpper: false), HexLayer.encoded(bytes, isUpper: true),
        ]
        for skip in 0..<3 {
            // What stands before shifts the digits; those that the value alone decides are compared.
            let padded = [UInt8](repeating: 0, count: skip) + bytes
            let digits = Base64Layer.encoded(padded, isURL: false, isPadded: false)
            let first = skip == 0 ? 0 : skip == 1 ? 2 : 3
            let whole = padded.count / 3 * 4
            if whole - first >= 12 { ways.append(Array(digits[first..<whole])) }
        }
        let escaped = bytes.flatMap { byte -> [UInt8] in
            byte.isWord || [45, 46, 95, 126].contains(byte)
                ? [byte] : [37] + HexLayer.encoded([byte], isUpper: true)
        }
        if escaped != bytes { ways.append(escaped) }
        for way in ways where way.count >= 8 {
            shapes[Self.start(way[...]), default: []].append(
                Shape(length: way.count, tag: tag(way)))
        }
    }

    static func start(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } &* 0x9e37_79b9_7f4a_7c15
    }

    func tag(_ bytes: [UInt8]) -> UInt64 {
        hash.tag(of: bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
