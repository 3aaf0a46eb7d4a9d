/// What the first lines of a file look like, where its name does not say what it is.
struct DialectLook {
    private static let mostLines = 200

    let isBinary: Bool
    /// An object a line: a log, not a configuration.
    let isJSONLines: Bool
    /// `<` comes first, and not one of Apache's sections.
    let looksLikeMarkup: Bool
    /// The dialect most lines speak for; `nil` for text that is none.
    let dialect: Dialect?

    init(_ sample: UnsafeRawBufferPointer) {
        let isWide = sample.starts(with: [0xFF, 0xFE]) || sample.starts(with: [0xFE, 0xFF])
        isBinary = !isWide && sample.prefix(4096).contains(0)
        var votes = Votes()
        if !isBinary, !isWide {
            for (_, line) in ConfigLines(Array(sample.prefix(16 << 10))).prefix(
                DialectLook.mostLines)
            {
                votes.count(line)
            }
        }
        isJSONLines = votes.objectLines > 1 && votes.objectLines == votes.lines
        looksLikeMarkup = votes.first == UInt8(ascii: "<") && votes.apache == 0
        dialect = votes.dialect(looksLikeMarkup: looksLikeMarkup)
    }

    /// How many lines have the look of each dialect.
    private struct Votes {
        var first: UInt8?
        var lines = 0
        var objectLines = 0
        var apache = 0
        private var sections = 0
        private var braces = 0
        private var semicolons = 0
        private var proxySections = 0
        private var exports = 0
        private var assignments = 0
        private var pairs = 0
        private var yamlKeys = 0
        private var documentStarts = 0

        private static let proxyWords: Set<String> = [
            "global", "defaults", "frontend", "backend", "listen", "resolvers",
        ]

        mutating func count(_ raw: ArraySlice<UInt8>) {
            let line = raw.trimmed
            guard let head = line.first, let last = line.last, head != UInt8(ascii: "#"),
                head != UInt8(ascii: ";")
            else { return }
            if first == nil { first = head }
            lines += 1
            if head == UInt8(ascii: "{"), last == UInt8(ascii: "}") { objectLines += 1 }
            if head == UInt8(ascii: "["), last == UInt8(ascii: "]") { sections += 1 }
            if head == UInt8(ascii: "<"), isApacheSection(line) { apache += 1 }
            if last == UInt8(ascii: "{") { braces += 1 }
            if last == UInt8(ascii: ";") { semicolons += 1 }
            if line.elementsEqual("---".utf8) { documentStarts += 1 }
            let word = line.headAndRest.head
            if raw.first == head, Votes.proxyWords.contains(word.text) { proxySections += 1 }
            countKey(line, word)
        }

        private mutating func countKey(_ line: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>) {
            if word.elementsEqual("export".utf8), line.contains(UInt8(ascii: "=")) { exports += 1 }
            if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
                let key = line[..<equals]
                let isName = key.allSatisfy { $0.isWordByte && !(0x61...0x7A).contains($0) }
                if isName { assignments += 1 } else { pairs += 1 }
            } else if word.last == UInt8(ascii: ":") || word.elementsEqual("-".utf8) {
                yamlKeys += 1
            } else if word.count < line.count, word.allSatisfy(isKeyByte) {
                pairs += 1
            }
        }

        /// `<VirtualHost *:80>`: one of the sections' names, which XML files do not begin with.
        private func isApacheSection(_ line: ArraySlice<UInt8>) -> Bool {
            let names = [
                "ifmodule", "ifdefine", "virtualhost", "directory", "location", "files", "proxy",
                "limit",
            ]
            let name = line.dropFirst().prefix { $0.isWordByte }.text.lowercased()
            return names.contains { name.hasPrefix($0) } && !line.contains(UInt8(ascii: "="))
        }

        private func isKeyByte(_ byte: UInt8) -> Bool {
            byte.isWordByte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }

        func dialect(looksLikeMarkup: Bool) -> Dialect? {
            guard lines > 0 else { return nil }
            if looksLikeMarkup { return .xml }
            if apache > 0 { return .apache }
            if first == UInt8(ascii: "{") { return .json }
            if proxySections > 0, proxySections + pairs > lines / 2 { return .haproxy }
            if braces > 0 || semicolons > 1, semicolons * 2 >= lines / 2 { return .nginx }
            if sections > 0 { return .ini }
            if documentStarts > 0 || yamlKeys * 2 > lines { return .yaml }
            if (assignments + exports) * 2 > lines { return .env }
            if (pairs + assignments + yamlKeys) * 2 > lines { return .keyvalue }
            return nil
        }
    }
}
