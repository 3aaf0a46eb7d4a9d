import Bundles
import Glibc

/// What is known of one file while its bytes pass by.
struct FileScan {
    var facts: FileFacts
    var reader: LogReader
    /// Names of the sources and systems this file is; empty when nobody recognised it.
    let scopes: Set<String>
    let dialect: Dialect?
    /// The whole content, when it is to be parsed as a configuration.
    var content: [UInt8]?
    /// Lines before the current segment.
    var linesBefore = 0
    /// The event that was open when the last segment ended.
    var openHead: OpenHead?
    var firstStamp: Stamp?
    var lastStamp: Stamp?
    /// How many events are kept of each pattern, and where the last of them is.
    var kept: [Int: (count: Int, last: Int)] = [:]

    /// The head of the event that a line belongs to.
    struct OpenHead {
        let line: Int
        let head: EventHead?
        var causeDepth: Int
    }

    /// Configurations larger than this are not parsed.
    static let contentLimit = 2 << 20

    func allows(_ scope: [String]) -> (allowed: Bool, isOutOfScope: Bool) {
        if scope.isEmpty { return (true, false) }
        if scopes.isEmpty { return (true, true) }
        return (scope.contains { scopes.contains($0) }, false)
    }

    mutating func keep(_ bytes: UnsafeRawBufferPointer) {
        guard let count = content?.count else { return }
        if count + bytes.count > Self.contentLimit {
            content = nil
        } else {
            content?.append(contentsOf: bytes)
        }
    }

    static func countLines(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard var at = bytes.baseAddress else { return 0 }
        var rest = bytes.count
        var lines = 0
        while rest > 0, let hit = memchr(at, 10, rest) {
            lines += 1
            let next = UnsafeRawPointer(hit) + 1
            rest -= next - at
            at = next
        }
        return lines
    }
}
