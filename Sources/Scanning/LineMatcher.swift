import CPCRE2

/// Confirms one pattern on single lines and gives its captures.
///
/// PCRE2 with JIT and hard limits on backtracking: a hostile line costs a bounded amount of work and
/// then counts as no match.
package final class LineMatcher {
    private let code: OpaquePointer
    private let matchData: OpaquePointer
    private let context: OpaquePointer
    /// The named groups in the order of the expression.
    package let names: [String]
    private let numbers: [Int]

    /// - Throws: ``ScanError`` with the offset of what PCRE2 does not understand.
    package init(_ expression: String, ignoresCase: Bool = false) throws {
        var errorCode: Int32 = 0
        var offset = 0
        let bytes = Array(expression.utf8)
        let options = ignoresCase ? UInt32(PCRE2_CASELESS) : 0
        guard
            let code = pcre2_compile_8(
                bytes, bytes.count, options, &errorCode, &offset, nil)
        else {
            var message = [UInt8](repeating: 0, count: 200)
            pcre2_get_error_message_8(errorCode, &message, message.count)
            let text = String(decoding: message.prefix { $0 != 0 }, as: UTF8.self)
            throw ScanError(text, offset: offset)
        }
        pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        guard let matchData = pcre2_match_data_create_from_pattern_8(code, nil),
            let context = pcre2_match_context_create_8(nil)
        else {
            pcre2_code_free_8(code)
            throw ScanError("there is no memory for matching")
        }
        pcre2_set_match_limit_8(context, 100_000)
        pcre2_set_depth_limit_8(context, 10_000)
        pcre2_set_heap_limit_8(context, 4096)
        self.code = code
        self.matchData = matchData
        self.context = context
        (names, numbers) = Self.groups(of: code)
    }

    deinit {
        pcre2_match_context_free_8(context)
        pcre2_match_data_free_8(matchData)
        pcre2_code_free_8(code)
    }

    /// The ranges of the named groups in the line (`nil` where a group took no part), or `nil` when
    /// the line does not match.
    package func captures(in line: UnsafeRawBufferPointer) -> [Range<Int>?]? {
        guard matches(line) else { return nil }
        guard let vector = pcre2_get_ovector_pointer_8(matchData) else { return [] }
        let unset = Int.max &* 2 &+ 1
        return numbers.map { number in
            let start = Int(bitPattern: UInt(vector[2 * number]))
            let end = Int(bitPattern: UInt(vector[2 * number + 1]))
            guard start != unset, start >= 0, end >= start, end <= line.count else { return nil }
            return start..<end
        }
    }

    package func matches(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let base = line.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
            return pcre2_match_8(code, [0], 0, 0, 0, matchData, context) > 0
        }
        return pcre2_match_8(code, base, line.count, 0, 0, matchData, context) > 0
    }

    private static func groups(of code: OpaquePointer) -> (names: [String], numbers: [Int]) {
        var count: UInt32 = 0
        var entrySize: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard let table else { return ([], []) }
        var groups: [(name: String, number: Int)] = []
        for index in 0..<Int(count) {
            let entry = table + index * Int(entrySize)
            groups.append((String(cString: entry + 2), Int(entry[0]) << 8 | Int(entry[1])))
        }
        groups.sort { $0.number < $1.number }
        return (groups.map(\.name), groups.map(\.number))
    }
}
