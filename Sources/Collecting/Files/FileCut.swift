import Bundles

/// The part of a file that is collected, and how it is handed on.
struct FileCut {
    /// Bytes read at once.
    static let block = 256 << 10
    /// A log without a line in the window still shows its last words.
    static let lastWords = 64 << 10

    /// Its bytes, in the file or, if it is packed, in its content.
    var range: Range<Int>
    /// Why it is not the whole, in words.
    var note: String?

    /// Keeps the newest bytes of the cut that fit; the start is then moved to the next line.
    mutating func keepNewest(_ allowance: Int) {
        guard range.count > allowance else { return }
        note =
            "only the newest \(Amount.bytes(allowance)) of \(Amount.bytes(range.count)): size limit"
        range = (range.upperBound - allowance)..<range.upperBound
    }

    /// Keeps the first bytes: the way to cut a configuration.
    mutating func keepFirst(_ allowance: Int) {
        guard range.count > allowance else { return }
        note =
            "only the first \(Amount.bytes(allowance)) of \(Amount.bytes(range.count)): size limit"
        range = range.lowerBound..<(range.lowerBound + allowance)
    }
}

/// Hands on bytes of a stretch so that it starts and ends with whole lines.
struct LineTrimmer {
    /// A line longer than this is not waited for.
    private static let longestLine = 1 << 20

    private var isAtLineStart: Bool
    private let endsAtLine: Bool
    private var skipsZeros = false
    private var dropped = 0
    private var held: [UInt8] = []

    /// - Parameters:
    ///   - startsInside: the first bytes may be the rest of a line, which is dropped.
    ///   - endsAtLine: what follows the last line end is dropped.
    init(startsInside: Bool, endsAtLine: Bool) {
        isAtLineStart = !startsInside
        self.endsAtLine = endsAtLine
    }

    /// What comes next follows a hole: zeros at its beginning are no text.
    mutating func beginAfterHole() {
        isAtLineStart = true
        skipsZeros = true
    }

    mutating func feed(
        _ bytes: UnsafeRawBufferPointer, into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var bytes = bytes
        if skipsZeros {
            bytes = UnsafeRawBufferPointer(rebasing: bytes.drop { $0 == 0 })
            if bytes.isEmpty { return }
            skipsZeros = false
        }
        if !isAtLineStart {
            guard let end = bytes.firstIndex(of: 10) else {
                dropped += bytes.count
                if dropped > Self.longestLine { isAtLineStart = true }
                return
            }
            isAtLineStart = true
            bytes = UnsafeRawBufferPointer(rebasing: bytes[(end + 1)...])
        }
        guard endsAtLine else { return try sink(bytes) }
        guard let end = bytes.lastIndex(of: 10) else {
            held += bytes
            if held.count > Self.longestLine { try flush(into: sink) }
            return
        }
        try flush(into: sink)
        try sink(UnsafeRawBufferPointer(rebasing: bytes[...end]))
        held = Array(bytes[(end + 1)...])
    }

    private mutating func flush(into sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        if !held.isEmpty { try held.withUnsafeBytes(sink) }
        held = []
    }
}
