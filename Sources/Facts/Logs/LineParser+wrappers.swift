extension LineParser {
    /// `web-1  | text`, as docker compose prefixes each line.
    func compose(_ index: Int) -> LineHead? {
        guard let bar = LineParser.composeBar(line, index) else { return nil }
        let inner = line[bar + 1] == 0x20 ? bar + 2 : bar + 1
        var head = read(from: inner, depth: 1)
        head.wrap(.runtime, at: inner)
        var end = bar
        while end > index, line[end - 1].isBlank { end -= 1 }
        head.component = index..<end
        head.isNamed = true
        head.format = head.format ?? .compose
        return head
    }

    /// Where the bar of a docker compose prefix stands.
    static func composeBar(_ line: LineBytes, _ index: Int) -> Int? {
        var position = index
        while line[position].isWord || line[position] == UInt8(ascii: "-")
            || line[position] == UInt8(ascii: "_") || line[position] == UInt8(ascii: ".")
        {
            position += 1
        }
        guard position > index, position - index <= 64 else { return nil }
        let blanks = line.skippingBlanks(position)
        guard blanks > position, line[blanks] == UInt8(ascii: "|"),
            line[blanks + 1] == 0x20 || blanks + 1 >= line.count
        else { return nil }
        return blanks
    }

    /// `[pod/web-0/app] text`, as `kubectl logs --prefix` prints.
    func kubectl(at index: Int) -> LineHead? {
        guard let close = line.index(of: UInt8(ascii: "]"), from: index, to: index + 400),
            line[close + 1] == 0x20
        else { return nil }
        var head = read(from: close + 2, depth: 1)
        head.wrap(.runtime, at: close + 2)
        head.component = index + 5..<close
        head.isNamed = true
        head.format = head.format ?? .kubectl
        return head
    }

    /// CRI's `… stdout F text`, and the nanosecond time `docker logs -t`, `kubectl logs --timestamps` and
    /// GitHub Actions put before each line.
    func containerRuntime(_ clock: Clock, depth: Int) -> LineHead? {
        guard clock.statesZone, clock.form == .iso, line[clock.end] == 0x20 else { return nil }
        let next = clock.end + 1
        if line.has("stdout ", at: next) || line.has("stderr ", at: next) {
            let flag = line[next + 7]
            guard flag == UInt8(ascii: "F") || flag == UInt8(ascii: "P") else { return nil }
            return unwrapped(
                clock, at: next + 8 + (line[next + 8] == 0x20 ? 1 : 0), depth: depth, .cri,
                partial: flag == UInt8(ascii: "P"))
        }
        // Only machines write seven or more digits of a fraction before a zone's Z.
        guard line[clock.end - 1] == UInt8(ascii: "Z") else { return nil }
        var digits = 0
        while line[clock.end - 2 - digits].isDigit { digits += 1 }
        if digits >= 7, line[clock.end - 2 - digits] == UInt8(ascii: ".") {
            if digits == 7, line.has("##[", at: next) { return actions(clock, at: next) }
            return unwrapped(clock, at: next, depth: depth, digits == 7 ? .githubActions : .kubectl)
        }
        guard line[next] == UInt8(ascii: "{") || line[next].isDigit else { return nil }
        let inner = read(from: next, depth: depth + 1)
        guard inner.strength == .strong, inner.position == .start || line[next] == UInt8(ascii: "{")
        else { return nil }
        return unwrapped(clock, at: next, depth: depth, .kubectl)
    }

    private func unwrapped(
        _ clock: Clock, at inner: Int, depth: Int, _ format: LogFormat, partial: Bool = false
    ) -> LineHead {
        var head = read(from: inner, depth: depth + 1)
        head.wrap(.runtime, at: inner)
        head.choose(outer: clock)
        head.strength = .strong
        head.isPartial = partial
        if head.innerStrength < .strong || format == .cri { head.format = format }
        return head
    }

    /// `##[error]Process completed`, GitHub's mark of a failed step.
    private func actions(_ clock: Clock, at index: Int) -> LineHead {
        var head = LineHead()
        head.clock = clock
        head.position = .start
        head.strength = .strong
        head.format = .githubActions
        let length = line.letters(at: index + 3)
        if line[index + 3 + length] == UInt8(ascii: "]") {
            head.level = LevelWord(line, at: index + 3, length: length)?.level
            head.messageStart = index + 4 + length
        } else {
            head.messageStart = index
        }
        return head
    }

    /// A JSON line, or the text inside a container runtime's JSON.
    func json(at index: Int, depth: Int) -> LineHead? {
        guard let object = JSONHead(line, at: index) else { return nil }
        if let wrapped = object.wrapped, depth < 2 {
            var head = escaped(wrapped, depth: depth)
            head.wrap(.runtime, at: wrapped.lowerBound)
            if let clock = object.clock { head.choose(outer: clock) }
            head.strength = .strong
            head.format = .dockerJSON
            return head
        }
        guard object.isEvent else { return nil }
        var head = LineHead()
        head.clock = object.clock
        head.position = .start
        head.strength = .strong
        head.level = object.level
        head.style = .marked
        head.messageStart = object.messageStart
        head.component = object.component
        head.format = object.format
        return head
    }

    /// Reads the text of a JSON string, undoing its escapes where it holds JSON itself.
    private func escaped(_ range: Range<Int>, depth: Int) -> LineHead {
        guard line.has("{\\\"", at: range.lowerBound) else {
            var end = range.upperBound
            while end - 2 >= range.lowerBound, line.has("\\n", at: end - 2) { end -= 2 }
            let cut = LineBytes(line.prefix(to: end))
            var head = LineParser(line: cut, habits: habits).read(
                from: range.lowerBound, depth: depth + 1)
            if line.has("\\t", at: range.lowerBound) { head.indent = max(head.indent, 1) }
            return head
        }
        let limit = min(range.count, 16_384)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { plain in
            var length = 0
            var index = range.lowerBound
            while index < range.lowerBound + limit {
                if line[index] == UInt8(ascii: "\\") { index += 1 }
                plain[length] = line[index]
                length += 1
                index += 1
            }
            let inner = LineBytes(
                UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(plain)[..<length]))
            var head = LineParser(line: inner, habits: habits).read(from: 0, depth: depth + 1)
            head.messageStart = outerOffset(of: head.messageStart, in: range)
            head.component = 0..<0
            return head
        }
    }

    /// Where the byte that is `offset` once escapes are undone stands in the line.
    private func outerOffset(of offset: Int, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        var seen = 0
        while seen < offset, index < range.upperBound {
            if line[index] == UInt8(ascii: "\\") { index += 1 }
            index += 1
            seen += 1
        }
        return index
    }
}

extension LineHead {
    /// Marks the head as the inside of a wrapper whose text starts at `start`.
    mutating func wrap(_ kind: Wrapper, at start: Int) {
        if wrapper == .none {
            innerStrength = strength
            innerStart = start
        }
        if wrapper != .syslog { wrapper = kind }
    }

    /// Chooses between the wrapper's clock and the one inside: the better settled one, at a tie the
    /// wrapper's, which runs in order.
    mutating func choose(outer: Clock) {
        let inner = clock
        if let inner, inner.rank > outer.rank, inner.agrees(with: outer) {
            otherClock = outer
        } else {
            otherClock = inner
            clock = outer
        }
        position = .start
    }
}
