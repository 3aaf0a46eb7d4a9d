/// Where each value of a key-like field stands: hashes and lines, of at most 65,536 values.
package struct KeyTable: Sendable {
    static let most = 65_536

    /// The field's path.
    package let path: String
    /// Slots of a table with open addressing; zero is free.
    private var hashes: [UInt64]
    private var lines: [UInt32]
    package private(set) var count = 0

    init(path: String) {
        self.path = path
        hashes = Array(repeating: 0, count: 64)
        lines = Array(repeating: 0, count: 64)
    }

    private init(path: String, of other: KeyTable) {
        self.path = path
        hashes = other.hashes
        lines = other.lines
        count = other.count
    }

    func named(_ path: String) -> KeyTable { KeyTable(path: path, of: self) }

    /// The line where the value stands already, or `nil` after it was put in (or the table is full).
    mutating func insert(_ hash: UInt64, line: Int) -> Int? {
        let hash = hash == 0 ? 1 : hash
        var slot = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return Int(lines[slot]) }
            slot = (slot + 1) & (hashes.count - 1)
        }
        guard count < KeyTable.most else { return nil }
        hashes[slot] = hash
        lines[slot] = UInt32(clamping: line)
        count += 1
        if count * 2 > hashes.count { grow() }
        return nil
    }

    private mutating func grow() {
        let (oldHashes, oldLines) = (hashes, lines)
        hashes = Array(repeating: 0, count: oldHashes.count * 2)
        lines = Array(repeating: 0, count: hashes.count)
        for (index, hash) in oldHashes.enumerated() where hash != 0 {
            var slot = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
            while hashes[slot] != 0 { slot = (slot + 1) & (hashes.count - 1) }
            hashes[slot] = hash
            lines[slot] = oldLines[index]
        }
    }

    /// The line of the record that has this value.
    package func line(of value: String) -> Int? {
        var value = value
        let hash = value.withUTF8 { KeyTable.hash(UnsafeRawBufferPointer($0)) }
        let wanted = hash == 0 ? 1 : hash
        var slot = Int(truncatingIfNeeded: wanted) & (hashes.count - 1)
        while hashes[slot] != 0 {
            if hashes[slot] == wanted { return Int(lines[slot]) }
            slot = (slot + 1) & (hashes.count - 1)
        }
        return nil
    }

    /// Eight bytes at a time; the same on every machine and in every run.
    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
        var index = 0
        while index + 8 <= bytes.count {
            hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return mix(hash ^ rest)
    }

    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
        return product.high ^ product.low
    }

    /// Whether a field of this name tells records apart: `id`, `order_id`, `customerId`, `sku`, `uuid`.
    static func isKey(_ name: some Collection<UInt8>) -> Bool {
        guard name.count <= 64 else { return false }
        let text = String(decoding: name, as: UTF8.self)
        let lower = text.lowercased()
        return keyNames.contains(lower) || text.hasSuffix("Id") || text.hasSuffix("ID")
            || ["_id", "-id", " id", "_no", "_number", "_key", "number"].contains {
                lower.hasSuffix($0)
            }
    }

    private static let keyNames: Set<String> = [
        "id", "uuid", "guid", "key", "sku", "ean", "gtin", "reference", "code", "article",
    ]
}
