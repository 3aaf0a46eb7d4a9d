/// Reads Apache's directives and `<Section argument>` blocks
/// (https://httpd.apache.org/docs/2.4/configuring.html): a section and its argument are one part,
/// `VirtualHost *:443.SSLCertificateFile`, and `IfModule` is a section like any other.
struct ApacheReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var lines = ConfigLines(text)
        var sections: [(name: String, path: SettingPath, line: Int)] = []
        while !list.isFull, let (number, bytes) = lines.next() {
            var line = Array(bytes.trimmed)
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            while line.last == UInt8(ascii: "\\") {
                line.removeLast()
                guard let (_, next) = lines.next() else { break }
                line += [UInt8(ascii: " ")] + next.trimmed
            }
            let path = sections.last?.path ?? .root
            let (head, rest) = line[...].headAndRest
            guard first == UInt8(ascii: "<") else {
                list.add(path.appending(head.text), rest.unquoted, line: number)
                continue
            }
            guard line.last == UInt8(ascii: ">") else {
                list.note("a section's > is missing", line: number)
                continue
            }
            if line.starts(with: "</".utf8) {
                let name = line[2...].dropLast().trimmed.text
                guard let open = sections.popLast(), open.name.lowercased() == name.lowercased()
                else {
                    list.note(
                        "</\(SettingPath.root.appending(name).text)> closes nothing that is open",
                        line: number)
                    continue
                }
            } else {
                guard !path.isDeepest else {
                    list.note(
                        "it is nested deeper than \(SettingPath.deepest) levels", line: number)
                    return
                }
                let words = line[1...].dropLast().words
                let part = words.joined(separator: " ")
                sections.append((words.first ?? "", path.appending(part), number))
            }
        }
        if let open = sections.last, !list.isFull {
            list.note("<\(open.path.text)> is not closed", line: open.line)
        }
    }
}
