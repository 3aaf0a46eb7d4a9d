/// A 128-bit content key: two FNV-1a runs over eight bytes at a time, with different seeds.
///
/// It tells versions of a library apart and finds damaged cache files; it does not defend against
/// somebody who can already write the user's files.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    private var a: UInt64 = 0xcbf2_9ce4_8422_2325
    private var b: UInt64 = 0x9ae1_6a3b_2f90_404f

    package init() {}

    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest = UInt64(truncatingIfNeeded: bytes.count) << 56
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        mix(rest)
    }

    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    private mutating func mix(_ word: UInt64) {
        a = (a ^ word) &* 0x0000_0100_0000_01b3
        a ^= a >> 29
        b = (b ^ (word &* 0x9e37_79b9_7f4a_7c15)) &* 0xff51_afd7_ed55_8ccd
        b ^= b >> 32
    }

    package var words: (UInt64, UInt64) { (a, b) }

    package var description: String {
        [a, b].map { word in
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }
}
