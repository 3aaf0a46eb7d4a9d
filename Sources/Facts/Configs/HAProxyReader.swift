/// Reads HAProxy's sections and keywords
/// (https://docs.haproxy.org/3.0/configuration.html#2.1): the section with its name, then the keyword,
/// together with its first argument where that says which one is meant.
struct HAProxyReader {
    private static let sections: Set<String> = [
        "global", "defaults", "frontend", "backend", "listen", "peers", "resolvers", "mailers",
        "userlist", "program",
        "cache", "ring", "http-errors", "fcgi-app", "log-forward", "crt-store", "traces",
    ]
    /// Keywords that stand for many settings, told apart by their first argument.
    private static let families: Set<String> = [
        "timeout", "option", "server", "server-template", "acl", "errorfile", "stats", "nameserver",
        "peer", "user",
        "group", "mailer", "hold", "capture", "email-alert", "rate-limit", "set-var", "setenv",
        "presetenv",
    ]

    static func read(_ text: [UInt8], into list: inout SettingList) {
        var lines = ConfigLines(text)
        var section = SettingPath.root
        while !list.isFull, let (number, bytes) = lines.next() {
            var words = bytes.withoutComment([UInt8(ascii: "#")]).words
            guard let keyword = words.first else { continue }
            if sections.contains(keyword) {
                section = SettingPath.root.appending(words.joined(separator: " "))
                continue
            }
            var key = words.removeFirst()
            if key == "no" || key == "default", let next = words.first {
                key += " \(next)"
                words.removeFirst()
            }
            if let last = key.split(separator: " ").last, families.contains(String(last)),
                let next = words.first
            {
                key += " \(next)"
                words.removeFirst()
            }
            list.add(section.appending(key), words.joined(separator: " "), line: number)
        }
    }
}

extension ArraySlice<UInt8> {
    /// The words of a line, without quotes; a `\` keeps what follows it.
    var words: [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isOpen = false
        var quote: UInt8?
        var index = startIndex
        while index < endIndex {
            let byte = self[index]
            index += 1
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'"), index < endIndex {
                word.append(self[index])
                index += 1
                isOpen = true
            } else if let open = quote {
                if byte == open { quote = nil } else { word.append(byte) }
            } else if byte.isQuote {
                quote = byte
                isOpen = true
            } else if byte.isSpace {
                if isOpen { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
                isOpen = false
            } else {
                word.append(byte)
                isOpen = true
            }
        }
        if isOpen { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
