import Sealing

/// Values that were taken out, as salted hashes: enough to tell that one of them is there again.
package struct TakenValues: Sendable {
    private let hash = KeyedHash()
    /// By the first eight bytes of a way of writing, mixed: what would have to follow.
    private(set) var shapes: [UInt64: [Shape]] = [:]
    private var known: Set<UInt64> = []

    struct Shape: Sendable, Hashable {
        let length: Int
        let tag: UInt64
    }

    /// Values of fewer bytes are words that stand elsewhere for other reasons.
    private static let shortest = 12
    private static let longest = 8192
    private static let mostKept = 50_000

    package init() {}

    /// How many values there are.
    package var count: Int { known.count }

    /// Remembers a value and how it looks in base64, hexadecimal digits and URLs.
    mutating func add(_ value: UnsafeRawBufferPointer) {
        guard value.count >= Self.shortest, value.count <= Self.longest,
            known.count < Self.mostKept,
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
        mixed(bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    @inline(__always)
    static func mixed(_ word: UInt64) -> UInt64 { word &* 0x9e37_79b9_7f4a_7c15 }

    func tag(_ bytes: [UInt8]) -> UInt64 {
        hash.tag(of: bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// Looks for values that were taken out, in whatever way they are written.
struct TakenSearch {
    private let taken: TakenValues
    /// A bit for each beginning of a value, by its hash: most places of a text are none.
    private var filter: [UInt64]
    private let shift: UInt64

    init(_ taken: TakenValues) {
        self.taken = taken
        var bits: UInt64 = 16
        while bits < 24, 1 << bits < 32 * taken.shapes.count { bits += 1 }
        shift = 64 - bits
        filter = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        for start in taken.shapes.keys {
            let bit = start >> shift
            filter[Int(bit >> 6)] |= 1 << (bit & 63)
        }
    }

    /// Calls `body` for each place at which one of them stands, in order; of several the longest.
    func each(in bytes: UnsafeRawBufferPointer, _ body: (Range<Int>) -> Void) {
        guard !taken.shapes.isEmpty, bytes.count >= 8, let base = bytes.baseAddress else { return }
        let last = bytes.count - 8
        filter.withUnsafeBufferPointer { filter in
            guard let filter = filter.baseAddress else { return }
            var place = 0
            while place <= last {
                let word = base.loadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian
                let start = TakenValues.mixed(word)
                let bit = start &>> shift
                if (filter[Int(bit &>> 6)] &>> (bit & 63)) & 1 == 1,
                    let length = length(start, at: place, bytes)
                {
                    body(place..<place + length)
                    place += length
                } else {
                    place &+= 1
                }
            }
        }
    }

    private func length(
        _ start: UInt64, at place: Int, _ bytes: UnsafeRawBufferPointer
    ) -> Int? {
        guard let shapes = taken.shapes[start] else { return nil }
        return shapes.filter { shape in
            place + shape.length <= bytes.count
                && taken.tag(Array(bytes[place..<place + shape.length])) == shape.tag
        }.map(\.length).max()
    }
}
