/// Requests and answers as they went over the wire, or as `curl -v` and proxies write them down.
///
/// Start lines and headers become fields (`request.headers.content-type`, `response.status`); the bodies of
/// either side are payloads of their own.
struct HTTPDump {
    enum Side: String { case request, response }

    private(set) var heads = ShapeBuilder()
    private(set) var bodies: [Side: ShapeBuilder] = [:]
    private(set) var places: [Side: Int] = [:]
    private(set) var counts: [Side: Int] = [:]
    private(set) var formats: [Side: Payload.Format] = [:]
    private(set) var damages: [Side: Payload.Damage] = [:]
    private(set) var messages = 0

    private struct Open {
        var side: Side
        var line: Int
        var headers: Int
        var length: Int?
        var bodyStart: Int?
        var bodyLine = 0
    }

    private var open: Open?

    /// The side whose message begins in this line.
    static func side(_ line: Slice<UnsafeRawBufferPointer>) -> Side? {
        var text = line
        if text.starts(with: "> ".utf8) || text.starts(with: "< ".utf8) { text = text.dropFirst(2) }
        if text.starts(with: "HTTP/".utf8), text.count >= 12 {
            let status = text.drop { $0 != 0x20 }.dropFirst().prefix(3)
            return status.count == 3 && status.allSatisfy { (0x30...0x39).contains($0) }
                ? .response : nil
        }
        let method = text.prefix { (0x41...0x5a).contains($0) }
        guard (3...8).contains(method.count), text.dropFirst(method.count).first == 0x20 else {
            return nil
        }
        let words = text.split(separator: 0x20)
        return words.count == 3 && words[2].starts(with: "HTTP/".utf8) ? .request : nil
    }

    static func read(_ bytes: UnsafeRawBufferPointer) -> HTTPDump {
        var dump = HTTPDump()
        var at = 0
        var number = 0
        while at < bytes.count {
            number += 1
            let end = bytes[at...].firstIndex(of: 10) ?? bytes.count
            var line = bytes[at..<end]
            if line.last == 13 { line = line.dropLast() }
            dump.take(line, number, at, bytes)
            at = end + 1
        }
        dump.close(bytes, bytes.count)
        return dump
    }

    private mutating func take(
        _ line: Slice<UnsafeRawBufferPointer>, _ number: Int, _ at: Int,
        _ bytes: UnsafeRawBufferPointer
    ) {
        if let side = Self.side(line) {
            close(bytes, at)
            begin(side, line, number)
            return
        }
        guard open != nil, open?.bodyStart == nil else { return }
        var text = line
        if text.starts(with: "> ".utf8) || text.starts(with: "< ".utf8) {
            text = text.dropFirst(2)
        } else if text.count == 1,
            text.first == UInt8(ascii: ">") || text.first == UInt8(ascii: "<")
        {
            text = text.dropFirst()
        } else if text.first == UInt8(ascii: "*") {
            return
        }
        guard !text.isEmpty else {
            heads.endObject(open?.headers ?? -1)
            open?.bodyStart = min(
                at + line.count + (bytes[at...].dropFirst(line.count).first == 13 ? 2 : 1),
                bytes.count)
            open?.bodyLine = number + 1
            return
        }
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = Text.decoded(text[..<colon]).lowercased()
        let value = Array(text[(colon + 1)...].drop { $0 == 0x20 })
        if name == "content-length" { open?.length = Int(String(decoding: value, as: UTF8.self)) }
        let node = Array(name.utf8).withUnsafeBytes { heads.child(of: open?.headers ?? -1, $0) }
        value.withUnsafeBytes { heads.text(node, $0, line: number) }
    }

    private mutating func begin(_ side: Side, _ line: Slice<UnsafeRawBufferPointer>, _ number: Int)
    {
        messages += 1
        heads.beginObject(0, line: number)
        let node = child(0, side.rawValue)
        heads.beginObject(node, line: number)
        let words = line.split(separator: 0x20).filter {
            $0.count > 1 || $0.first != UInt8(ascii: ">") && $0.first != UInt8(ascii: "<")
        }
        let named = side == .request ? ["method", "target"] : ["version", "status"]
        for (name, word) in zip(named, words) where name != "version" {
            let part = child(node, name)
            Array(word.prefix { $0 != UInt8(ascii: "?") }).withUnsafeBytes {
                heads.text(part, $0, line: number)
            }
        }
        let headers = child(node, "headers")
        heads.beginObject(headers, line: number)
        heads.endObject(0)
        open = Open(side: side, line: number, headers: headers)
    }

    private mutating func child(_ parent: Int, _ name: String) -> Int {
        Array(name.utf8).withUnsafeBytes { heads.child(of: parent, $0) }
    }

    private mutating func close(_ bytes: UnsafeRawBufferPointer, _ end: Int) {
        guard let message = open else { return }
        open = nil
        guard let start = message.bodyStart, start < end else { return }
        var body = bytes[start..<end]
        if let length = message.length, body.count > length { body = body.prefix(length) }
        while let last = body.last, last <= 0x20 { body = body.dropLast() }
        while let last = body.lastIndex(of: 10), body[last...].dropFirst().starts(with: "* ".utf8) {
            body = body[..<last]
        }
        guard let first = body.first(where: { $0 > 0x20 }) else { return }
        let whole = UnsafeRawBufferPointer(rebasing: body)
        let (side, line) = (message.side, message.bodyLine)
        var shape = bodies[side] ?? ShapeBuilder()
        var outcome = JSONShaper.Outcome.whole
        var format = Payload.Format.json
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            outcome = JSONShaper.read(whole, line: line, root: 0, into: &shape)
        } else if first == UInt8(ascii: "<") {
            format = .xml
            outcome = XMLShaper.read(whole, line: line, root: 0, into: &shape)
        } else if FormShaper.fits(body) {
            format = .form
            FormShaper.read(whole, number: line, root: 0, into: &shape)
        } else {
            return
        }
        bodies[side] = shape
        formats[side] = format
        places[side] = places[side] ?? line
        counts[side, default: 0] += 1
        if case .cut(let line, let text) = outcome, damages[side] == nil {
            let told = message.length.map { " (\(whole.count) of \($0) bytes are there)" } ?? ""
            damages[side] = Payload.Damage(kind: .truncated, line: line, text: text + told)
        }
    }
}
