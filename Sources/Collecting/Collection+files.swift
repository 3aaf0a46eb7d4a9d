import Bundles
import Glibc

/// A log that may be collected, with what is wanted of it.
private struct LogItem {
    let file: FoundFile
    /// Bytes it would take; of a packed file a guess, because only unpacking tells.
    let wanted: Int
    let cut: FileCut?
    let maxBytes: Int
}

extension Collection {
    /// A packed log is guessed to unpack to so many times its size.
    private static let packedRatio = 15
    /// A configuration or other whole file is cut at this size, if the spec says nothing.
    private static let wholeBytes = 2 << 20
    /// Of a log that does not fit as a whole, less than this tells nothing.
    private static let leastBytes = 4096
    private static let kernelBytes = 1 << 20

    /// Files by glob and payloads: small ones first, then logs share what is left.
    func files() throws {
        let walk = GlobWalk { [stop] in stop.isRequested }
        walk.declare(
            spec.entries.flatMap { $0.files.flatMap(\.globs) + $0.payloads.flatMap(\.globs) })
        var logs: [[LogItem]] = []
        for entry in spec.entries {
            for ask in entry.files {
                let items = try whole(ask, walk)
                logs += Self.families(items)
            }
        }
        for ask in spec.entries.flatMap(\.payloads) { try payloads(ask, walk) }
        for obstacle in walk.obstacles { leaveOut(obstacle.path, obstacle.why) }
        // The least wanted first: what they do not use of their share goes to the others.
        logs.sort { sum($0) < sum($1) }
        for (index, items) in logs.enumerated() {
            try add(items, share: bytesLeft / (logs.count - index))
        }
    }

    /// Logs of one name with those it was rotated to; each family gets a share of its own.
    private static func families(_ items: [LogItem]) -> [[LogItem]] {
        Dictionary(grouping: items) { item in
            let folder = item.file.shown.split(separator: "/").dropLast().joined(separator: "/")
            let name = item.file.shown.split(separator: "/").last ?? ""
            let end = name.firstRange(of: ".log")?.upperBound ?? name.endIndex
            return folder + "/" + name[..<end].filter { !$0.isNumber }
        }.sorted { $0.key < $1.key }.map(\.value)
    }

    private func sum(_ items: [LogItem]) -> Int { items.reduce(0) { $0 + $1.wanted } }

    /// Collects what is no log at once, and returns the logs, newest first.
    private func whole(_ ask: FileAsk, _ walk: GlobWalk) throws -> [LogItem] {
        let range = walk.find(ask.globs)
        let found = walk.files[range]
        var logs: [LogItem] = []
        var outside = 0
        for file in found {
            try checkStop()
            if isOverdue {
                leaveOut(file.shown, "the time for the whole collection was over")
                continue
            }
            do {
                switch try look(file, ask, isNewest: logs.isEmpty) {
                case .log(let item): logs.append(item)
                case .whole(let open): try add(whole: file, open, ask)
                case .outside: outside += 1
                }
            } catch let obstacle as Obstacle {
                leaveOut(file.shown, obstacle)
            }
        }
        if outside > 0 {
            leaveOut(
                ask.globs.joined(separator: ", "),
                "\(outside) older \(outside == 1 ? "file" : "files") outside of the window")
        }
        return logs
    }

    private enum Look {
        case log(LogItem)
        case whole(OpenFile)
        case outside
    }

    private func look(_ file: FoundFile, _ ask: FileAsk, isNewest: Bool) throws -> Look {
        let open = try file.open()
        if file.isMadeByKernel { return .whole(open) }
        // An empty log says that nothing was logged.
        if open.size == 0 { return .whole(open) }
        guard open.data(from: 0) != nil else {
            throw Obstacle("it is sparse: none of its \(Amount.bytes(open.size)) are on the disk")
        }
        if ask.kind == .whole { return .whole(open) }
        if Packed.isPacked(open) {
            if window.isBefore(file.modified), !isNewest { return .outside }
            let wanted = min(open.size, 1 << 40) * Self.packedRatio
            return .log(
                LogItem(file: file, wanted: wanted, cut: nil, maxBytes: ask.maxBytes ?? .max))
        }
        let search = WindowSearch(open)
        guard search.hasTimes || ask.kind == .log else { return .whole(open) }
        if window.isBefore(file.modified), !isNewest { return .outside }
        var cut = FileCut(range: search.hasTimes ? search.range(of: window) : 0..<open.size)
        if cut.range.isEmpty || window.isBefore(file.modified) {
            guard isNewest, window.to == nil || cut.range.lowerBound == open.size else {
                return .outside
            }
            cut.range = max(0, open.size - FileCut.lastWords)..<open.size
            cut.note = "nothing in it is of the window; its last \(Amount.bytes(cut.range.count))"
        } else if cut.range.count < open.size {
            cut.note = "the window's \(Amount.bytes(cut.range.count)) of \(Amount.bytes(open.size))"
        }
        let most = ask.maxBytes ?? .max
        return .log(
            LogItem(file: file, wanted: min(cut.range.count, most), cut: cut, maxBytes: most))
    }

