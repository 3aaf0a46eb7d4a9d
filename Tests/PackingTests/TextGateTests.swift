import Testing

@testable import Packing

struct TextGateTests {
    /// What goes through, in pieces of so many bytes, and how it ends.
    private func passed(
        _ bytes: [UInt8], pieces: Int, refusal: TextGate.Refusal = { _ in TextGate.noText }
    ) throws -> (text: [UInt8], verdict: TextGate.Verdict) {
        let gate = TextGate(isOpen: false)
        var text: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let end = min(at + pieces, bytes.count)
            try bytes[at..<end].withUnsafeBytes { try gate.feed($0) { text += $0 } }
            at = end
        }
        let verdict = try gate.finish(refusal) { text += $0 }
        return (text, verdict)
    }

    private static let hole = [UInt8](repeating: 0, count: 9000)

    @Test(
        arguments: [
            [], Array("one\n".utf8), Array(String(repeating: "line of a log\n", count: 900).utf8),
            hole + Array("after a hole\n".utf8), hole, [0xff, 0xfe, 0x41, 0, 0x0a, 0],
            Array("Grüße\n".utf8), [0x47, 0xfc, 0x0a],
        ] as [[UInt8]], [1, 7, 4096, 100_000])
    func `text goes through as it is`(_ bytes: [UInt8], _ pieces: Int) throws {
        let (text, verdict) = try passed(bytes, pieces: pieces)
        #expect(text == bytes)
        guard case .text = verdict else {
            Issue.record("\(verdict)")
            return
        }
    }

    @Test(
        arguments: [
            [0x7f, 0x45, 0x4c, 0x46] + [UInt8](repeating: 1, count: 9000),
            [0x1f, 0x8b, 8, 0, 0, 0, 0, 0], Array("PK\u{3}\u{4}abcd".utf8),
            (0..<6000).map { UInt8(truncatingIfNeeded: $0 &* 7) },
        ] as [[UInt8]], [1, 7, 4096, 100_000])
    func `nothing of what is no text goes through`(_ bytes: [UInt8], _ pieces: Int) throws {
        let (text, verdict) = try passed(bytes, pieces: pieces)
        #expect(text == [])
        guard case .refused(let why) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(why.hasPrefix("it is "))
    }

    @Test(arguments: [3, 5000])
    func `what is public is written as it is`(_ pieces: Int) throws {
        let bytes = [0x30, 0x82, 0x01, 0x02, 0x30] + [UInt8](repeating: 9, count: 5000)
        let (text, verdict) = try passed(bytes, pieces: pieces) { $0 == bytes ? nil : "other" }
        #expect(text == [])
        guard case .verbatim(let kept) = verdict, kept == bytes else {
            Issue.record("\(verdict)")
            return
        }
    }
}
