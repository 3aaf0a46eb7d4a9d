import Facts

/// Which files of two bundles are the same file at another time.
///
/// The same path first; then the same with its dates, numbers and rotation marks masked; then the same
/// name, then the same sources, where on either side only one group of files is left that has them.
struct FilePairing {
    /// Files of both sides that are compared with one another, by their numbers.
    struct Group {
        var good: [Int] = []
        var bad: [Int] = []
    }

    private(set) var groups: [Group] = []
    private(set) var onlyGood: [Int] = []
    private(set) var onlyBad: [Int] = []
    private var groupOfGood: [Int: Int] = [:]
    private var groupOfBad: [Int: Int] = [:]

    init(_ good: [FileFacts], _ bad: [FileFacts]) {
        let (goodPaths, badPaths) = (Self.paths(good), Self.paths(bad))
        var (openGood, openBad) = (Array(good.indices), Array(bad.indices))
        pair(&openGood, &openBad, { goodPaths[$0] }, { badPaths[$0] }, single: false)
        let masked = (goodPaths.map(Self.masked), badPaths.map(Self.masked))
        pair(&openGood, &openBad, { masked.0[$0] }, { masked.1[$0] }, single: false)
        func name(_ path: String) -> String {
            path.split(separator: "/").last.map(String.init) ?? path
        }
        pair(&openGood, &openBad, { name(masked.0[$0]) }, { name(masked.1[$0]) }, single: true)
        func sources(_ file: FileFacts) -> String? {
            file.sources.isEmpty ? nil : file.sources.sorted().joined(separator: " ")
        }
        pair(
            &openGood, &openBad, { sources(good[$0]) }, { sources(bad[$0]) }, single: true)
        (onlyGood, onlyBad) = (openGood, openBad)
    }

    /// The group of a file of the good bundle, or `nil` when the bad one has nothing like it.
    func group(ofGood file: Int) -> Int? { groupOfGood[file] }
    func group(ofBad file: Int) -> Int? { groupOfBad[file] }

    private mutating func pair(
        _ good: inout [Int], _ bad: inout [Int], _ goodKey: (Int) -> String?,
        _ badKey: (Int) -> String?, single: Bool
    ) {
        var found: [String: Group] = [:]
        for file in good {
            if let key = goodKey(file) { found[key, default: Group()].good.append(file) }
        }
        for file in bad {
            if let key = badKey(file) { found[key, default: Group()].bad.append(file) }
        }
        for (_, group) in found.sorted(by: { $0.key < $1.key }) {
            if group.good.isEmpty || group.bad.isEmpty { continue }
            if single, group.good.count > 1 || group.bad.count > 1 { continue }
            for file in group.good { groupOfGood[file] = groups.count }
            for file in group.bad { groupOfBad[file] = groups.count }
            groups.append(group)
        }
        good.removeAll { groupOfGood[$0] != nil }
        bad.removeAll { groupOfBad[$0] != nil }
    }

    /// The paths without a top folder that all of them share.
    private static func paths(_ files: [FileFacts]) -> [String] {
        let parts = files.map { $0.path.split(separator: "/") }
        guard let top = parts.first?.first, files.count > 1,
            parts.allSatisfy({ $0.count > 1 && $0.first == top })
        else { return files.map(\.path) }
        return parts.map { $0.dropFirst().joined(separator: "/") }
    }

    /// `logs/app-2026-05-04.log.3.gz` → `logs/app-#.log`
    static func masked(_ path: String) -> String {
        var out = ""
        for part in path.lowercased().split(separator: "/") {
            var part = Text.withoutNumbers(part)
            for _ in 0..<3 {
                for end in [".gz", ".xz", ".bz2", ".zst", ".old", ".#", "-#", "_#"]
                where part.hasSuffix(end) && part.count > end.count {
                    part.removeLast(end.count)
                }
            }
            out += out.isEmpty ? part : "/" + part
        }
        return out
    }
}

extension Text {
    /// Every run of digits, with the marks and hexadecimal letters between them, as `#`:
    /// `app-2026-05-04T10` → `app-#`.
    static func withoutNumbers(_ text: some StringProtocol) -> String {
        var out: [UInt8] = []
        var word: [UInt8] = []
        func close() {
            let digits = word.count { $0 >= 0x30 && $0 <= 0x39 }
            let isHex = word.allSatisfy {
                ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66)
            }
            if digits > 0, isHex, word.count >= 8 || digits == word.count {
                if out.last == 0x23 || (out.last == 0x2d && out.dropLast().last == 0x23) {
                    if out.last == 0x2d { out.removeLast() }
                } else {
                    out.append(0x23)
                }
            } else if digits > 0 {
                var wasDigit = false
                for byte in word {
                    let isDigit = byte >= 0x30 && byte <= 0x39
                    if !isDigit { out.append(byte) } else if !wasDigit { out.append(0x23) }
                    wasDigit = isDigit
                }
            } else {
                out += word
            }
            word.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            let isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
            if isLetter || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80 {
                word.append(byte)
            } else {
                close()
                out.append(byte)
            }
        }
        close()
        return String(decoding: out, as: UTF8.self)
    }
}
