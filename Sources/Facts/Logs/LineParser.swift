/// Reads what one line says, peeling what runtimes and loggers wrapped around it.
struct LineParser {
    /// What is known of the file the lines come from.
    struct Habits {
        var tail = HeaderTail.Habits()
        /// Lines carry docker compose's `name  | `.
        var compose = false
        /// How `03/04/2026` is read here; `nil` while nothing tells.
        var dayFirst: Bool?
        /// Whether to tell each line's format; only a survey needs it.
        var namesFormats = false
        /// Whether times behind other text are looked for in what syslog carries.
        var searchesMessages = true
        /// Whether events may start with blanks.
        var readsIndented = true
    }

    let line: LineBytes
    let habits: Habits

    /// Reads the text that starts at `start`; `depth` counts the wrappers already peeled.
    func read(from start: Int = 0, depth: Int = 0) -> LineHead {
        var index = line.skippingEscapes(start)
        if start == 0, line.has("\u{FEFF}", at: 0) { index = 3 }
        let first = line.skippingBlanks(index)
        let indent = first - index
        index = line.skippingEscapes(first)
        var head = LineHead()
        if indent > 0, depth == 0, !habits.readsIndented {
            head.indent = indent
            head.messageStart = index
            return head
        }
        if index < line.count {
            if habits.compose, depth == 0, let wrapped = compose(index) {
                head = wrapped
            } else {
                head = text(at: index, depth: depth)
            }
        }
        head.indent = indent
        if head.strength == .none { head.messageStart = index }
        return head
    }

    private func text(at index: Int, depth: Int) -> LineHead {
        let byte = line[index]
        switch byte {
        case UInt8(ascii: "{"):
            return json(at: index, depth: depth) ?? opened(at: index, depth: depth)
        case UInt8(ascii: "<"):
            if let head = priority(at: index, depth: depth) { return head }
            if line[index + 1].isLetter, let head = xml(at: index) { return head }
            return opened(at: index, depth: depth)
        case UInt8(ascii: "["):
            if line.has("[pod/", at: index), let head = kubectl(at: index) { return head }
            return opened(at: index, depth: depth)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            if let head = framed(at: index, depth: depth) { return head }
            if let clock = clock(at: index) { return after(clock, depth: depth) }
            if let head = redis(at: index) { return head }
            return inside(from: index, depth: depth)
        case UInt8(ascii: "="):
            return erlangReport(at: index) ?? LineHead()
        case UInt8(ascii: "#"):
            return hash(at: index)
        case UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"),
            UInt8(ascii: "."), UInt8(ascii: "|"), UInt8(ascii: "!"):
            return opened(at: index, depth: depth)
        case UInt8(ascii: "%"):
            return levelFirst(at: index)
        case UInt8(ascii: "@"):
            if line.has("@cee:", at: index) {
                return json(at: line.skippingBlanks(index + 5), depth: depth) ?? LineHead()
            }
            if let clock = clock(at: index) { return after(clock, depth: depth + 1) }
            return LineHead()
        case UInt8(ascii: "-"):
            guard line[index + 1] == 0x20 else { return inside(from: index, depth: depth) }
            if let clock = clock(at: index + 2) { return after(clock, depth: depth) }
            return inside(from: index, depth: depth)
        default:
            if byte.isLetter { return letter(at: index, depth: depth) }
            return inside(from: index, depth: depth)
        }
    }

    /// An XML event that holds its time in its first line.
    private func xml(at index: Int) -> LineHead? {
        let found = Supplement(line, xmlFrom: index)
        guard let clock = found.clock else { return nil }
        var head = LineHead()
        head.clock = clock
        head.position = .start
        head.strength = .strong
        head.level = found.level
        head.style = .marked
        head.messageStart = index
        head.format = .xmlEvents
        return head
    }

    @inline(__always)
    func clock(at index: Int) -> Clock? {
        Clock(line, at: index, dayFirst: habits.dayFirst)
    }

