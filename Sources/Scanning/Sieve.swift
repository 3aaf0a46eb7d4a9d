/// Looks for thousands of literals at once, at every fourth place only.
///
/// Of each literal a window of eleven bytes is chosen that should be rare in logs. Wherever the window
/// stands, one of its four sequences of eight bytes begins at a multiple of four. So only there eight bytes,
/// without their case, are looked up in a set of bits; the few that are in it are looked up in a table and compared.
/// Costs little more than a nanosecond a place, hardly more with ten thousand literals than with ten.
struct Sieve: Sendable {
    private static let stride = 4
    private static let gram = 8
    /// Bytes a literal must have.
    static let window = stride + gram - 1
    /// The logarithms of the number of bits and of buckets: the bits fit a core's second cache.
    private static let bitsLog: UInt64 = 20
    private static let bucketsLog: UInt64 = 15
    private static let placeBits: UInt64 = 8

    /// The bit at `hash >> (64 - bitsLog)`, set if a sequence with the hash is looked for.
    var bits: [UInt64] = []
    /// For each value of the hash's first bits where its entries begin, and the end of the last.
    var buckets: [UInt32] = []
    /// For each entry 32 more bits of the hash, then the literal and where in it the sequence stands.
    var entries: [UInt64] = []
    /// Where each literal begins in `text`, and the end of the last.
    var starts: [UInt32] = []
    var text: [UInt8] = []
    /// For each literal whether its case counts.
    var cases: [UInt8] = []

    struct Hit {
        /// A place within what was found.
        let place: Int
        let number: Int
    }

    var count: Int { cases.count }

    @inline(__always)
    private static func hash(_ word: UInt64) -> UInt64 {
        (word | 0x2020_2020_2020_2020) &* 0x9e37_79b9_7f4a_7c15
    }

    @inline(__always)
    private static func tag(_ hash: UInt64) -> UInt64 { (hash &>> 17) & 0xffff_ffff }

    /// Adds what is found, in the order of the places. `places` is room for the places of a block.
    func scan(
        _ bytes: UnsafeRawBufferPointer, _ places: UnsafeMutableBufferPointer<UInt32>,
        into hits: inout [Hit]
    ) {
        guard let base = bytes.baseAddress, count > 0, bytes.count >= Self.window else { return }
        let end = bytes.count - 7
        var at = 0
        while at < end {
            let blockEnd = min(end, at + places.count * Self.stride)
            let found = select(base, from: at, to: blockEnd, places)
            for index in 0..<found {
                let place = Int(places[index])
                let word = base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                look(up: Self.hash(word), at: place, bytes, &hits)
            }
            at += places.count * Self.stride
        }
    }

    /// The places whose bits are set. Without a branch, because none could be foretold.
    private func select(
        _ base: UnsafeRawPointer, from start: Int, to end: Int,
        _ places: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        bits.withUnsafeBufferPointer { bits in
            guard let bits = bits.baseAddress, let places = places.baseAddress else { return 0 }
            var at = start
            var found = 0
            while at < end {
                let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                let bit = Self.hash(word) &>> (64 &- Self.bitsLog)
                places[found] = UInt32(truncatingIfNeeded: at)
                found &+= Int(truncatingIfNeeded: (bits[Int(bit &>> 6)] &>> (bit & 63)) & 1)
                at &+= Self.stride
            }
            return found
        }
    }

    @inline(__always)
    private func look(
        up hash: UInt64, at place: Int, _ bytes: UnsafeRawBufferPointer, _ hits: inout [Hit]
    ) {
        let bucket = Int(hash &>> (64 &- Self.bucketsLog))
        var entry = Int(buckets[bucket])
        let end = Int(buckets[bucket + 1])
        let tag = Self.tag(hash)
        while entry < end {
            let found = entries[entry]
            if found >> 32 == tag {
                let number = Int(found & 0xffff_ffff)
                let literal = number >> Int(Self.placeBits)
                let start = place - (number & (1 << Int(Self.placeBits) - 1))
                if stands(literal, at: start, in: bytes) {
                    hits.append(Hit(place: place, number: literal))
                }
            }
            entry += 1
        }
    }

