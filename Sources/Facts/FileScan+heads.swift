import Glibc

/// Finding the head of the event that a line belongs to.
extension FileScan {
    /// How far back a head is looked for: no trace worth reading is longer.
    private static let reach = 400

    /// How many lines of a file are read for the requests they name.
    private static let requestLines = 2000

    /// The number of the line that starts at `start`, and the head it belongs to.
    mutating func head(ofLineAt start: Int, _ pass: inout SegmentPass) -> (
        line: Int, open: OpenHead
    ) {
        let number = linesBefore + pass.lines(before: start) + 1
        if let last = pass.lastLookUp, last.start == start { return (number, last.found) }
        let found = search(from: start, number: number, pass)
        pass.lastLookUp = (start, found)
        return (number, found)
    }

    private mutating func search(from start: Int, number: Int, _ pass: SegmentPass) -> OpenHead {
        var at = start
        var steps = 0
        var causes = 0
        while true {
            let line = pass.line(at: at)
            if at != start, let last = pass.lastLookUp, last.start == at {
                return OpenHead(
                    line: last.found.line, head: last.found.head, text: last.found.text,
                    start: last.found.start,
                    causeDepth: last.found.causeDepth + causes)
            }
            if let head = reader.head(of: line) {
                return OpenHead(
                    line: number - steps, head: head, start: at, causeDepth: causes)
            }
            causes += TraceLine.classify(line).causeStep
            guard steps < Self.reach, let before = pass.lineBefore(at) else { break }
            at = before
            steps += 1
        }
        if let openHead, steps < Self.reach {
            return OpenHead(
                line: openHead.line, head: openHead.head, text: openHead.text,
                causeDepth: openHead.causeDepth + causes)
        }
        return OpenHead(line: number, head: nil, causeDepth: causes)
    }

    static func shown(_ line: UnsafeRawBufferPointer) -> String {
        Text.decoded(line.prefix(500))
    }

    /// Looks for the first time among the first lines.
    mutating func noteFirstTime(_ bytes: UnsafeRawBufferPointer) {
        let pass = SegmentPass(bytes: bytes, offset: 0)
        var at = 0
        for _ in 0..<20 {
            guard at < bytes.count else { return }
            let line = pass.line(at: at)
            if let stamp = reader.head(of: line)?.stamp {
                firstStamp = stamp
                return
            }
            at += line.count + 1
            if at < bytes.count, bytes[at] == 10, line.count > 0 { at += 1 }
        }
    }

    /// Reads the first lines of a log for the requests they name.
    /// - Parameter lines: how many more lines of the bundle may be read for this; what is read is taken off.
    mutating func noteRequests(_ bytes: UnsafeRawBufferPointer, lines: inout Int) {
        guard facts.kind == .log else { return }
        let pass = SegmentPass(bytes: bytes, offset: 0)
        var at = 0
        var number = 0
        while at < bytes.count, number < Self.requestLines, lines > 0 {
            guard let base = bytes.baseAddress else { return }
            let end =
                memchr(base + at, 10, bytes.count - at).map { UnsafeRawPointer($0) - base }
                ?? bytes.count
            let line = pass.line(at: at)
            number += 1
            lines -= 1
            if let head = reader.head(of: line), let stamp = head.stamp {
                requests.note(
                    LineBytes(line), from: head.messageStart, number: number, at: stamp)
            }
            at = end + 1
        }
    }

    /// Counts the rest of the lines; remembers the open event, and at the end of the file the last time.
    mutating func endSegment(_ pass: inout SegmentPass, isLast: Bool) {
        let lines = pass.lines(before: pass.bytes.count)
        var at = pass.lineBefore(pass.bytes.count)
        var steps = 0
        var causes = 0
        openHead = nil
        while let start = at, steps < 60 {
            let line = pass.line(at: start)
            if let head = reader.head(of: line) {
                if openHead == nil {
                    openHead = OpenHead(
                        line: linesBefore + lines - steps, head: head, text: Self.shown(line),
                        causeDepth: causes)
                }
                if let stamp = head.stamp {
                    lastStamp = stamp
                    break
                }
            }
            causes += TraceLine.classify(line).causeStep
            at = pass.lineBefore(start)
            steps += 1
        }
        linesBefore += lines
        facts.lines = linesBefore
    }
}

extension TraceLine.Part {
    /// How much nearer to the cause, or farther from it, the lines from here on are.
    var causeStep: Int { isOutward ? -1 : isCause ? 1 : 0 }
}
