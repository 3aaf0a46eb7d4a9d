import Facts

/// Times along a line: where a moment stands on it, and which moments to name.
struct TimeAxis {
    /// Microseconds since 1970, as the axis begins and ends: a little before and after its moments.
    let start: Double
    let end: Double

    /// A mark on the axis and its name.
    struct Tick {
        var share: Double
        var label: String
    }

    /// An axis that holds these moments, or `nil` for none.
    init?(_ moments: [Moment]) {
        guard let first = moments.min(), let last = moments.max() else { return nil }
        let low = Double(first.microseconds)
        let span = max(Double(last.microseconds) - low, 1_000_000)
        start = low - span * 0.03
        end = low + span * 1.03
    }

    /// Where the moment is: 0 at the beginning, 1 at the end.
    func share(_ moment: Moment) -> Double {
        min(max((Double(moment.microseconds) - start) / (end - start), 0), 1)
    }

    /// At most eight, at round times.
    var ticks: [Tick] {
        let step = self.step
        let whole = (start / step).rounded(.up)
        return (0..<9).compactMap { index in
            let time = (whole + Double(index)) * step
            guard time <= end else { return nil }
            return Tick(share: (time - start) / (end - start), label: label(time, step: step))
        }
    }

    /// The day when all of it is on one day.
    var day: String? {
        let (first, last) = (date(start), date(end))
        return first == last ? first : nil
    }

    private var step: Double {
        let second = 1_000_000.0
        let day = 86_400 * second
        let steps: [Double] =
            [
                0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
                10_800, 21_600, 43_200,
            ]
            .map { $0 * second } + [1, 2, 7, 14, 30, 60, 90, 180, 365].map { $0 * day }
        let enough = (end - start) / 7
        if let step = steps.first(where: { $0 >= enough }) { return step }
        return (enough / (365 * day)).rounded(.up) * 365 * day
    }

    /// The clock, with the date where the axis is longer than a day, and only the date from steps of a
    /// day on.
    private func label(_ time: Double, step: Double) -> String {
        let text = Words.time(moment(time))
        let clock = text.drop { $0 != " " }.dropFirst()
        let short = step >= 60_000_000 ? String(clock.prefix(5)) : String(clock)
        if step >= 86_400_000_000 { return date(time) }
        return day == nil ? "\(date(time).dropFirst(5)) \(short)" : short
    }

    private func date(_ time: Double) -> String {
        String(Words.time(moment(time)).prefix { $0 != " " })
    }

    /// Within the years that have four digits: a clock may say anything.
    private func moment(_ time: Double) -> Moment {
        Moment(microseconds: Int64(min(max(time, -62_135_596_800e6), 253_402_300_799e6)))
    }
}
