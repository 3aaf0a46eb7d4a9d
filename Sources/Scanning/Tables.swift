/// Writes tables of numbers one after the other, each behind its size in bytes.
struct TableWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write<Number: BitwiseCopyable>(_ table: [Number]) {
        table.withUnsafeBufferPointer { write($0) }
    }

    mutating func write<Number: BitwiseCopyable>(_ table: UnsafeBufferPointer<Number>) {
        let raw = UnsafeRawBufferPointer(table)
        withUnsafeBytes(of: Int64(raw.count)) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: raw)
    }
}

/// Reads what ``TableWriter`` wrote.
struct TableReader {
    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    /// The next table; `nil` when the bytes end before it does.
    mutating func table<Number: BitwiseCopyable>(of type: Number.Type) -> [Number]? {
        let width = MemoryLayout<Number>.stride
        guard rest.count >= 8 else { return nil }
        let size = Int(rest.loadUnaligned(as: Int64.self))
        guard size >= 0, size % width == 0, size <= rest.count - 8 else { return nil }
        let content = UnsafeRawBufferPointer(rebasing: rest[8..<(8 + size)])
        rest = UnsafeRawBufferPointer(rebasing: rest[(8 + size)...])
        return Array(unsafeUninitializedCapacity: size / width) { buffer, count in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(from: content)
            count = size / width
        }
    }

    /// Whether the numbers go up from 0 to `end`.
    static func areStarts<Number: BinaryInteger>(_ numbers: [Number], in end: Int) -> Bool {
        guard numbers.first == 0, numbers.last.map({ Int($0) }) == end else { return false }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
    }
}