    private func add(whole file: FoundFile, _ open: OpenFile, _ ask: FileAsk) throws {
        let most = min(bytesLeft, ask.maxBytes ?? Self.wholeBytes)
        if file.isMadeByKernel {
            let bytes = open.bytes(0..<min(most, Self.kernelBytes))
            return try add(path: file.shown, origin: file.shown, modified: file.modified) { out in
                try bytes.withUnsafeBytes(out)
                return bytes.count == Self.kernelBytes ? "only its first \(bytes.count) bytes" : nil
            }
        }
        if open.size > 0, Packed.isPacked(open) { return try emit(packed: file, open, most) }
        var cut = FileCut(range: 0..<open.size)
        cut.keepFirst(most)
        let isBinary = open.size > 0 && Packed.isBinary(open)
        if isBinary, cut.note != nil { throw Obstacle("it is no text, and larger than the limit") }
        guard most > 0 || open.size == 0 else { throw Obstacle("the size limit was reached") }
        try emit(cut, of: file, open, isText: !isBinary)
    }

    /// The newest of a source's logs first, while its share lasts.
    private func add(_ items: [LogItem], share: Int) throws {
        var share = share
        for item in items {
            try checkStop()
            guard !isOverdue else {
                leaveOut(item.file.shown, "the time for the whole collection was over")
                continue
            }
            guard share >= min(item.wanted, Self.leastBytes) else {
                leaveOut(item.file.shown, "the size limit was reached by newer evidence")
                continue
            }
            let before = progress.bytes
            do {
                let open = try item.file.open()
                let allowance = min(share, item.maxBytes)
                if var cut = item.cut {
                    // It may have shrunk since it was looked at.
                    cut.range = cut.range.clamped(to: 0..<open.size)
                    if Packed.isBinary(open) { throw Obstacle("it is no text") }
                    cut.keepNewest(allowance)
                    try emit(cut, of: item.file, open, isText: true)
                } else {
                    try emit(packed: item.file, open, allowance)
                }
            } catch let obstacle as Obstacle {
                leaveOut(item.file.shown, obstacle)
            }
            share -= progress.bytes - before
        }
    }

    private func emit(_ cut: FileCut, of file: FoundFile, _ open: OpenFile, isText: Bool) throws {
        let start = cut.range.lowerBound
        let isInside = start > 0 && open.bytes(start - 1..<start) != [10]
        let cutsEnd = cut.range.upperBound < open.size || open.hasGrown
        var trimmer = LineTrimmer(
            startsInside: isText && isInside, endsAtLine: isText && cutsEnd)
        try add(path: file.shown, origin: file.shown, modified: file.modified) { out in
            let buffer = UnsafeMutableRawBufferPointer.allocate(
                byteCount: FileCut.block, alignment: 4096)
            defer { buffer.deallocate() }
            var at = start
            while at < cut.range.upperBound, let data = open.data(from: at) {
                // Behind a hole a line begins, after the zeros that fill its page.
                if data > at { trimmer.beginAfterHole() }
                at = data
                let wanted = min(buffer.count, cut.range.upperBound - at)
                guard wanted > 0 else { break }
                let count = open.read(
                    UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: at)
                if count == 0 {
                    open.forget()
                    return "reading stopped at byte \(at): it became shorter or cannot be read"
                }
                try trimmer.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: out)
                at += count
            }
            open.forget()
            return cut.note
        }
    }

    /// Unpacks twice: once to know where the newest lines of the window begin, once to hand them on.
    private func emit(packed file: FoundFile, _ open: OpenFile, _ allowance: Int) throws {
        let packed = Packed(open, stop: stop, secondsLeft: Int(deadline - Monotonic.now))
        let content = try packed.measure(window)
        var cut = FileCut(range: content.range)
        if cut.range.isEmpty { throw Obstacle("nothing in it is of the window") }
        if content.range.count < content.size {
            cut.note =
                "the window's \(Amount.bytes(content.range.count)) of "
                + Amount.bytes(content.size)
        }
        cut.keepNewest(allowance)
        var trimmer = LineTrimmer(
            startsInside: cut.range.lowerBound > content.range.lowerBound,
            endsAtLine: cut.range.upperBound < content.size)
        let path = Packed.unpackedName(file.shown)
        try add(path: path, origin: file.shown, modified: file.modified) { out in
            try packed.bytes(cut.range) { try trimmer.feed($0, into: out) } ?? cut.note
        }
    }

    private func payloads(_ ask: PayloadAsk, _ walk: GlobWalk) throws {
        let range = walk.find(ask.globs)
        let found = walk.files[range].sorted {
            ($0.modified, $0.shown) < ($1.modified, $1.shown)
        }
        // Of a folder the first and the last files; of one file its first and last records.
        let isFolder = found.count > ask.first + ask.last
        let chosen = isFolder ? Array(found.prefix(ask.first)) + found.suffix(ask.last) : found
        if isFolder {
            leaveOut(
                ask.globs.joined(separator: ", "),
                "\(found.count - chosen.count) payload files between the first \(ask.first) and the last \(ask.last)"
            )
        }
        for file in chosen {
            try checkStop()
            do {
                let open = try file.open()
                let pick = try PayloadPick(open, ask, limit: min(ask.maxBytes, bytesLeft))
                try add(path: file.shown, origin: file.shown, modified: file.modified) { out in
                    try pick.bytes.withUnsafeBytes(out)
                    return pick.note
                }
            } catch let obstacle as Obstacle {
                leaveOut(file.shown, obstacle)
            }
        }
    }
}
