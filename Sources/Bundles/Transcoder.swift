/// Turns UTF-16 into UTF-8, block by block. Half a character waits for the next block; what is no
/// character becomes U+FFFD. The mark at the start is dropped.
struct Transcoder {
    private let isBig: Bool
    private var oddByte: UInt8?
    private var highSurrogate: UInt32?
    private var isAtStart = true
    private(set) var output: [UInt8] = []

    init(isBig: Bool) {
        self.isBig = isBig
        output.reserveCapacity(64 << 10)
    }

    /// Replaces `output` by what the block says.
    mutating func decode(_ block: UnsafeRawBufferPointer) {
        output.removeAll(keepingCapacity: true)
        var index = 0
        if let first = oddByte, let second = block.first {
            oddByte = nil
            index = 1
            unit(first, second)
        }
        while index + 1 < block.count {
            unit(block[index], block[index + 1])
            index += 2
        }
        if index < block.count { oddByte = block[index] }
    }

    /// Replaces `output` by what is left once all blocks were decoded.
    mutating func finish() {
        output.removeAll(keepingCapacity: true)
        if highSurrogate != nil || oddByte != nil { put(0xfffd) }
    }

    private mutating func unit(_ first: UInt8, _ second: UInt8) {
        let unit = isBig ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
        if isAtStart {
            isAtStart = false
            if unit == 0xfeff { return }
        }
        if let high = highSurrogate {
            highSurrogate = nil
            if (0xdc00...0xdfff).contains(unit) {
                return put(0x10000 + (high - 0xd800) << 10 + (unit - 0xdc00))
            }
            put(0xfffd)
        }
        switch unit {
        case 0xd800...0xdbff: highSurrogate = unit
        case 0xdc00...0xdfff: put(0xfffd)
        default: put(unit)
        }
    }

    private mutating func put(_ scalar: UInt32) {
        switch scalar {
        case ..<0x80: output.append(UInt8(scalar))
        case ..<0x800:
            output.append(UInt8(0xc0 | scalar >> 6))
            output.append(UInt8(0x80 | scalar & 0x3f))
        case ..<0x10000:
            output.append(UInt8(0xe0 | scalar >> 12))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3f))
            output.append(UInt8(0x80 | scalar & 0x3f))
        default:
            output.append(UInt8(0xf0 | scalar >> 18))
            output.append(UInt8(0x80 | scalar >> 12 & 0x3f))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3f))
            output.append(UInt8(0x80 | scalar & 0x3f))
        }
    }
}
