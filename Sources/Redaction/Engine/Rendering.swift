/// Writes a text with pseudonyms in place of what was found.
struct Rendering {
    private let pseudonyms: Pseudonymizer

    init(_ pseudonyms: Pseudonymizer) { self.pseudonyms = pseudonyms }

    /// The whole text, clean.
    func clean(_ text: Text, _ found: [Found], isNarrow: Bool) -> [UInt8] {
        var clean: [UInt8] = []
        clean.reserveCapacity(text.count)
        var place = 0
        for value in found {
            clean.append(contentsOf: text[place..<value.range.lowerBound])
            var value = value
            value.isNarrow = value.isNarrow || isNarrow
            clean += replacement(of: value, in: text)
            place = value.range.upperBound
        }
        clean.append(contentsOf: text[place..<text.count])
        return clean
    }

    /// What takes a value's place.
    func replacement(of found: Found, in text: Text) -> [UInt8] {
        if let layer = found.layer { return layer.bytes }
        let value = text[found.range]
        let isNarrow = found.isNarrow || isInURL(found.range, text) || !isUTF8(found.range, text)
        var bytes = pseudonyms.pseudonym(for: value, found.shape, isNarrow: isNarrow)
        // Lines stay lines, so that what stands below keeps its number.
        let lines = value.count { $0 == 10 }
        if lines > 0 { bytes += [UInt8](repeating: 10, count: lines) }
        return bytes
    }

    private func isInURL(_ range: Range<Int>, _ text: Text) -> Bool {
        var place = range.lowerBound - 1
        while place > range.lowerBound - 400 {
            let byte = text[place]
            if byte.isSpace || byte.isQuote || byte == 0 || byte == 60 || byte == 62 {
                return false
            }
            if byte == 47, text[place - 1] == 47, text[place - 2] == 58 { return true }
            place -= 1
        }
        return false
    }

    /// Whether what stands around is UTF-8: other text gets no quotation marks of it.
    private func isUTF8(_ range: Range<Int>, _ text: Text) -> Bool {
        let line = max(text.lineStart(range.lowerBound), range.lowerBound - 512)
        let around = text[line..<min(range.upperBound + 512, text.lineEnd(range.upperBound))]
        guard around.contains(where: { $0 >= 0x80 }) else { return true }
        // The window's ends may cut a character.
        var lower = 0
        while lower < min(3, around.count), around[lower] & 0xc0 == 0x80 { lower += 1 }
        var upper = around.count
        while upper > max(lower, around.count - 3), around[upper - 1] & 0xc0 == 0x80 { upper -= 1 }
        if upper > lower, around[upper - 1] >= 0xc0 { upper -= 1 }
        return String(
            validating: UnsafeRawBufferPointer(rebasing: around[lower..<upper]), as: UTF8.self)
            != nil
    }
}
