@testable import Facts

/// Reads a text as a payload of this name, in pieces of so many bytes that end at line ends.
func payloads(_ name: String, _ text: String, piece: Int = .max) -> [Payload] {
    payloads(name, Array(text.utf8), piece: piece)
}

/// The same from bytes.
func payloads(_ name: String, _ bytes: [UInt8], piece: Int = .max) -> [Payload] {
    bytes.withUnsafeBytes { all in
        let sample = UnsafeRawBufferPointer(rebasing: all.prefix(65_536))
        guard var reader = PayloadReader(path: name, file: 0, sample: sample, sources: []) else {
            return []
        }
        var lines = 0
        var start = 0
        while start < all.count {
            var end = piece < all.count - start ? start + piece : all.count
            while end < all.count, all[end - 1] != 10 { end += 1 }
            let part = UnsafeRawBufferPointer(rebasing: all[start..<end])
            reader.read(part, linesBefore: lines)
            lines += FileScan.countLines(part)
            start = end
        }
        return reader.finish()
    }
}

extension Payload {
    /// A field's looks in the order they are declared, `integer×2`.
    func looks(_ path: String) -> [String] {
        (field(path)?.variants ?? []).map { "\($0.look)×\($0.count)" }
    }
}