    /// A line whose first character opens a bracket or quote around the time, or marks it.
    private func opened(at index: Int, depth: Int) -> LineHead {
        let next = line.skippingBlanks(index + 1)
        if let clock = clock(at: next) {
            if next > index + 1, !clock.form.isStrong { return LineHead() }
            return after(clock, depth: depth)
        }
        if line[index] == UInt8(ascii: "["), let head = kernelRing(at: index) ?? boxed(at: index) {
            return head
        }
        var head = inside(from: index, depth: depth)
        if head.clock == nil { head = levelFirst(at: index) }
        return head
    }

    private func letter(at index: Int, depth: Int) -> LineHead {
        if let head = klog(at: index) { return head }
        if let clock = clock(at: index) { return after(clock, depth: depth) }
        if let head = lettered(at: index) { return head }
        if let head = Logfmt.head(line, at: index, dayFirst: habits.dayFirst) { return head }
        var head = inside(from: index, depth: depth)
        if head.clock == nil { head = levelFirst(at: index) }
        return head
    }

    /// What follows a time at the start of the text.
    private func after(_ clock: Clock, depth: Int) -> LineHead {
        if depth < 3, let head = containerRuntime(clock, depth: depth) { return head }
        if let head = syslog(clock, priority: nil, depth: depth) { return head }
        var head = LineHead()
        head.clock = clock
        head.position = .start
        head.strength = clock.form.isStrong ? .strong : .weak
        let tail = HeaderTail(line, from: clock.end, afterTime: true, habits: habits.tail)
        head.take(tail)
        if head.level != nil, line[clock.start - 1] == UInt8(ascii: "["), line[clock.end] == 0x20,
            let close = line.index(of: UInt8(ascii: "]"), from: clock.end, to: clock.end + 120)
        {
            // `[2026-05-04T10:02:05Z ERROR shop::cart] text`: all up to the bracket is header.
            head.messageStart = max(head.messageStart, line.skippingBlanks(close + 1))
        }
        if isPostgreSQLTable(clock) { readTable(clock, &head) }
        if habits.namesFormats { head.format = guess(clock, head) }
        return head
    }

    /// A line that starts with a level and holds no time.
    private func levelFirst(at index: Int) -> LineHead {
        var head = LineHead()
        let tail = HeaderTail(line, from: index, afterTime: false, habits: habits.tail)
        guard tail.level != nil else { return head }
        head.take(tail)
        head.strength = .level
        head.format = .levelOnly
        if line[index].isUpper, tail.messageStart > index { pythonBasic(index, &head) }
        if line[index].isLower, line[index + 4] == UInt8(ascii: ":"), line[index + 5] == 0x20 {
            dotnet(index, &head)
        }
        return head
    }

    /// `ERROR:shop.cart:message`, as Python's `basicConfig` prints.
    private func pythonBasic(_ index: Int, _ head: inout LineHead) {
        let colon = index + line.letters(at: index)
        guard line[colon] == UInt8(ascii: ":"), line[colon + 1].isLetter || line[colon + 1] == 0x5F,
            let second = line.index(of: UInt8(ascii: ":"), from: colon + 1, to: colon + 80),
            (colon + 1..<second).allSatisfy({ !line[$0].isBlank })
        else { return }
        head.component = colon + 1..<second
        head.messageStart = second + 1
        head.format = .python
    }

    /// `fail: Shop.Cart[0]`, with the message on the next line.
    private func dotnet(_ index: Int, _ head: inout LineHead) {
        guard let open = line.index(of: UInt8(ascii: "["), from: index + 6, to: index + 200),
            line[open + 1].isDigit || line[open + 1] == UInt8(ascii: "-")
        else { return }
        head.format = .dotnet
        head.component = index + 6..<open
    }
}

extension LineHead {
    /// Takes over what stands between the time and the message.
    mutating func take(_ tail: HeaderTail) {
        level = tail.level
        style = tail.style == .none ? tail.hint : tail.style
        messageStart = tail.messageStart
        component = tail.component
        isDetail = tail.isDetail
    }
}
