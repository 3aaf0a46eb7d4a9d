import Glibc

/// Reads a payload as it streams by, and keeps its shape; see ``Payload``.
struct PayloadReader: Sendable {
    /// A document larger than this is known by its beginning only; a record larger than this not at all.
    static let documentLimit = 8 << 20
    private static let limitWords = "8 MiB"

    private enum Mode: Sendable {
        case lines, form
        case document, xml, http
        case table(TableShaper)
    }

    private let file: Int
    private let isSchemaFile: Bool
    private let path: String
    private var mode: Mode
    private var shape = ShapeBuilder()
    /// The document so far, or the record that the last chunk left open.
    private var held: [UInt8] = []
    private var heldLine = 1
    private var isAtStart = true
    private var hasMark = false
    private var bytes = 0
    private var lines = 0
    private var records = 0
    private var largest = (bytes: 0, line: 1)
    private var isSkipping = false
    private var skippedBytes = 0
    private var skipped = 0
    private var isPart = false
    private var damage: Payload.Damage?
    private var brokenRecords = 0
    private var cut: (line: Int, text: String)?

    /// `nil` when the file is no payload.
    init?(
        path: String, file: Int, sample: UnsafeRawBufferPointer, sources: [Source],
        isLog: Bool = false
    ) {
        guard let look = PayloadLook(path: path, sample: sample, sources: sources, isLog: isLog)
        else { return nil }
        self.file = file
        self.path = path
        isSchemaFile = path.lowercased().hasSuffix(".avsc")
        mode =
            switch look {
            case .lines: .lines
            case .document: .document
            case .xml: .xml
            case .form: .form
            case .http: .http
            case .table(let look): .table(TableShaper(look: look))
            }
    }

    /// What the inventory calls it.
    var format: Payload.Format {
        switch mode {
        case .lines: .ndjson
        case .document: .json
        case .xml: .xml
        case .form: .form
        case .http: .http
        case .table: .csv
        }
    }

    /// - Parameter linesBefore: lines of the file before these bytes.
    mutating func read(_ bytes: UnsafeRawBufferPointer, linesBefore: Int) {
        var bytes = bytes
        self.bytes += bytes.count
        if isAtStart {
            isAtStart = false
            hasMark = bytes.starts(with: [0xef, 0xbb, 0xbf])
            bytes = PayloadLook.withoutMark(bytes)
        }
        switch mode {
        case .lines, .form: readLines(bytes, linesBefore: linesBefore)
        case .document, .xml, .http: hold(bytes)
        case .table(var table):
            // Taken out while it changes, so that its arrays are not copied.
            mode = .form
            table.read(bytes, linesBefore: linesBefore, into: &shape)
            mode = .table(table)
        }
        lines = linesBefore
    }

    private mutating func hold(_ bytes: UnsafeRawBufferPointer) {
        let room = Self.documentLimit - held.count
        if bytes.count > room { isPart = true }
        held.append(contentsOf: bytes.prefix(room))
    }

