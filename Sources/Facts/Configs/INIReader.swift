/// Reads `[section]` and `key = value` files: my.cnf, php.ini, systemd units, Git and Python
/// configurations, Fluent Bit, krb5.conf.
///
/// The family has no common standard. `=` and `:` separate, a blank does where neither stands; `#` and
/// `;` begin a comment at the start of a line, or behind a blank outside quotes. Lines that begin with a
/// blank and have no separator continue an empty value; a `\` at the end joins the next line.
struct INIReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var reader = INIReader()
        var lines = ConfigLines(text)
        while !list.isFull, let (number, bytes) = lines.next() {
            let line = joined(bytes, &lines)
            reader.read(line, number, into: &list)
        }
        reader.flush(into: &list)
    }

    private var section = SettingPath.root
    /// Braces that are open, as `realms` in krb5.conf has them.
    private var outer: [SettingPath] = []
    /// A key whose value may still be continued.
    private var pending: (path: SettingPath, value: String, line: Int)?

    /// The line and those that a `\` at its end joins to it.
    private static func joined(_ bytes: ArraySlice<UInt8>, _ lines: inout ConfigLines)
        -> ArraySlice<UInt8>
    {
        guard bytes.last == UInt8(ascii: "\\") else { return bytes }
        if let first = bytes.trimmed.first, first == UInt8(ascii: "#") || first == UInt8(ascii: ";")
        {
            return bytes
        }
        var joined = Array(bytes)
        while joined.last == UInt8(ascii: "\\") {
            guard let (_, next) = lines.next() else { break }
            joined[joined.count - 1] = UInt8(ascii: " ")
            joined += next.trimmed
        }
        return joined[...]
    }

    private mutating func read(
        _ line: ArraySlice<UInt8>, _ number: Int, into list: inout SettingList
    ) {
        let trimmed = line.withoutComment([UInt8(ascii: "#"), UInt8(ascii: ";")]).trimmed
        guard let first = trimmed.first else { return }
        if first == UInt8(ascii: "[") {
            flush(into: &list)
            header(trimmed, number, into: &list)
            return
        }
        if trimmed.count == 1, first == UInt8(ascii: "}") {
            flush(into: &list)
            section = outer.popLast() ?? section
            return
        }
        let separator = trimmed.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
        if separator == nil, line.first?.isBlankOrTab == true, let open = pending,
            open.value.isEmpty || open.value.contains("\n")
        {
            pending?.value += "\n\(trimmed.text)"
            return
        }
        flush(into: &list)
        let (key, value) = INIReader.keyAndValue(trimmed, separator)
        guard !key.isEmpty else {
            list.note("a key should stand before the =", line: number)
            return
        }
        let path = section.appending(key)
        if value.elementsEqual("{".utf8), !section.isDeepest {
            outer.append(section)
            section = path
        } else {
            pending = (path, value.unquoted, number)
        }
    }

    /// `[section]`; Git's `[remote "origin"]` is `remote.origin`.
    private mutating func header(
        _ line: ArraySlice<UInt8>, _ number: Int, into list: inout SettingList
    ) {
        outer = []
        guard let end = line.lastIndex(of: UInt8(ascii: "]")) else {
            list.note("a section's ] is missing", line: number)
            section = SettingPath.root.appending(line.dropFirst().trimmed.text)
            return
        }
        let name = line[(line.startIndex + 1)..<max(end, line.startIndex + 1)].trimmed
        let (head, rest) = name.headAndRest
        if rest.first == UInt8(ascii: "\""), rest.last == UInt8(ascii: "\""), rest.count > 1 {
            section = SettingPath.root.appending(head.text).appending(rest.unquoted)
        } else {
            section = SettingPath.root.appending(name.unquoted)
        }
    }

    private static func keyAndValue(
        _ line: ArraySlice<UInt8>, _ separator: Int?
    ) -> (key: String, value: ArraySlice<UInt8>) {
        if let separator {
            return (line[..<separator].trimmed.unquoted, line[(separator + 1)...].trimmed)
        }
        let (head, rest) = line.headAndRest
        return (head.unquoted, rest)
    }

    private mutating func flush(into list: inout SettingList) {
        guard let (path, value, line) = pending else { return }
        pending = nil
        list.add(path, value.hasPrefix("\n") ? String(value.dropFirst()) : value, line: line)
    }
}
