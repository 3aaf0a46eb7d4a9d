/// A pattern on paths: `*` and `?` stay inside one part, `**` crosses parts, `{a,b}` are alternatives.
/// Matched on bytes, without regard to ASCII case. A `**/` at the front may also match nothing.
package struct Glob: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    private let alternatives: [[UInt8]]

    package init(_ text: String) {
        description = text
        alternatives = Glob.expanded(text).map { $0.utf8.map(Glob.lowered) }
    }

    package func matches(_ path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in alternatives.contains { Glob.match($0, bytes) } }
    }

    /// The texts that stand in every path an alternative matches, alternative by alternative.
    package var requiredTexts: [[ArraySlice<UInt8>]] {
        alternatives.map { glob in
            glob.split { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }.map { text in
                // `**/` may match nothing, and its slash with it.
                text.first == UInt8(ascii: "/") ? text.dropFirst() : text
            }
        }
    }

    private static func expanded(_ text: String) -> [String] {
        guard let open = text.firstIndex(of: "{"),
            let close = text[open...].firstIndex(of: "}")
        else { return [text] }
        let head = text[..<open]
        let tail = text[text.index(after: close)...]
        return text[text.index(after: open)..<close].split(
            separator: ",", omittingEmptySubsequences: false
        )
        .flatMap { expanded("\(head)\($0)\(tail)") }
    }

    /// Goes back to the last star only, since what stands before it cannot be matched better: a path
    /// from a bundle costs its length once for each part a `**` may end in.
    private static func match(_ glob: [UInt8], _ path: UnsafeBufferPointer<UInt8>) -> Bool {
        let (star, slash) = (UInt8(ascii: "*"), UInt8(ascii: "/"))
        var (at, place) = (0, 0)
        /// Where to go on behind the last `*` of this part, and behind the last `**`.
        var part: (glob: Int, path: Int)?
        var parts: (glob: Int, path: Int, endsAtSlash: Bool)?
        while at < glob.count || place < path.count {
            if at < glob.count, glob[at] == star {
                if at + 1 < glob.count, glob[at + 1] == star {
                    let begins = at == 0 || glob[at - 1] == slash
                    let endsAtSlash = begins && at + 2 < glob.count && glob[at + 2] == slash
                    at += endsAtSlash ? 3 : 2
                    (parts, part) = ((at, place, endsAtSlash), nil)
                } else {
                    at += 1
                    part = (at, place)
                }
            } else if at < glob.count, place < path.count, fits(glob[at], path[place]) {
                at += 1
                place += 1
            } else if let last = part, last.path < path.count, path[last.path] != slash {
                (at, place) = (last.glob, last.path + 1)
                part = (at, place)
            } else if let last = parts, last.path < path.count {
                var next = last.path
                if last.endsAtSlash {
                    guard let end = path[next...].firstIndex(of: slash) else { return false }
                    next = end
                }
                (at, place) = (last.glob, next + 1)
                (parts, part) = ((at, place, last.endsAtSlash), nil)
            } else {
                return false
            }
        }
        return true
    }

    private static func fits(_ wanted: UInt8, _ byte: UInt8) -> Bool {
        let isAny = wanted == UInt8(ascii: "?") && byte != UInt8(ascii: "/")
        return wanted == lowered(byte) || isAny
    }

    /// The byte without regard to ASCII case.
    package static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
