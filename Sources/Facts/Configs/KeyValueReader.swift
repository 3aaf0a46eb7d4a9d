/// Reads one setting a line: postgresql.conf, redis.conf, sshd_config, mosquitto.conf, sysctl.conf.
///
/// The key ends at a blank, a `=`, or a `:` that a blank follows. A key that stands twice is told twice,
/// in order: some programs take the first, some the last, some all.
struct KeyValueReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var lines = ConfigLines(text)
        var block = SettingPath.root
        while !list.isFull, let (number, bytes) = lines.next() {
            let line = bytes.withoutComment([UInt8(ascii: "#")]).trimmed
            guard let first = line.first, first != UInt8(ascii: ";") else { continue }
            let (key, value) = keyAndValue(line)
            guard !key.isEmpty else {
                list.note("a key should stand before the =", line: number)
                continue
            }
            // SSH's blocks have no end: each lasts to the next.
            if key == "Match" || key == "Host", !value.isEmpty,
                line[line.startIndex + key.utf8.count].isBlankOrTab
            {
                block = SettingPath.root.appending("\(key) \(value.text)")
                continue
            }
            list.add(block.appending(key), value.unquoted, line: number)
        }
    }

    private static func keyAndValue(_ line: ArraySlice<UInt8>) -> (
        key: String, value: ArraySlice<UInt8>
    ) {
        var end = line.startIndex
        while end < line.endIndex, !line[end].isBlankOrTab, line[end] != UInt8(ascii: "="),
            !line.isColon(end)
        {
            end += 1
        }
        var rest = line[end...].trimmed
        if let next = rest.first, next == UInt8(ascii: "=") || next == UInt8(ascii: ":"),
            rest.isSeparator
        {
            rest = rest.dropFirst().trimmed
        }
        return (line[..<end].text, rest)
    }
}

extension ArraySlice<UInt8> {
    /// Whether a `:` stands here that ends a key, not one inside an address.
    fileprivate func isColon(_ index: Int) -> Bool {
        self[index] == UInt8(ascii: ":") && (index + 1 == endIndex || self[index + 1].isBlankOrTab)
    }

    /// Whether the first byte separates: `=`, or a `:` that is not part of a value such as `::1`.
    fileprivate var isSeparator: Bool { first == UInt8(ascii: "=") || isColon(startIndex) }
}
