extension BundleFacts {
    /// Finds the clocks that are wrong against the others, and sets the times of their files right.
    ///
    /// What is corrected is told in the file's reasons; a skew is also a reading, `clock.skew-seconds`, so
    /// that rules can ask for it.
    mutating func compareClocks(_ scans: [FileScan?], _ resolutions: [Resolution]) {
        let timed = scans.enumerated().compactMap { number, scan -> ClockComparison.Timed? in
            guard let scan, resolutions.indices.contains(number),
                !scan.requests.requests.isEmpty
            else { return nil }
            let resolution = resolutions[number]
            return ClockComparison.Timed(
                file: number,
                requests: scan.requests.requests.compactMap { request in
                    guard let first = resolution.moment(request.first),
                        let last = resolution.moment(request.last)
                    else { return nil }
                    return (request.hash, request.id, request.line, first, last)
                },
                isZoneKnown: resolution.zone != .unknown)
        }
        let (skews, ahead) = ClockComparison(timed).result
        self.skews = skews
        readings += skews.map(reading)
        for (file, seconds) in ahead.sorted(by: { $0.key < $1.key }) {
            let microseconds = Int64(seconds * 1e6)
            let reason =
                "clock \(seconds > 0 ? "set back" : "set forward") by \(Self.shown(abs(seconds))) s: "
                + "requests this file shares with others tell"
            files[file].reasons.append(reason)
            files[file].clockReasons.append(reason)
            files[file].clockAhead = microseconds
            files[file].first = files[file].first?.earlier(by: microseconds)
            files[file].last = files[file].last?.earlier(by: microseconds)
            for index in events.indices where events[index].place.file == file {
                events[index].time = events[index].time?.earlier(by: microseconds)
            }
            for index in signals.indices {
                for spot in signals[index].spots.indices
                where signals[index].spots[spot].file == file {
                    let (first, last) = (
                        signals[index].spots[spot].first, signals[index].spots[spot].last
                    )
                    signals[index].spots[spot].first = first?.earlier(by: microseconds)
                    signals[index].spots[spot].last = last?.earlier(by: microseconds)
                }
            }
        }
    }

    private func reading(_ skew: ClockSkew) -> Reading {
        let (ahead, behind) = (files[skew.ahead.file].path, files[skew.behind.file].path)
        return Reading(
            place: skew.ahead, name: "clock.skew-seconds", value: Self.shown(skew.seconds),
            labels: [
                Label("ahead", ahead), Label("behind", behind), Label("request", skew.request),
                Label("samples", String(skew.samples)),
            ],
            text:
                "request \(skew.request) is here \(Self.shown(skew.seconds)) s later than in \(behind)"
        )
    }

    /// One digit after the point.
    private static func shown(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension Moment {
    func earlier(by microseconds: Int64) -> Moment {
        Moment(microseconds: self.microseconds &- microseconds)
    }
}
