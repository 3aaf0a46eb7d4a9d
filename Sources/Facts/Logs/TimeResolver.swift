/// Finds the zone, the years and the dates of a bundle's files, each from the best evidence there is.
package struct TimeResolver: Sendable {
    let manifestZone: ZoneRule?
    let manifestZoneName: String?
    let collected: Int64?
    let now: Moment

    /// `collected` is when the bundle was made, in seconds since 1970 UTC as manifests say it; `now` bounds years that
    /// nothing else does.
    package init(manifestZone: String?, collected: Int64?, now: Moment) {
        self.manifestZone = manifestZone.flatMap { ZoneRule($0) }
        manifestZoneName = manifestZone
        self.collected = collected.map { $0 * 1_000_000 }
        self.now = now
    }

    /// One resolution for each file, in the order given.
    package func resolve(_ files: [ClockEvidence]) -> [Resolution] {
        let neighbours = files.compactMap { file -> Int64? in
            guard let latest = file.latest, latest.statesYear else { return nil }
            return latest.microseconds
        }.max()
        let voted = votedOffset(files)
        let zoned = manifestZone == nil ? references(files) : []
        return files.map { file in
            let shared = file.zoned * 2 > file.stamps ? nil : sharedOffset(file, zoned)
            return resolve(file, neighbours: neighbours, shared: shared, voted: voted)
        }
    }

    private func resolve(
        _ file: ClockEvidence, neighbours: Int64?, shared: (offset: Int, path: String)?, voted: Int?
    ) -> Resolution {
        var reasons: [String] = []
        let (zone, rule) = zone(of: file, shared: shared, voted: voted, &reasons)
        let limit = Limit(file, collected: collected, neighbours: neighbours, now: now)
        let dayFirst = dayFirst(of: file, limit, &reasons)
        let year = year(of: file, limit, &reasons)
        let firstDay = firstDay(of: file, limit, rule, &reasons)
        return Resolution(
            zone: zone, reasons: reasons, rule: rule, dayFirst: dayFirst, year: year,
            firstDay: firstDay)
    }

    private func zone(
        of file: ClockEvidence, shared: (offset: Int, path: String)?, voted: Int?,
        _ reasons: inout [String]
    ) -> (FileFacts.Zone, ZoneRule) {
        if file.stamps > 0, file.zoned * 2 > file.stamps {
            return (.stated, ZoneRule(offset: file.pairedOffset ?? manifestZone?.offset ?? 0))
        }
        if let offset = file.pairedOffset {
            reasons.append(
                "zone \(TimeResolver.name(offset)): some lines state the time with a zone too")
            return (.inferred, ZoneRule(offset: offset))
        }
        if let manifestZone, let manifestZoneName {
            reasons.append("zone \(manifestZoneName): the manifest says so")
            return (.inferred, manifestZone)
        }
        if let shared {
            reasons.append(
                "zone \(TimeResolver.name(shared.offset)): events of this file are in \(shared.path) too"
            )
            return (.inferred, ZoneRule(offset: shared.offset))
        }
        if let voted {
            reasons.append(
                "zone \(TimeResolver.name(voted)): last lines and files' modification times differ by that"
            )
            return (.inferred, ZoneRule(offset: voted))
        }
        if file.stamps > 0 { reasons.append("no zone known, clock read as UTC") }
        return (.unknown, ZoneRule(offset: 0))
    }

    /// The files that state their zone, those with the most times first: more than a few tell nothing new,
    /// and each is compared with every file.
    private func references(_ files: [ClockEvidence]) -> [ClockEvidence] {
        let zoned = files.indices.filter { files[$0].zoned * 2 > files[$0].stamps }
        let best = zoned.sorted { (files[$1].stamps, $0) < (files[$0].stamps, $1) }
        return best.prefix(24).sorted().map { files[$0] }
    }

    /// The offset at which a bare clock's events agree with the same events in files that state their zone.
    private func sharedOffset(
        _ file: ClockEvidence, _ zoned: [ClockEvidence]
    ) -> (offset: Int, path: String)? {
        var votes: [Int: (count: Int, path: String)] = [:]
        var compared = 0
        for other in zoned {
            for difference in file.keys.differences(from: other.keys) {
                compared += 1
                guard let offset = ClockEvidence.quarterHours(difference, tolerance: 5) else {
                    continue
                }
                votes[offset, default: (0, other.path)].count += 1
            }
        }
        guard let best = votes.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            best.value.count * 2 > compared
        else { return nil }
        return (best.key, best.value.path)
    }

    /// The offset two or more bare clocks show against their files' modification times.
    private func votedOffset(_ files: [ClockEvidence]) -> Int? {
        var votes: [Int: Int] = [:]
        for file in files {
            guard let modified = file.fileModified, let last = file.last, last.statesYear,
                !last.statesZone,
                let offset = ClockEvidence.quarterHours(last.microseconds - modified, tolerance: 5)
            else { continue }
            votes[offset, default: 0] += 1
        }
        guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            best.value >= 2,
            best.value * 2 > votes.values.reduce(0, +)
        else { return nil }
        return best.key
    }

    private func dayFirst(
        of file: ClockEvidence, _ limit: Limit, _ reasons: inout [String]
    ) -> Bool? {
        guard let last = file.last, last.order != .certain else { return file.dayFirst }
        if let told = file.dayFirst {
            reasons.append(
                "dates read \(told ? "day first" : "month first"): the file's other dates tell")
            return told
        }
        // Both readings are possible: the one that is not ahead of the bundle and nearer to it.
        let read = last.microseconds
        let other = last.exchanged.microseconds
        let bound = limit.moment + ClockEvidence.day
        let asRead = last.order == .dayFirst
        var answer = asRead
        if read > bound, other <= bound { answer = !asRead }
        if read <= bound, other <= bound, limit.source != .now,
            abs(limit.moment - other) < abs(limit.moment - read)
        {
            answer = !asRead
        }
        reasons.append("dates read \(answer ? "day first" : "month first"): inferred")
        return answer
    }

    private func year(
        of file: ClockEvidence, _ limit: Limit, _ reasons: inout [String]
    ) -> Resolution.YearPlan? {
        guard file.yeared < file.stamps, file.dated > 0, let latest = file.latest,
            let last = file.last
        else { return nil }
        let anchor = file.passesNewYear ? last : latest
        guard !anchor.statesYear else {
            return .one(Moment(microseconds: anchor.microseconds).date.year)
        }
        let year = limit.year(for: anchor)
        reasons.append("year \(year): \(limit.source.sentence)")
        guard file.passesNewYear else { return .one(year) }
        let (_, month, day) = Moment(microseconds: last.microseconds).date
        return .passing(year, month: month, day: day)
    }

    private func firstDay(
        of file: ClockEvidence, _ limit: Limit, _ rule: ZoneRule, _ reasons: inout [String]
    ) -> Int64? {
        guard file.dated < file.stamps, let last = file.last, limit.source != .now
        else { return nil }
        let day = ClockEvidence.day
        if limit.source == .name {
            reasons.append("date: the file's name has it")
            return limit.moment / day * day
        }
        guard !last.statesDate else { return last.microseconds / day * day }
        let local = limit.moment + Int64(rule.offset(atLocal: limit.moment)) * 1_000_000
        var midnight = local / day * day
        let ofDay = last.microseconds % day
        if midnight + ofDay > local + 300_000_000 { midnight -= day }
        reasons.append("date: \(limit.source.sentence)")
        return midnight - last.microseconds / day * day
    }

    private static func name(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    }
}