    private func stands(_ literal: Int, at start: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        let (from, to) = (Int(starts[literal]), Int(starts[literal + 1]))
        let length = to - from
        guard start >= 0, start + length <= bytes.count, let base = bytes.baseAddress else {
            return false
        }
        let mask: UInt64 = cases[literal] == 0 ? 0xdfdf_dfdf_dfdf_dfdf : ~0
        return text.withUnsafeBytes { text in
            guard let wanted = text.baseAddress else { return false }
            func isSame(_ offset: Int) -> Bool {
                let a = base.loadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self)
                let b = wanted.loadUnaligned(fromByteOffset: from &+ offset, as: UInt64.self)
                return (a ^ b) & mask == 0
            }
            var offset = length - 8
            while offset > 0 {
                guard isSame(offset) else { return false }
                offset -= 8
            }
            return isSame(0)
        }
    }
}

extension Sieve {
    /// Prepares to look for the literals, each of ``window`` bytes or more and fewer than 256 bytes.
    init(_ literals: [Literal], _ rarity: Rarity) {
        self.init()
        var sequences: [(hash: UInt64, number: UInt64)] = []
        starts = [0]
        for (number, literal) in literals.enumerated() {
            text += literal.bytes
            starts.append(UInt32(text.count))
            cases.append(literal.ignoresCase ? 0 : 1)
            let window = Self.bestWindow(of: literal, rarity).start
            for place in window..<(window + Self.stride) {
                let word = literal.bytes[place..<(place + Self.gram)].reversed().reduce(0) {
                    $0 << 8 | UInt64($1)
                }
                sequences.append(
                    (Self.hash(word), UInt64(number) << Self.placeBits | UInt64(place)))
            }
        }
        sequences.sort { ($0.hash, $0.number) < ($1.hash, $1.number) }
        bits = Array(repeating: 0, count: 1 << Int(Self.bitsLog - 6))
        buckets = Array(repeating: 0, count: 1 << Int(Self.bucketsLog) + 1)
        for sequence in sequences {
            let bit = sequence.hash >> (64 - Self.bitsLog)
            bits[Int(bit >> 6)] |= 1 << (bit & 63)
            buckets[Int(sequence.hash >> (64 - Self.bucketsLog)) + 1] += 1
            entries.append(Self.tag(sequence.hash) << 32 | sequence.number)
        }
        for index in 1..<buckets.count { buckets[index] += buckets[index - 1] }
    }

    func write(to tables: inout TableWriter) {
        tables.write(bits)
        tables.write(buckets)
        tables.write(entries)
        tables.write(starts)
        tables.write(text)
        tables.write(cases)
    }

    /// `nil` when the tables do not fit together.
    init?(from tables: inout TableReader) {
        guard let bits = tables.table(of: UInt64.self), let buckets = tables.table(of: UInt32.self),
            let entries = tables.table(of: UInt64.self), let starts = tables.table(of: UInt32.self),
            let text = tables.table(of: UInt8.self), let cases = tables.table(of: UInt8.self),
            bits.count == 1 << Int(Self.bitsLog - 6),
            buckets.count == 1 << Int(Self.bucketsLog) + 1, starts.count == cases.count + 1,
            TableReader.areStarts(buckets, in: entries.count),
            TableReader.areStarts(starts, in: text.count),
            entries.allSatisfy({ ($0 & 0xffff_ffff) >> Self.placeBits < cases.count })
        else { return nil }
        (self.bits, self.buckets, self.entries) = (bits, buckets, entries)
        (self.starts, self.text, self.cases) = (starts, text, cases)
    }
}

extension Sieve {
    /// The window that should cost least: where it begins, and the share of places that would be looked up.
    static func bestWindow(of literal: Literal, _ rarity: Rarity) -> (start: Int, share: Double) {
        var best = (start: 0, share: Double.infinity)
        for start in 0...(literal.bytes.count - window) {
            let share = (start..<(start + stride)).reduce(0.0) {
                $0 + rarity.share(of: literal.bytes, $1..<($1 + gram))
            }
            if share < best.share { best = (start, share) }
        }
        return best
    }
}