    private mutating func readLines(_ bytes: UnsafeRawBufferPointer, linesBefore: Int) {
        guard let base = bytes.baseAddress else { return }
        var at = 0
        var line = linesBefore + 1
        while at < bytes.count {
            guard let hit = memchr(base + at, 10, bytes.count - at) else {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[at...])
                if held.isEmpty { heldLine = line }
                if isSkipping || held.count + rest.count > Self.documentLimit {
                    isSkipping = true
                    skippedBytes += held.count + rest.count
                    held.removeAll()
                } else {
                    held.append(contentsOf: rest)
                }
                return
            }
            let end = UnsafeRawPointer(hit) - base
            let part = UnsafeRawBufferPointer(rebasing: bytes[at..<end])
            if isSkipping {
                isSkipping = false
                skipped += 1
                note(size: skippedBytes + part.count, line)
                skippedBytes = 0
            } else if held.isEmpty {
                record(part, line)
            } else {
                held.append(contentsOf: part)
                var whole: [UInt8] = []
                swap(&whole, &held)
                whole.withUnsafeBytes { record($0, heldLine) }
            }
            at = end + 1
            line += 1
        }
    }

    private mutating func note(size: Int, _ line: Int) {
        records += 1
        if size > largest.bytes { largest = (size, line) }
    }

    private mutating func record(_ text: UnsafeRawBufferPointer, _ line: Int) {
        var text = text
        if text.last == 13 { text = UnsafeRawBufferPointer(rebasing: text.dropLast()) }
        guard let first = text.first, first > 0x20 || text.contains(where: { $0 > 0x20 }) else {
            return
        }
        if let cut { spoil(cut.line, cut.text) }
        cut = nil
        note(size: text.count, line)
        if case .form = mode {
            FormShaper.read(text, number: line, root: 0, into: &shape)
            return
        }
        switch JSONShaper.read(text, line: line, root: 0, into: &shape) {
        case .whole: break
        case .cut(_, let problem): cut = (line, problem)
        case .broken(_, let problem): spoil(line, problem)
        }
    }

    private mutating func spoil(_ line: Int, _ text: String) {
        brokenRecords += 1
        if damage == nil { damage = Payload.Damage(kind: .broken, line: line, text: text) }
    }

    /// The payloads: one, or for an HTTP dump its heads and the bodies of each side.
    mutating func finish() -> [Payload] {
        var payload = Payload(place: Place(file: file, line: 1), format: format)
        payload.bytes = bytes
        if hasMark { payload.encoding = "utf-8-bom" }
        payload.lines = lines
        switch mode {
        case .lines, .form:
            finishLines(&payload)
        case .table(var table):
            table.finish(into: &shape)
            payload.table = table.form
            payload.records = table.records
            payload.largest = table.largest
            payload.damage = table.damage
        case .document, .xml: finishDocument(&payload)
        case .http: return finishDump(payload)
        }
        fill(&payload, from: shape)
        return [payload]
    }

    private func fill(_ payload: inout Payload, from shape: ShapeBuilder) {
        let isJSON = payload.format == .json || payload.format == .ndjson
        payload.fields = shape.fields { isJSON ? JSONShaper.unescaped($0) : Text.decoded($0) }
        payload.keys = shape.keyTables
        payload.keyPrint = shape.keyPrint
        if shape.overflowed, payload.sampled == nil {
            payload.sampled = "only its first \(ShapeBuilder.mostNodes) fields were looked at"
        }
    }

    private mutating func finishLines(_ payload: inout Payload) {
        if isSkipping {
            skipped += 1
            note(size: skippedBytes, heldLine)
        } else if !held.isEmpty {
            var whole: [UInt8] = []
            swap(&whole, &held)
            whole.withUnsafeBytes { record($0, heldLine) }
        }
        payload.records = records
        payload.largest = largest
        if let cut, records > 1 || damage == nil {
            payload.damage =
                damage ?? Payload.Damage(kind: .truncated, line: cut.line, text: cut.text)
        } else {
            payload.damage = damage
        }
        if skipped > 0 {
            payload.sampled =
                "\(skipped) record\(skipped == 1 ? "" : "s") of more than \(Self.limitWords) "
                + "\(skipped == 1 ? "was" : "were") left out"
        }
    }

    private mutating func finishDocument(_ payload: inout Payload) {
        var text: [UInt8] = []
        swap(&text, &held)
        if payload.format == .json, !isPart,
            let contract = SchemaReader.contract(in: text, path: path, isSchema: isSchemaFile)
        {
            payload.contract = contract
            payload.records = 0
            return
        }
        let isMarkup = payload.format == .xml
        let outcome = text.withUnsafeBytes { bytes in
            isMarkup
                ? XMLShaper.read(bytes, line: 1, root: 0, into: &shape)
                : JSONShaper.read(bytes, line: 1, root: 0, into: &shape)
        }
        payload.records = isMarkup ? XMLShaper.records(shape) : shape.listedRecords
        payload.largest = (bytes, 1)
        if isPart {
            payload.sampled = "only its first \(Self.limitWords) were looked at"
            return
        }
        switch outcome {
        case .whole: break
        case .cut(let line, let text):
            payload.damage = Payload.Damage(kind: .truncated, line: line, text: text)
        case .broken(let line, let text):
            payload.damage = Payload.Damage(kind: .broken, line: line, text: text)
        }
    }

    private mutating func finishDump(_ whole: Payload) -> [Payload] {
        var text: [UInt8] = []
        swap(&text, &held)
        let dump = text.withUnsafeBytes { HTTPDump.read($0) }
        var heads = whole
        heads.records = dump.messages
        if isPart { heads.sampled = "only its first \(Self.limitWords) were looked at" }
        fill(&heads, from: dump.heads)
        var result = [heads]
        for side in [HTTPDump.Side.request, .response] {
            guard let shape = dump.bodies[side], let format = dump.formats[side] else { continue }
            var body = Payload(
                place: Place(file: file, line: dump.places[side] ?? 1), format: format)
            body.part = side.rawValue
            body.encoding = whole.encoding
            body.records = dump.counts[side] ?? 1
            body.damage = isPart ? nil : dump.damages[side]
            body.sampled = heads.sampled
            fill(&body, from: shape)
            result.append(body)
        }
        return result
    }
}
