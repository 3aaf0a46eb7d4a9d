import Bundles

/// How often the engine would look twice at a line, pattern by pattern: what a rule costs.
package struct ScanCensus: Sendable {
    package private(set) var bytes = 0
    package private(set) var lines = 0
    /// For each pattern of the plan the lines that had to be looked at for it.
    package private(set) var candidates: [Int]
    /// The lines that had to be looked at for some pattern.
    package private(set) var touched = 0

    /// Scans everything in the reader and matches nothing.
    /// - Throws: ``ScanError`` when there is no memory or thread for scanning.
    package init(_ reader: BundleReader, _ plan: ScanPlan) throws {
        candidates = Array(repeating: 0, count: plan.patterns.count)
        let ahead = try ScanAhead(reader, plan)
        while let (chunk, found) = ahead.next() {
            bytes += chunk.bytes.count
            lines += FileScan.countLines(chunk.bytes)
            var last = -1
            for candidate in found where candidate.pattern < candidates.count {
                candidates[candidate.pattern] += 1
                if candidate.line.lowerBound != last { touched += 1 }
                last = candidate.line.lowerBound
            }
            ahead.recycle(chunk)
        }
        _ = reader.finish()
    }
}
