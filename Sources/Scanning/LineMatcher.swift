import CPCRE2

/// Confirms one pattern on single lines and gives its captures.
///
/// PCRE2 with JIT and hard limits on backtracking: a hostile line costs a bounded amount of work and
/// then counts as no match.
package final class LineMatcher {
    private let code: OpaquePointer
    private let matchData: OpaquePointer
    private let context: OpaquePointer
    /// Made for the first line that needs more than the 32 kB of the machine's own stack.
    private var stack: OpaquePointer?
    /// The named groups in the order of the expression.
    package let names: [String]
    private let numbers: [Int]

    /// - Throws: ``ScanError`` with the offset of what PCRE2 does not understand.
    package convenience init(_ expression: String, ignoresCase: Bool = false) throws {
        try self.init(expression, ignoresCase: ignoresCase, seesLines: false)
    }

    /// - Parameter seesLines: whether `^` and `$` stand for the ends of lines, for texts of several.
    /// - Throws: ``ScanError`` with the offset of what PCRE2 does not understand.
    package init(_ expression: String, ignoresCase: Bool, seesLines: Bool) throws {
        var errorCode: Int32 = 0
        var offset = 0
        let bytes = Array(expression.utf8)
        let options =
            (ignoresCase ? UInt32(PCRE2_CASELESS) : 0)
            | (seesLines ? UInt32(PCRE2_MULTILINE) : 0)
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
        if let stack { pcre2_jit_stack_free_8(stack) }
        pcre2_match_context_free_8(context)
        pcre2_match_data_free_8(matchData)
        pcre2_code_free_8(code)
    }

    /// Where the last line that matched did so.
    package var lastMatch: Range<Int> {
        guard let vector = pcre2_get_ovector_pointer_8(matchData) else { return 0..<0 }
        let (start, end) = (Int(vector[0]), Int(vector[1]))
        return start >= 0 && end >= start ? start..<end : 0..<0
    }

    /// The ranges of the named groups in the line (`nil` where a group took no part), or `nil` when
    /// the line does not match.
    package func captures(in line: UnsafeRawBufferPointer) -> [Range<Int>?]? {
        guard matches(line) else { return nil }
        guard let vector = pcre2_get_ovector_pointer_8(matchData) else { return [] }
        return numbers.map { number in
            // What took no part is PCRE2_UNSET, all bits set: below zero for Swift.
            let (start, end) = (Int(vector[2 * number]), Int(vector[2 * number + 1]))
            guard start >= 0, end >= start, end <= line.count else { return nil }
            return start..<end
        }
    }

    /// The first match that begins at `start` or later, and the group of that name in it, if it took part.
    /// What stands before `start` is seen by look-behind.
    package func match(
        in line: UnsafeRawBufferPointer, from start: Int, group: Int?
    ) -> (whole: Range<Int>, group: Range<Int>?)? {
        guard start <= line.count, matches(line, from: start) else { return nil }
        let whole = lastMatch
        guard let group, let vector = pcre2_get_ovector_pointer_8(matchData) else {
            return (whole, nil)
        }
        let (lower, upper) = (Int(vector[2 * group]), Int(vector[2 * group + 1]))
        guard lower >= 0, upper >= lower, upper <= line.count else { return (whole, nil) }
        return (whole, lower..<upper)
    }

    /// The number of a named group, for ``match(in:from:group:)``.
    package func number(of name: String) -> Int? {
        names.firstIndex(of: name).map { numbers[$0] }
    }

    package func matches(_ line: UnsafeRawBufferPointer) -> Bool { matches(line, from: 0) }

    private func matches(_ line: UnsafeRawBufferPointer, from start: Int) -> Bool {
        let result = match(line, start)
        guard result == PCRE2_ERROR_JIT_STACKLIMIT, stack == nil else { return result > 0 }
        stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
        guard let stack else { return false }
        pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
        return match(line, start) > 0
    }

    private func match(_ line: UnsafeRawBufferPointer, _ start: Int) -> Int32 {
        guard let base = line.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
            return pcre2_match_8(code, [0], 0, 0, 0, matchData, context)
        }
        return pcre2_match_8(code, base, line.count, start, 0, matchData, context)
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
