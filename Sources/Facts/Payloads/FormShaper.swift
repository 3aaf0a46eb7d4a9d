/// Reads `a=b&c=d` into a ``ShapeBuilder``.
enum FormShaper {
    /// Whether a line is made of pairs alone.
    static func fits(_ line: some Collection<UInt8>) -> Bool {
        guard line.contains(UInt8(ascii: "&")), line.count <= 1 << 20 else { return false }
        return line.split(separator: UInt8(ascii: "&")).allSatisfy { pair in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex
            else {
                return false
            }
            return pair[..<equals].allSatisfy { $0.isWordByte || "%[].-".utf8.contains($0) }
                && !pair.contains(0x20)
        }
    }

    static func read(
        _ line: UnsafeRawBufferPointer, number: Int, root: Int, into shape: inout ShapeBuilder
    ) {
        shape.beginObject(root, line: number)
        for pair in line.split(separator: UInt8(ascii: "&")) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = decoded(pair[..<equals])
            let value = decoded(pair[(equals + 1)...])
            let node = name.withUnsafeBytes { shape.child(of: root, $0) }
            value.withUnsafeBytes { shape.text(node, $0, line: number) }
        }
        shape.endObject(root)
    }

    private static func decoded(_ bytes: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                result.append(0x20)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
