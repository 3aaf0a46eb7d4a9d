import Sealing

/// Cleans a bundle by detectors, keys and places, and keeps the ledger.
///
/// One a thread: its files are cleaned one after another, or alternately, but not at the same time.
package final class Redactor: BundleCleaner {
    package let level: RedactionLevel
    package private(set) var ledger = Ledger()
    /// The values that were taken out, for the search behind.
    package private(set) var takenValues: TakenValues

    let pseudonyms: Pseudonymizer
    let plan: RedactionPlan
    /// Who remembers what this one takes out.
    private var other: Redactor?
    private(set) var finder: any Finder
    private var paths: [String: String] = [:]
    /// Of each kind in a file its last entry, and how many there are.
    private var last: [Place: (entry: Int, entries: Int)] = [:]

    private struct Place: Hashable {
        let kind: String
        let file: String
    }

    /// Lines of a kind and file that get an entry each; the last stands for the rest.
    private static let mostEntries = 1000

    /// - Parameters:
    ///   - key: makes pseudonyms the same in all bundles cleaned with it.
    ///   - isOrdered: pseudonyms are numbers, in the order of the values: `«secret:1»`. What is cleaned in the
    ///     same order comes out the same, and tells nothing of the values.
    /// - Throws: ``ScanError`` when there is no memory for scanning.
    package init(_ plan: RedactionPlan, key: KeyedHash? = nil, isOrdered: Bool = false) throws {
        level = plan.level
        self.plan = plan
        pseudonyms = Pseudonymizer(key: key, isOrdered: isOrdered)
        finder = try SpanFinder(plan, pseudonyms)
        takenValues = TakenValues()
    }

    /// One that cleans beside another, with the same pseudonyms, and keeps a ledger of its own.
    ///
    /// For what is cut to pieces afterwards: only a whole file shows what its lines are.
    /// - Throws: ``ScanError`` when there is no memory for scanning.
    package init(beside other: Redactor) throws {
        (level, plan, pseudonyms) = (other.level, other.plan, other.pseudonyms)
        self.other = other
        finder = try SpanFinder(plan, pseudonyms)
        takenValues = TakenValues()
    }

    package func clean(path: String) -> String {
        if let known = paths[path] { return known }
        var bytes = Array(path.utf8)
        let clean = bytes.withUnsafeMutableBytes { bytes -> String in
            let text = Text(UnsafeRawBufferPointer(bytes))
            let found = finder.found(in: text, startsLine: true)
            guard !found.isEmpty else { return path }
            let name = Rendering(pseudonyms).clean(text, found, isNarrow: true)
            let clean = String(decoding: name, as: UTF8.self)
            for kind in found.flatMap(\.kinds) { note(kind, in: clean, line: 0) }
            return clean
        }
        if paths.count > 100_000 { paths.removeAll() }
        paths[path] = clean
        return clean
    }

    package func sweep() -> Bool {
        paths.removeAll()
        finder = Sweep(takenValues)
        return true
    }

    package func cleaner(of path: String) -> any FileCleaner {
        FileRedactor(self, finder, file: clean(path: path))
    }

    /// Writes into the ledger what another took out.
    package func note(_ entries: [Ledger.Entry], in file: String) {
        for entry in entries {
            for _ in 0..<entry.count { note(entry.kind, in: file, line: entry.line) }
        }
    }

    /// Writes into the ledger that a value of the kind was taken out.
    func note(_ kind: String, in file: String, line: Int) {
        let place = Place(kind: kind, file: file)
        if let known = last[place],
            ledger.entries[known.entry].line == line || known.entries >= Self.mostEntries
        {
            ledger.entries[known.entry].count += 1
            return
        }
        last[place] = (ledger.entries.count, (last[place]?.entries ?? 0) + 1)
        ledger.entries.append(Ledger.Entry(kind: kind, file: file, line: line, count: 1))
    }

    func remember(_ found: Found, in text: Text) {
        guard found.kind != LeakSearch.takenElsewhere, found.layer == nil,
            found.shape == .secret || found.shape == .token
        else { return }
        if let other { return other.remember(found, in: text) }
        takenValues.add(text[found.range])
    }
}
