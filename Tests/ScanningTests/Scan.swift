import Scanning

/// What scanning a text with some patterns gives, in words a test can compare.
struct Scan {
    let candidates: [Candidate]
    let text: [UInt8]

    init(_ patterns: [Pattern], in text: String) throws {
        try self.init(patterns, in: Array(text.utf8))
    }

    init(_ patterns: [Pattern], in text: [UInt8]) throws {
        let database = try PatternDatabase(patterns)
        let scanner = try Scanner(for: database)
        self.text = text
        candidates = text.withUnsafeBytes { scanner.candidates(in: $0, using: database) }
    }

    /// `line|pattern` for each candidate.
    var found: [String] {
        candidates.map { "\(String(decoding: text[$0.line], as: UTF8.self))|\($0.pattern)" }
    }
}

extension LineMatcher {
    func matches(_ line: String) -> Bool {
        Array(line.utf8).withUnsafeBytes { matches($0) }
    }

    /// The captured texts by name, or `nil` without a match.
    func values(in line: String) -> [String: String]? {
        let bytes = Array(line.utf8)
        guard let ranges = bytes.withUnsafeBytes({ captures(in: $0) }) else { return nil }
        var values: [String: String] = [:]
        for (name, range) in zip(names, ranges) {
            if let range { values[name] = String(decoding: bytes[range], as: UTF8.self) }
        }
        return values
    }
}
