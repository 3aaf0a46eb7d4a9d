import Glibc

/// Cases of the coming weeks, from those of past weeks.
///
/// Holt's linear smoothing with damped trend, additive (Holt-Winters with the yearly season where the history
/// has two years and the back-test prefers it). Parameters minimise the squared one-step error over a grid;
/// intervals are those of the state-space form (Hyndman and Athanasopoulos, *Forecasting*, 8.7) with the
/// variance of the one-step residuals.
package struct Forecast: Codable, Hashable, Sendable {
    package struct Week: Codable, Hashable, Sendable {
        package var expected: Double
        /// Within which it lies with 95 %.
        package var low: Double
        package var high: Double
    }
    package struct BackTest: Codable, Hashable, Sendable {
        /// Mean absolute error, in cases a week, over all weeks ahead.
        package var error: Double
        /// That of repeating the season before (the last week where there is no whole season).
        package var naiveError: Double
        package var naiveSeason: Int
        package var origins: Int
        /// The share of past weeks that lay within their 95 % interval.
        package var covered: Double
    }
    package var weeks: [Week]
    package var method: String
    package var backTest: BackTest?

    /// Below this many whole weeks only the mean is given; below four nothing.
    package static let leastWeeks = 16

    package init(of history: [Int], weeks ahead: Int) {
        let values = history.map(Double.init)
        guard values.count >= Self.leastWeeks else {
            let isEmpty = values.count < 4
            method =
                "\(values.count) whole weeks are too few to forecast (\(Self.leastWeeks) are needed)"
                + (isEmpty ? "" : "; the mean of the past is given")
            weeks = []
            guard !isEmpty else { return }
            let mean = values.reduce(0, +) / Double(values.count)
            let deviation = Smoothing.deviation(values.map { $0 - mean }, spent: 1)
            weeks = (0..<ahead).map { _ in Self.week(mean, deviation) }
            return
        }
        var best = Self.backTest(values, season: 1, ahead: ahead)
        var season = 1
        if values.count >= 104 + ahead {
            let seasonal = Self.backTest(values, season: 52, ahead: ahead)
            if seasonal.error < best.error { (best, season) = (seasonal, 52) }
        }
        let model = Smoothing.fitted(to: values, season: season)
        weeks = (1...max(ahead, 1)).map { Self.week(model.value($0), model.deviation($0)) }
        method =
            (season == 1 ? "Holt, additive, no season" : "Holt-Winters, additive, season 52 weeks")
            + (model.damping < 1 ? ", damped trend (\(model.damping))" : "")
        backTest = best
    }

    private static func week(_ value: Double, _ deviation: Double) -> Week {
        Week(
            expected: max(value, 0), low: max(value - 1.96 * deviation, 0),
            high: max(value + 1.96 * deviation, 0))
    }

    /// Forecasts from each of the last 26 weeks that leave enough history, against what came.
    private static func backTest(_ values: [Double], season: Int, ahead: Int) -> BackTest {
        let least = season == 1 ? Self.leastWeeks / 2 : 2 * season
        let naive = values.count >= 60 + ahead ? 52 : 1
        let first = max(least, naive, values.count - 26)
        var (error, naiveError, inside, count, origins) = (0.0, 0.0, 0.0, 0.0, 0)
        for origin in first..<max(first, values.count) {
            let model = Smoothing.fitted(to: Array(values[..<origin]), season: season)
            origins += 1
            for step in 1...max(1, min(ahead, values.count - origin)) {
                let real = values[origin + step - 1]
                let week = week(model.value(step), model.deviation(step))
                error += abs(week.expected - real)
                let before = naive == 1 ? origin - 1 : origin + step - 1 - naive
                naiveError += abs(values[before] - real)
                if week.low <= real, real <= week.high { inside += 1 }
                count += 1
            }
        }
        let divisor = max(count, 1)
        return BackTest(
            error: count > 0 ? error / divisor : .greatestFiniteMagnitude,
            naiveError: naiveError / divisor, naiveSeason: naive, origins: origins,
            covered: inside / divisor)
    }
}

/// Level, trend and season after smoothing.
private struct Smoothing {
    let alpha: Double
    let beta: Double
    let gamma: Double
    let damping: Double
    let length: Int
    private var level = 0.0
    private var trend = 0.0
    private var season: [Double]
    private var squares = 0.0
    private var spread = 0.0

    static func fitted(to values: [Double], season: Int) -> Smoothing {
        var best: Smoothing?
        for alpha in [0.05, 0.1, 0.2, 0.3, 0.5, 0.8] {
            for beta in [0, 0.05, 0.2] {
                for damping in [0.8, 0.9, 0.98, 1] {
                    for gamma in season > 1 ? [0.05, 0.2, 0.5] : [0] {
                        let model = Smoothing(values, alpha, beta, gamma, damping, season)
                        if model.squares < best?.squares ?? .infinity { best = model }
                    }
                }
            }
        }
        return best ?? Smoothing(values, 0.2, 0, 0, 1, season)
    }

    init(
        _ values: [Double], _ alpha: Double, _ beta: Double, _ gamma: Double, _ damping: Double,
        _ length: Int
    ) {
        (self.alpha, self.beta, self.gamma, self.damping) = (alpha, beta, gamma, damping)
        self.length = length
        season = Array(repeating: 0, count: length)
        let head = values.prefix(length > 1 ? length : 4)
        level = head.reduce(0, +) / Double(max(head.count, 1))
        if length > 1 {
            for (index, value) in head.enumerated() { season[index] = value - level }
        }
        var errors: [Double] = []
        for (index, value) in values.enumerated() {
            let place = index % length
            let before = level
            let drift = damping * trend
            let error = value - (before + drift + season[place])
            if length == 1 || index >= length { errors.append(error) }
            level = before + drift + alpha * error
            trend = drift + alpha * beta * error
            if length > 1 { season[place] += gamma * (1 - alpha) * error }
        }
        // The next week is the first of `season`.
        let turn = values.count % length
        season = Array(season[turn...] + season[..<turn])
        squares = errors.reduce(0) { $0 + $1 * $1 }
        spread = Self.deviation(errors, spent: length > 1 ? 4 : 3)
    }

    func value(_ step: Int) -> Double {
        level + trend * drift(step) + season[(step - 1) % length]
    }

    /// The standard deviation of the forecast so many steps ahead.
    func deviation(_ step: Int) -> Double {
        var sum = 1.0
        for earlier in 1..<max(step, 1) {
            let part = alpha + alpha * beta * drift(earlier)
            sum += part * part
        }
        return spread * sum.squareRoot()
    }

    private func drift(_ steps: Int) -> Double {
        damping < 1
            ? damping * (1 - pow(damping, Double(steps))) / (1 - damping) : Double(steps)
    }

    static func deviation(_ errors: [Double], spent: Int) -> Double {
        (errors.reduce(0) { $0 + $1 * $1 } / Double(max(errors.count - spent, 1))).squareRoot()
    }
}
