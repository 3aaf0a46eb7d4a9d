/// Writes values one after the other into bytes.
struct BinaryWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ value: Bool) { write(value ? 1 : 0) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ block: [UInt8]) {
        write(block.count)
        bytes.append(contentsOf: block)
    }

    mutating func write<Element>(
        _ list: some Collection<Element>, _ each: (inout BinaryWriter, Element) -> Void
    ) {
        write(list.count)
        for element in list { each(&self, element) }
    }
}

/// Reads what ``BinaryWriter`` wrote; anything unexpected ends the reading with an error.
struct BinaryReader {
    struct Damaged: Error {}

    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func int() throws -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard at < bytes.count, shift < 64 else { throw Damaged() }
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return Int(Int64(bitPattern: value)) }
            shift += 7
        }
    }

    mutating func bool() throws -> Bool { try int() != 0 }

    mutating func string() throws -> String {
        String(decoding: try block(), as: UTF8.self)
    }

    mutating func block() throws -> UnsafeRawBufferPointer {
        let count = try int()
        guard count >= 0, count <= bytes.count - at else { throw Damaged() }
        defer { at += count }
        return UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)])
    }

    mutating func list<Element>(_ each: (inout BinaryReader) throws -> Element) throws -> [Element]
    {
        let count = try int()
        guard count >= 0, count <= bytes.count - at else { throw Damaged() }
        var result: [Element] = []
        result.reserveCapacity(count)
        for _ in 0..<count { result.append(try each(&self)) }
        return result
    }
}
