import FoundationEssentials
import Notation
import Scanning

/// Detectors with their database, as bytes that are read in a millisecond.
enum CompiledDetectors {
    /// Raised whenever the compiled form changes.
    private static let format = "clearcause-detectors/3\n"
    private static let unit: Character = "\u{1f}"
    private static let record: Character = "\u{1e}"

    static func files(_ folders: [String]) -> CompiledFiles {
        CompiledFiles(folders: folders, format: format, ending: "detectors")
    }

    /// What a plan without choices is made of: the files, the detectors of the program, the engine.
    static func key(
        _ files: RedactionFiles, _ level: RedactionLevel, _ keys: SensitiveKeys
    ) -> Fingerprint {
        var print = Fingerprint()
        print.add(format + level.rawValue + PatternDatabase.engine)
        for (name, text) in files.detectors + [files.keys] {
            print.add(name)
            print.add(text)
        }
        for detector in ContextDetectors.all {
            print.add("\(detector.kind) \(detector.level) \(detector.pattern.expression)")
            print.add(detector.pattern.prefilter)
        }
        for pattern in keys.patterns(for: level) { print.add(pattern.prefilter) }
        return print
    }

    static func bytes(_ plan: RedactionPlan) throws -> [UInt8] {
        let rows = plan.detectors.map { detector in
            [
                detector.kind, detector.says, detector.level.rawValue, detector.pattern.expression,
                detector.pattern.prefilter, detector.pattern.ignoresCase ? "i" : "",
                detector.check?.rawValue ?? "", detector.pseudonym.rawValue,
            ].joined(separator: String(unit))
        }
        let text = "\(plan.database.count)\(record)" + rows.joined(separator: String(record))
        return try part(Array(text.utf8)) + part(plan.presence().serialized())
            + plan.database.serialized()
    }

    private static func part(_ bytes: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: Int64(bytes.count), Array.init) + bytes
    }

    /// Takes a part off the beginning.
    private static func part(of bytes: inout UnsafeRawBufferPointer) throws
        -> UnsafeRawBufferPointer
    {
        guard bytes.count > 8 else { throw damaged }
        let size = Int(bytes.loadUnaligned(as: Int64.self))
        guard size > 0, size <= bytes.count - 8 else { throw damaged }
        let part = UnsafeRawBufferPointer(rebasing: bytes[8..<8 + size])
        bytes = UnsafeRawBufferPointer(rebasing: bytes[(8 + size)...])
        return part
    }

    private static let damaged = ScanError("the stored detectors are damaged")

    /// - Throws: ``ScanError`` when the bytes are not what ``bytes(_:)`` wrote.
    static func plan(
        _ bytes: UnsafeRawBufferPointer, _ level: RedactionLevel, _ keys: SensitiveKeys
    ) throws -> RedactionPlan {
        var rest = bytes
        let text = String(decoding: try part(of: &rest), as: UTF8.self)
        let presence = Array(try part(of: &rest))
        let rows = text.split(separator: record, omittingEmptySubsequences: false)
        guard let count = rows.first.flatMap({ Int($0) }) else { throw damaged }
        let detectors = try rows.dropFirst().map { row in
            let parts = row.split(separator: unit, omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 8, let level = RedactionLevel(rawValue: parts[2]),
                let pseudonym = PseudonymShape(rawValue: parts[7])
            else { throw damaged }
            return Detector(
                kind: parts[0], says: parts[1], level: level,
                pattern: Pattern(
                    expression: parts[3], minimalPrefilter: parts[4], ignoresCase: parts[5] == "i"),
                check: Check(rawValue: parts[6]), pseudonym: pseudonym)
        }
        return RedactionPlan(
            level: level, compiled: detectors, keys: keys,
            database: try PatternDatabase(serialized: rest, count: count), presence: presence)
    }
}

extension RedactionFiles {
    /// Everything that is looked for at a level, from a folder of compiled plans or compiled and then kept.
    ///
    /// What a user chose besides is compiled anew each time.
    /// - Parameter note: called before a compilation.
    /// - Throws: ``NotationError`` when the files have errors.
    package func plan(
        _ level: RedactionLevel, choices: RedactionChoices = RedactionChoices(),
        keptIn folders: [String], note: () -> Void = {}
    ) throws -> RedactionPlan {
        guard choices.isEmpty else { return try plan(level, choices: choices) }
        let sensitive = try SensitiveKeys(file: keys.name, text: keys.text)
        let kept = CompiledDetectors.files(folders)
        let key = CompiledDetectors.key(self, level, sensitive)
        if let plan = kept.read(key, { try CompiledDetectors.plan($0, level, sensitive) }) {
            return plan
        }
        note()
        let plan = try plan(level)
        if let bytes = try? CompiledDetectors.bytes(plan) { kept.write(bytes, as: key) }
        return plan
    }
}
