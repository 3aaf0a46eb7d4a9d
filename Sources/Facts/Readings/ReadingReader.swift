/// Finds the outputs of known commands in a text and reads them.
package enum ReadingReader {
    /// The readings in the order of the text. Several outputs may stand in one file, one after the
    /// other, with anything between them.
    package static func readings(
        in bytes: UnsafeRawBufferPointer, file: Int, path: String
    ) -> [Reading] {
        list(in: bytes, file: file, path: path).readings
    }

    /// The same with the commands whose output was found.
    static func list(in bytes: UnsafeRawBufferPointer, file: Int, path: String) -> ReadingList {
        var list = ReadingList(file: file, path: path)
        let lines = OutputLines(bytes)
        var at = PackageReadings.named(lines, &list) ?? 0
        while at < lines.count {
            at = next(at, lines, &list) ?? at + 1
        }
        MemoryReadings.finish(&list)
        DatabaseReadings.finish(&list)
        list.sort()
        return list
    }

    /// Whether a text begins with the output of a known command, so that it is no log even if its
    /// lines have times.
    static func beginsWithOutput(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var list = ReadingList(file: 0, path: "")
        let lines = OutputLines(UnsafeRawBufferPointer(rebasing: bytes.prefix(4096)))
        var seen = 0
        for at in 0..<lines.count where !lines.isBlank(at) {
            if next(at, lines, &list) != nil, !list.readings.isEmpty { return true }
            if OutputLines.command(in: lines.raw(at)) == nil { seen += 1 }
            if seen == 2 { break }
        }
        return false
    }

    /// The line after the output that begins here, if one does.
    private static func next(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        for number in OutputIndex.shared.readers(of: lines.raw(at)) {
            let reader = OutputReader.all[number]
            let before = list.readings.count
            if let end = reader.read(at, lines, &list) {
                if list.readings.count > before { list.note(command: reader.command) }
                return max(end, at + 1)
            }
        }
        return nil
    }
}
