import Bundles
import Facts
import Packing
import Redaction
import Sealing

/// What a bundle is cleaned with, and how the result is proven.
struct Cleaning {
    let cleaner: any BundleCleaner
    private let plan: RedactionPlan?

    /// - Parameter isOrdered: whether pseudonyms are numbers in the order of the values.
    /// - Throws: `NotationError` when the detectors are not there or are wrong.
    init(
        _ level: RedactionLevel, key: KeyedHash?, choices: RedactionChoices, isOrdered: Bool = false
    ) throws {
        guard level != .off else {
            Console.note("Nothing will be redacted: mind whom you send this to.")
            plan = nil
            cleaner = NoCleaner()
            return
        }
        let plan = try Self.plan(level, choices: choices)
        self.plan = plan
        cleaner = try Redactor(plan, key: key, isOrdered: isOrdered)
    }

    /// The detectors, from where they are kept compiled.
    static func plan(
        _ level: RedactionLevel, choices: RedactionChoices = RedactionChoices(),
        keptIn folders: [String] = InstalledFiles.compiledFolders
    ) throws -> RedactionPlan {
        guard let rules = InstalledFiles.rules else {
            throw CommandError(
                problem: "The detectors that belong to this program are not beside it.",
                hint: "Install it with “make install”.")
        }
        return try RedactionFiles(rules: rules).plan(level, choices: choices, keptIn: folders)
    }

    /// Judges what is no text: certificates and public keys are written as they are, nothing else is.
    static func refusal(_ bytes: [UInt8]) -> String? {
        guard let material = KeyMaterial(bytes) else { return TextGate.noText }
        return material.isPrivate ? "it is \(material.says)" : nil
    }

    /// Searches a finished bundle for what should not be in it.
    var proof: ((BundleReader) throws -> [Ledger.Entry])? {
        guard let plan, let redactor = cleaner as? Redactor else { return nil }
        return { reader in
            let search = try LeakSearch(plan, taken: redactor.takenValues)
            LeakSurvey(search).read(reader)
            return search.hits
        }
    }
}

/// Leads a search through the text of a bundle.
struct LeakSurvey {
    private let search: LeakSearch

    init(_ search: LeakSearch) { self.search = search }

    func read(_ reader: BundleReader) {
        var file = -1
        var line = 1
        while let chunk = reader.next() {
            for segment in chunk.segments {
                if segment.file != file { (file, line) = (segment.file, 1) }
                let bytes = UnsafeRawBufferPointer(rebasing: chunk.bytes[segment.range])
                search.search(bytes, of: reader.member(file).path, from: line)
                line += bytes.reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
            }
            reader.recycle(chunk)
        }
        _ = reader.finish()
    }
}
