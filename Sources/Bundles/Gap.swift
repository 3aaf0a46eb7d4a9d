/// Something the bundle should have told us but did not, or told us in a way we do not trust.
package struct Gap: Hashable, Sendable {
    /// The file it concerns as it may be shown (escaped), or the bundle's own name.
    package let file: String
    /// The 1-based line from which on it holds, where there is one.
    package let line: Int?
    package let reason: Reason

    package init(file: String, line: Int? = nil, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// Why the fact is missing. Each has its sentence below: a new reason does not compile without one.
    package enum Reason: Hashable, Sendable {
        /// The file or folder could not be opened or read; the system's own words.
        case unreadable(String)
        /// The archive or stream is damaged from here on; what the reader said.
        case damaged(String)
        /// The stream ends before its end mark, after so many bytes of content.
        case truncated(afterBytes: Int)
        /// A check value (CRC, length) does not match the content.
        case checksum(String)
        /// A limit was reached: which one, and its value in words.
        case limit(name: String, value: String)
        /// A link, device, socket or pipe: never followed or read. The payload says what it is.
        case notAFile(String)
        /// The name is absolute, leaves the bundle, or holds control characters. Its content was read.
        case oddName(String)
        /// The member is encrypted.
        case encrypted
        /// Not text: shown in the inventory, not read.
        case binary
        /// A configuration or document that does not parse; what the parser said.
        case unparseable(String)
        /// One line was longer than this many bytes; only its beginning was looked at.
        case longLine(Int)
        /// Another file of the bundle has the same path. Both were read.
        case duplicate
        /// A payload of which only a part was looked at, and which.
        case sampled(String)
        /// The collector itself says that it left this out, and why.
        case leftOut(String)
        /// The collector itself says that this is a part of the file, and which.
        case cut(String)
    }
}

extension Gap {
    /// One sentence for the report, without the file's name.
    package var sentence: String {
        switch reason {
        case .unreadable(let why): "could not be read: \(why)"
        case .damaged(let why): "is damaged; what came before was read (\(why))"
        case .truncated(let bytes): "ends early, after \(bytes) bytes"
        case .checksum(let why): "does not match its own checksum (\(why))"
        case .limit(let name, let value):
            "was read only in part: the limit on \(name), \(value), was reached"
        case .notAFile(let what): "is a \(what) and was not followed"
        case .oddName(let why):
            "has a name we do not trust (\(why)); its content was read, nothing was written"
        case .encrypted: "is encrypted"
        case .binary: "is not text"
        case .unparseable(let why): "could not be parsed: \(why)"
        case .longLine(let limit):
            "has a line longer than \(limit) bytes; only its beginning was looked at"
        case .duplicate: "is there more than once under the same path; each was read"
        case .sampled(let what): "is a large payload: \(what)"
        case .cut(let what): "is not the whole file: \(what)"
        case .leftOut(let why): "was left out by the collector: \(why)"
        }
    }
}

extension Gap {
    /// The same, with what was read in the bundle passed through `clean`, and the path through `path`.
    package func quoting(_ clean: (String) -> String, path: (String) -> String) -> Gap {
        let reason: Reason =
            switch reason {
            case .damaged(let why): .damaged(clean(why))
            case .checksum(let why): .checksum(clean(why))
            case .notAFile(let what): .notAFile(clean(what))
            case .oddName(let why): .oddName(clean(why))
            case .unparseable(let why): .unparseable(clean(why))
            case .sampled(let what): .sampled(clean(what))
            case .leftOut(let why): .leftOut(clean(why))
            case .cut(let what): .cut(clean(what))
            case .unreadable, .truncated, .limit, .encrypted, .binary, .longLine, .duplicate:
                reason
            }
        return Gap(file: path(file), line: line, reason: reason)
    }
}
