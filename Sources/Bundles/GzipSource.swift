import CISAL

/// A gzip stream inflated by ISA-L, which takes less than half the time of zlib.
///
/// Several members in a row are one stream, as gzip(1) has it. ISA-L compares CRC and length of every
/// member with what it inflated.
final class GzipSource: ByteSource {
    private static let blockSize = 256 << 10

    private let input: ByteSource
    private let budget: Budget
    private var meter: Budget.Meter
    private let state: UnsafeMutablePointer<inflate_state>
    private let output: UnsafeMutableRawBufferPointer
    private var first: UnsafeRawBufferPointer?
    private var isAtEnd = false
    private(set) var failure: Failure?

    init(_ input: ByteSource, budget: Budget, layer: Int) {
        self.input = input
        self.budget = budget
        meter = budget.meter(layer: layer)
        state = .allocate(capacity: 1)
        output = .allocate(byteCount: GzipSource.blockSize, alignment: 64)
        isal_inflate_init(state)
        state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    deinit {
        state.deallocate()
        output.deallocate()
    }

    /// Inflates the first block ahead of `read`; `false` when ISA-L finds the stream wrong before
    /// anything came out, so that another decoder may be tried.
    func start() -> Bool {
        first = inflateBlock()
        guard first == nil, case .own(let reason) = failure else { return true }
        switch reason {
        case .damaged, .checksum: return false
        default: return true
        }
    }

    func read() -> UnsafeRawBufferPointer? {
        if let block = first {
            first = nil
            return block
        }
        return inflateBlock()
    }

    private func inflateBlock() -> UnsafeRawBufferPointer? {
        guard !isAtEnd else { return nil }
        state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(output.count)
        while state.pointee.avail_out > 0, !isAtEnd {
            if state.pointee.avail_in == 0, !refill() {
                // ISA-L may still hold decoded bytes when its input has run out.
                if !drain() { end(cut()) }
                continue
            }
            inflate()
        }
        let count = output.count - Int(state.pointee.avail_out)
        guard count > 0 else { return nil }
        if let reason = budget.charge(count, to: &meter) {
            end(.own(reason))
            return nil
        }
        return UnsafeRawBufferPointer(rebasing: output[..<count])
    }

    private func inflate() {
        let result = isal_inflate(state)
        if result == ISAL_INCORRECT_CHECKSUM {
            end(.own(.checksum("gzip: CRC or length")))
        } else if result < 0 {
            end(.own(.damaged("gzip: the compressed data makes no sense")))
        } else if state.pointee.block_state == ISAL_BLOCK_FINISH {
            startNextMember()
        }
    }

    /// Goes on with the next member, if there is one. Zeros after the last are padding.
    private func startNextMember() {
        if state.pointee.avail_in == 0, !refill() { return end(nil) }
        var next = state.pointee.next_in
        var left = state.pointee.avail_in
        while left > 0, let byte = next?.pointee, byte == 0 {
            next = next?.advanced(by: 1)
            left -= 1
            if left == 0 {
                guard refill() else { return end(nil) }
                (next, left) = (state.pointee.next_in, state.pointee.avail_in)
            }
        }
        guard next?.pointee == 0x1f else {
            return end(.own(.damaged("gzip: there are other bytes after the end of the stream")))
        }
        isal_inflate_reset(state)
        state.pointee.crc_flag = UInt32(ISAL_GZIP)
        (state.pointee.next_in, state.pointee.avail_in) = (next, left)
    }

    /// Lets ISA-L hand out what it holds back; `false` when there is nothing.
    private func drain() -> Bool {
        let before = state.pointee.avail_out
        inflate()
        return isAtEnd || state.pointee.avail_out < before
    }

    private func refill() -> Bool {
        guard let block = input.read() else { return false }
        // ISA-L only reads through this pointer; its type lacks the `const`.
        state.pointee.next_in = UnsafeMutablePointer(
            mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
        state.pointee.avail_in = UInt32(block.count)
        return true
    }

    private func cut() -> Failure {
        input.failure == nil
            ? .own(
                .truncated(afterBytes: meter.produced + output.count - Int(state.pointee.avail_out))
            )
            : .cut(afterBytes: meter.produced)
    }

    private func end(_ failure: Failure?) {
        isAtEnd = true
        self.failure = failure
    }
}
