import Glibc

/// Cleans one file in blocks that its bytes alone decide, so that pieces of any size give the same result.
///
/// Of a block the last part is looked at again with the next one: a value there is seen whole. What must be
/// seen together (a key and its value, a private key) is never cut.
final class FileRedactor: FileCleaner {
    private let redactor: Redactor
    private let finder: any Finder
    private let file: String
    private var waiting: UnsafeMutableRawBufferPointer
    private var count = 0
    private var line = 1
    private var startsLine = true
    private var isFirst = true
    private var wide: WideText?
    /// Whether the file is in an encoding of one byte a character: it gets no sign that is not ASCII.
    private var isLegacy = false

    /// Bytes of a block, and how many of them are looked at again.
    static let block = 1 << 20
    static let overlap = 1 << 16

    init(_ redactor: Redactor, _ finder: any Finder, file: String) {
        (self.redactor, self.finder, self.file) = (redactor, finder, file)
        waiting = .allocate(byteCount: 4096, alignment: 16)
    }

    deinit { waiting.deallocate() }

    func feed(
        _ bytes: UnsafeRawBufferPointer, into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let taken = rest.prefix(Self.block - count)
            append(taken)
            rest = rest.dropFirst(taken.count)
            if count == Self.block { try clean(isEnd: false, into: sink) }
        }
    }

    func finish(into sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        while count > 0 { try clean(isEnd: true, into: sink) }
    }

    private func append(_ bytes: Slice<UnsafeRawBufferPointer>) {
        if count + bytes.count > waiting.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: min(max(2 * waiting.count, count + bytes.count), Self.block),
                alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: waiting[..<count]))
            waiting.deallocate()
            waiting = larger
        }
        UnsafeMutableRawBufferPointer(rebasing: waiting[count...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
        count += bytes.count
    }

    private func clean(
        isEnd: Bool, into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let block = UnsafeRawBufferPointer(rebasing: waiting[..<count])
        if isFirst {
            isFirst = false
            wide = WideText(beginning: block)
            let mark = Self.markLength(of: Text(block))
            if mark > 0 {
                try sink(UnsafeRawBufferPointer(rebasing: block[..<mark]))
                return forget(mark)
            }
        }
        let used: Int
        if let wide {
            used = try clean(wide, block, isEnd: isEnd, into: sink)
        } else {
            used = try clean(Text(block), isEnd: isEnd, into: sink)
        }
        forget(used)
    }

    private func forget(_ used: Int) {
        count -= used
        if count > 0, let base = waiting.baseAddress { memmove(base, base + used, count) }
    }

    /// How many bytes a byte order mark takes: it is no part of the first line.
    private static func markLength(of text: Text) -> Int {
        switch (text[0], text[1], text[2]) {
        case (0xef, 0xbb, 0xbf): 3
        case (0xff, 0xfe, _), (0xfe, 0xff, _): text.count > 3 ? 2 : 0
        default: 0
        }
    }

    /// Cleans as much as is sure; how many bytes that were.
    private func clean(
        _ text: Text, isEnd: Bool, into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        let found = finder.found(in: text, startsLine: startsLine)
        let cut = isEnd ? text.count : cut(of: text, found)
        var place = 0
        let rendering = Rendering(redactor.pseudonyms)
        if wide == nil, !isLegacy, !found.isEmpty { isLegacy = !text.isUTF8 }
        for var value in found where value.range.upperBound <= cut {
            value.isNarrow = value.isNarrow || isLegacy
            try sink(text[place..<value.range.lowerBound])
            line += lines(in: text, place..<value.range.lowerBound)
            let replacement = rendering.replacement(of: value, in: text)
            for kind in value.kinds { redactor.note(kind, in: file, line: line) }
            redactor.remember(value, in: text)
            try replacement.withUnsafeBytes { try sink($0) }
            line += lines(in: text, value.range)
            place = value.range.upperBound
        }
        try sink(text[place..<cut])
        line += lines(in: text, place..<cut)
        startsLine = cut > 0 && text[cut - 1] == 10
        return cut
    }

    /// Where the block may be cut: behind a line end, and never within what must be seen together.
    private func cut(of text: Text, _ found: [Found]) -> Int {
        let limit = text.count - Self.overlap
        var cut = text.lineStart(limit)
        if cut == 0 {
            // A line longer than a block: behind something that separates.
            cut = limit
            while cut > limit - 4096, ![32, 44, 59, 38, 125, 10].contains(text[cut - 1]) {
                cut -= 1
            }
        }
        for value in found.reversed() where value.unit.upperBound > cut {
            if value.unit.lowerBound < cut { cut = value.unit.lowerBound }
        }
        guard cut > 0 else {
            // One thing larger than a block: what was seen of it goes.
            return found.first.map { max($0.range.upperBound, 1) } ?? limit
        }
        return cut
    }

    private func lines(in text: Text, _ range: Range<Int>) -> Int {
        var (place, lines) = (range.lowerBound, 0)
        while let end = text.find(10, from: place), end < range.upperBound {
            lines += 1
            place = end + 1
        }
        return lines
    }
}

// UTF-16.
extension FileRedactor {
    private func clean(
        _ wide: WideText, _ block: UnsafeRawBufferPointer, isEnd: Bool,
        into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        let narrow = wide.narrow(block)
        var used = 0
        try narrow.bytes.withUnsafeBytes { bytes in
            let text = Text(bytes)
            let taken = try clean(text, isEnd: isEnd) { piece in
                try wide.wide(piece).withUnsafeBytes { try sink($0) }
            }
            used = taken == text.count ? narrow.used : wide.length(text[0..<taken])
        }
        if isEnd, used < block.count {
            try sink(UnsafeRawBufferPointer(rebasing: block[used...]))
            return block.count
        }
        return max(used, 1)
    }
}
