import Bundles

extension BundleFacts {
    /// Turns what the lines state into moments, now that zone and year of every file can be told.
    /// - Returns: how to read the stamps of each file.
    @discardableResult
    mutating func resolveTimes(
        _ scans: [FileScan?], manifest: Manifest?, now: Moment
    ) -> [Resolution] {
        let collected = manifest?.collected.map { Moment(microseconds: $0 * 1_000_000) }
        let resolver = TimeResolver(
            manifestZone: manifest?.zone, collected: manifest?.collected, now: collected ?? now)
        let resolutions = resolver.resolve(
            scans.enumerated().map { number, scan in
                scan?.reader.clock ?? ClockEvidence(path: path(number))
            })
        func moment(_ stamp: Stamp?, _ file: Int) -> Moment? {
            guard let stamp, resolutions.indices.contains(file) else { return nil }
            return resolutions[file].moment(stamp)
        }
        // The dates a certificate states are not when its file was written.
        let holders = Set(certificates.map(\.place.file))
        for (number, scan) in scans.enumerated() where files.indices.contains(number) {
            guard let scan, scan.facts.kind != .config,
                scan.facts.kind == .log || !holders.contains(number)
            else { continue }
            files[number].first = moment(scan.firstStamp, number)
            files[number].last = moment(scan.lastStamp, number)
            files[number].zone = resolutions[number].zone
            files[number].reasons += resolutions[number].reasons
            files[number].clockReasons = resolutions[number].reasons
        }
        for index in events.indices {
            events[index].time = moment(events[index].stamp, events[index].place.file)
        }
        for index in signals.indices {
            for spot in signals[index].spots.indices {
                let file = signals[index].spots[spot].file
                signals[index].spots[spot].first = moment(signals[index].spots[spot].stamp, file)
                signals[index].spots[spot].last = moment(signals[index].spots[spot].lastStamp, file)
            }
        }
        for index in tokens.indices {
            let token = tokens[index]
            // The clock of a log whose zone nobody knows may be half a day off.
            guard files.indices.contains(token.place.file),
                files[token.place.file].zone != .unknown
            else { continue }
            tokens[index].firstSeen = moment(token.firstStamp, token.place.file)
            tokens[index].lastSeen = moment(token.lastStamp, token.place.file)
        }
        taken = collected ?? files.compactMap(\.last).max() ?? now
        return resolutions
    }

    private func path(_ number: Int) -> String {
        files.indices.contains(number) ? files[number].path : ""
    }
}
