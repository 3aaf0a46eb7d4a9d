/// Which node of a growing graph without circles leads to which: one bit a pair.
struct Reachability {
    private let count: Int
    private let words: Int
    private var bits: [UInt64]

    init(count: Int) {
        self.count = count
        words = (count + 63) / 64
        bits = Array(repeating: 0, count: count * words)
    }

    func leads(from start: Int, to end: Int) -> Bool {
        bits[start * words + end / 64] >> UInt64(end % 64) & 1 == 1
    }

    /// Adds an edge: everything that leads to `start` now leads to `end` and beyond.
    mutating func connect(_ start: Int, _ end: Int) {
        for node in 0..<count where node == start || leads(from: node, to: start) {
            for word in 0..<words { bits[node * words + word] |= bits[end * words + word] }
            bits[node * words + end / 64] |= 1 << UInt64(end % 64)
        }
    }
}
