import Glibc

/// What became of a command.
struct CommandRun {
    enum End: Hashable {
        case status(Int32)
        case signal(Int32)
        case timeout
        case stopped
        case notStarted(String)
    }

    var end: End
    /// At most what the command's limit allows.
    var output: [UInt8] = []
    var errors: [UInt8] = []
    /// Bytes of output that were thrown away.
    var lost = 0

    /// Why the command did not do what it should, in words; `nil` when it did.
    func problem(_ command: Command) -> String? {
        switch end {
        case .status(let status) where command.goodStatuses.contains(status): nil
        case .status(let status): "ended with status \(status)\(lastWords)"
        case .signal(let signal): "was ended by signal \(signal)\(lastWords)"
        case .timeout: "timed out after \(command.timeout) s\(lastWords)"
        case .stopped: "was stopped: the time for the whole collection was over"
        case .notStarted(let why): why
        }
    }

    private var lastWords: String {
        let text = errors.isEmpty && !lastLine(output).isEmpty ? output : errors
        let line = lastLine(text)
        let isDenied = ["not permitted", "ermission denied"].contains(where: line.contains)
        return line.isEmpty
            ? "" : ": \(line)" + (isDenied && geteuid() != 0 ? "; run as root" : "")
    }

    private func lastLine(_ bytes: [UInt8]) -> String {
        let end = bytes.suffix(2000)
        guard let line = end.split(separator: 10).last(where: { $0.contains { $0 > 32 } }) else {
            return ""
        }
        return String(decoding: line.prefix(300), as: UTF8.self)
    }
}

/// Output as it comes, of which the first or the last bytes are kept.
struct OutputTail {
    private let limit: Int
    private let keep: Command.Keep
    private(set) var lost = 0
    private var bytes: [UInt8] = []

    init(limit: Int, keep: Command.Keep) {
        self.limit = limit
        self.keep = keep
    }

    mutating func add(_ more: UnsafeRawBufferPointer) {
        switch keep {
        case .oldest:
            let room = max(0, limit - bytes.count)
            bytes += more.prefix(room)
            lost += more.count - min(room, more.count)
        case .newest:
            bytes += more
            // Twice the limit before anything moves, so that each byte moves once.
            if bytes.count > 2 * limit {
                lost += bytes.count - limit
                bytes.removeFirst(bytes.count - limit)
            }
        }
    }

    /// What is kept, cut at line ends.
    mutating func finish() -> [UInt8] {
        if keep == .newest, bytes.count > limit {
            lost += bytes.count - limit
            bytes.removeFirst(bytes.count - limit)
        }
        guard lost > 0 else { return bytes }
        switch keep {
        case .oldest:
            if let end = bytes.lastIndex(of: 10) { bytes.removeLast(bytes.count - end - 1) }
        case .newest:
            if let end = bytes.firstIndex(of: 10) { bytes.removeFirst(end + 1) }
        }
        return bytes
    }
}
