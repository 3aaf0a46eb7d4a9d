/// `df`, of blocks and of inodes.
enum DiskReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "df -P", ["mount", "device"], "disk.used-percent percent", "disk.total-bytes bytes",
            "disk.used-bytes bytes", "disk.free-bytes bytes")
        + ReadingVocabulary.told(
            by: "df -i", ["mount", "device"], "disk.inodes-used-percent percent",
            "disk.inodes-free count", "disk.inodes-total count")

    static let readers = [OutputReader("df", words: ["Filesyst"], read: read)]

    /// File systems that hold no data of their own or are full by nature.
    private static let fullByNature: Set<String> = ["squashfs", "iso9660", "cramfs", "erofs"]

    @Sendable
    private static func read(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let header = lines[at].words
        guard header.first == "Filesystem", header.contains("Mounted") || header.contains("Use%")
        else { return nil }
        let isInodes = header.contains("Inodes") || header.contains("IUse%")
        let hasType = header.contains("Type")
        var index = at + 1
        while index < lines.count, let row = row(lines, index, hasType) {
            defer { index = row.next }
            if fullByNature.contains(row.type) || row.mount.hasPrefix("/snap/") { continue }
            if isInodes {
                add("disk.inodes-used-percent", Amount.number(row.cells[3]), row)
                add("disk.inodes-free", Amount.bytes(row.cells[2]), row)
                add("disk.inodes-total", Amount.bytes(row.cells[0]), row)
            } else {
                let unit = unit(header)
                add("disk.used-percent", Amount.number(row.cells[3]), row)
                add("disk.total-bytes", Amount.bytes(row.cells[0], unit: unit), row)
                add("disk.used-bytes", Amount.bytes(row.cells[1], unit: unit), row)
                add("disk.free-bytes", Amount.bytes(row.cells[2], unit: unit), row)
            }
        }
        func add(_ name: String, _ value: Double?, _ row: Row) {
            list.add(
                name, number: value, ["mount": row.mount, "device": row.device], at: index,
                in: lines)
        }
        return index > at + 1 ? index : nil
    }

    private struct Row {
        let device: String
        let type: String
        /// Total, used, free, percent.
        let cells: [String]
        let mount: String
        let next: Int
    }

    /// A row; long device names stand on a line of their own.
    private static func row(_ lines: OutputLines, _ index: Int, _ hasType: Bool) -> Row? {
        var words = lines[index].words
        var next = index + 1
        if words.count == 1, next < lines.count {
            words += lines[next].words
            next += 1
        }
        guard let percent = words.firstIndex(where: { $0.hasSuffix("%") || $0 == "-" }),
            percent >= 4, percent + 1 < words.count, words[percent + 1].hasPrefix("/")
        else { return nil }
        let first = percent - 3
        return Row(
            device: words[..<(hasType ? max(1, first - 1) : first)].joined(separator: " "),
            type: hasType ? words[first - 1] : "", cells: Array(words[first...percent]),
            mount: words[(percent + 1)...].joined(separator: " "), next: next)
    }

    private static func unit(_ header: [String]) -> Double {
        for word in header where word.hasSuffix("-blocks") {
            return Amount.bytes(word.text(before: "-")) ?? 1024
        }
        return 1024
    }
}
