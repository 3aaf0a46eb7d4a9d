import Bundles
import Glibc

/// What is known of one file while its bytes pass by.
struct FileScan {
    var facts: FileFacts
    var reader: LogReader
    /// Names of the sources and systems this file is; empty when nobody recognised it.
    let scopes: Set<String>
    let dialect: Dialect?
    /// The whole content, when it is to be read as a whole; `nil` once it is too large for that.
    var content: [UInt8]?
    /// Whether this file is told by its whole, not only by its lines.
    let isReadWhole: Bool
    var payload: PayloadReader?
    /// Requests that the first lines name, to compare the file's clock with others.
    var requests = RequestTimes()
    /// Lines before the current segment.
    var linesBefore = 0
    /// How many tokens are kept of it.
    var tokens = 0
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
        /// The head line, at most 500 bytes of it, when it stands in an earlier chunk.
        var text: String?
        /// Where the head line begins in this part of the file; `nil` when it stands in an earlier chunk.
        var start: Int?
        var causeDepth: Int
    }

    /// Files larger than this are not read as a whole.
    static let contentLimit = 2 << 20

    /// How the lines of the file state a level that the scan does not look for.
    let sign: TroubleMarks.Sign?

    /// What the beginning of a file tells about it.
    init(path: String, number: Int, beginning: UnsafeRawBufferPointer, sources: [Source]) {
        let sample = UnsafeRawBufferPointer(rebasing: beginning.prefix(65_536))
        let log = LogReader(sample: sample, path: path)
        var facts = FileFacts(id: number, path: path)
        facts.sources = sources.map(\.name)
        facts.format = log.format
        facts.reasons = log.reasons
        var dialect: Dialect?
        var isOutput = false
        if let source = sources.first(where: { $0.kind == .config || $0.kind == .payload }) {
            dialect = source.dialect ?? Dialect.detect(path: path, sample: sample)
            facts.kind = source.kind == .config ? .config : .payload
        } else if log.looksLikeLog || sources.contains(where: { $0.kind == .log }) {
            facts.kind = .log
            // Tables with times in them are told from logs by how they begin.
            isOutput = ReadingReader.beginsWithOutput(sample)
        } else if sources.contains(where: { $0.kind == .reading }) {
            facts.kind = .reading
        } else {
            dialect = Dialect.detect(path: path, sample: sample)
            if dialect != nil { facts.kind = .config }
        }
        if let dialect { facts.format = dialect.rawValue }
        self.facts = facts
        self.dialect = dialect
        reader = log
        sign = facts.kind == .log ? TroubleMarks.Sign(log.format, beginning: sample) : nil
        scopes = Set(sources.map(\.name) + sources.map(\.system))
        isReadWhole = dialect != nil || isOutput || facts.kind != .log
        content = isReadWhole ? [] : nil
        payload = PayloadReader(
            path: path, file: number, sample: sample, sources: sources, isLog: log.looksLikeLog)
        // Records with a time in them look like a log's lines.
        if let payload, self.facts.kind == .text || self.facts.kind == .log && sources.isEmpty {
            self.facts.kind = .payload
            self.facts.format = payload.format.rawValue
        }
        noteFirstTime(beginning)
    }

    func allows(_ scope: [String]) -> (allowed: Bool, isOutOfScope: Bool) {
        if scope.isEmpty { return (true, false) }
        if scopes.isEmpty { return (true, true) }
        return (scope.contains { scopes.contains($0) }, false)
    }

    mutating func keep(_ bytes: UnsafeRawBufferPointer) {
        payload?.read(bytes, linesBefore: linesBefore)
        guard let count = content?.count else { return }
        if count + bytes.count > Self.contentLimit {
            content = nil
        } else {
            content?.append(contentsOf: bytes)
        }
    }

    /// Lets go of everything that nobody asks for once the file has ended: there may be many thousand files.
    mutating func end() {
        content = nil
        payload = nil
        openHead = nil
        kept = [:]
        reader.clock.keys.end()
    }

    /// Names the commands whose output the kept content holds, where nobody reads it for more.
    mutating func noteCommands() {
        guard dialect == nil, let content, !content.isEmpty else { return }
        note(
            commands: content.withUnsafeBytes {
                ReadingReader.list(in: $0, file: facts.id, path: facts.path).commands
            })
        self.content = nil
    }

    /// Names the commands whose output the file holds.
    mutating func note(commands: [String]) {
        guard dialect == nil, !commands.isEmpty else { return }
        facts.kind = .reading
        facts.format = commands.prefix(6).joined(separator: ", ")
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

extension FileFacts {
    /// The inventory's line for a member, with what its content told.
    init(id: Int, member: Member, scan: FileScan?) {
        self = scan?.facts ?? FileFacts(id: id, path: member.path)
        bytes = member.bytes
        encoding = member.encoding
        if member.isBinary {
            kind = .binary
        } else if member.bytes == 0 {
            kind = .empty
        }
    }
}
