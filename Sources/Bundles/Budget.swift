import Glibc

/// What one reading has used of its limits. Lives on the reader thread.
final class Budget {
    /// What one unpacking layer has produced, from how much input.
    struct Meter {
        fileprivate let layer: Int
        fileprivate let takenBefore: Int
        fileprivate(set) var produced = 0
    }

    /// Bombs whose layer is given up while the rest is still read. More than a few are no accident.
    private static let bombsEndured = 8
    /// Input that was read ahead when a layer opens, and so belongs to it although it came before.
    private static let readAhead = 512 << 10

    let limits: ReadingLimits
    private let deadline: Int
    private let isStopped: () -> Bool
    private var taken = 0
    private var unpacked: [Int] = []
    private var entries = 0
    private var bombs = 0
    /// The limit that ended the whole reading.
    private(set) var exhausted: Gap.Reason?

    /// `isStopped` tells whether the consumer has given up.
    init(_ limits: ReadingLimits, isStopped: @escaping () -> Bool) {
        self.limits = limits
        self.isStopped = isStopped
        deadline = Budget.now + limits.seconds
    }

    /// Nothing more may be read.
    var isOver: Bool { exhausted != nil || isStopped() }

    /// Starts to measure a layer; `layer` is how many layers lie between it and the input.
    func meter(layer: Int) -> Meter {
        while unpacked.count <= layer { unpacked.append(0) }
        return Meter(layer: layer, takenBefore: taken - Budget.readAhead)
    }

    /// Counts bytes of the input itself; returns the limit that is now reached.
    func take(_ count: Int) -> Gap.Reason? {
        taken += count
        if taken > limits.totalBytes { return end(total) }
        return overdue()
    }

    /// Counts unpacked bytes; returns the limit that is now reached.
    func charge(_ count: Int, to meter: inout Meter) -> Gap.Reason? {
        meter.produced += count
        unpacked[meter.layer] += count
        let all = unpacked[meter.layer]
        if all > limits.totalBytes { return end(total) }
        if all > limits.ratioAfterBytes {
            let own = min(taken, taken - meter.takenBefore)
            if meter.produced > limits.ratioAfterBytes, meter.produced / limits.ratio > own {
                // This layer is given up and forgotten, so that what follows it is still read.
                unpacked[meter.layer] -= meter.produced
                bombs += 1
                if bombs > Budget.bombsEndured { return end(ratio) }
                return ratio
            }
            if all / limits.ratio > taken { return end(ratio) }
        }
        return overdue()
    }

    /// Counts a file, folder or link; the limit that is now reached ends the listing, and what was
    /// listed before may still be read.
    func countEntry() -> Gap.Reason? {
        entries += 1
        if entries > limits.entries { return .limit(name: "entries", value: "\(limits.entries)") }
        return overdue()
    }

    private var total: Gap.Reason {
        .limit(name: "unpacked size", value: ReadingLimits.size(limits.totalBytes))
    }

    private var ratio: Gap.Reason {
        let after = ReadingLimits.size(limits.ratioAfterBytes)
        return .limit(name: "compression ratio", value: "\(limits.ratio) : 1 after \(after)")
    }

    private func overdue() -> Gap.Reason? {
        if Budget.now > deadline {
            return end(.limit(name: "reading time", value: "\(limits.seconds) s"))
        }
        return exhausted
    }

    private func end(_ reason: Gap.Reason) -> Gap.Reason {
        if exhausted == nil { exhausted = reason }
        return reason
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}
