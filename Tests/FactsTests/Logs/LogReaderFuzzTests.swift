import Testing

@testable import Facts

struct LogReaderFuzzTests {
    /// A reproducible stream of numbers (SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private func check(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var reader = LogReader(sample: buffer, path: "x.log")
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                Array(line).withUnsafeBytes { line in
                    if let head = reader.head(of: line) {
                        #expect(head.messageStart >= 0 && head.messageStart <= line.count)
                        #expect(head.componentRange.upperBound <= line.count)
                    }
                    _ = TraceLine.classify(line)
                }
            }
        }
    }

    @Test func `any bytes are read without a crash`() {
        var numbers = Numbers(state: 1)
        for _ in 0..<2000 {
            let length = Int.random(in: 0...120, using: &numbers)
            check((0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) })
        }
    }

    @Test(arguments: [UInt64(2), 3, 4])
    func `damaged lines are read without a crash`(_ seed: UInt64) {
        var numbers = Numbers(state: seed)
        let alphabet = Array("0123456789-:/.,[]{}()<>\"'= TZ+#*%|\\\tMayERRORat".utf8)
        for shape in Shape.clocks + Shape.more + Shape.structured + Shape.wrapped + Shape.products {
            for _ in 0..<6 {
                var bytes = Array(shape.line.utf8)
                for _ in 0..<3 where !bytes.isEmpty {
                    let index = Int.random(in: 0..<bytes.count, using: &numbers)
                    switch Int.random(in: 0..<3, using: &numbers) {
                    case 0:
                        bytes[index] = alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)]
                    case 1: bytes.remove(at: index)
                    default: bytes.removeSubrange(index...)
                    }
                }
                check(bytes)
            }
        }
    }
}
