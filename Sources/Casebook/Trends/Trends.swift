import Facts
import Glibc

/// What cases came to over time, by one of their sides.
package struct Trends: Codable, Hashable, Sendable {
    /// What cases are counted by; all but `account` and `version` are sides of the root cause.
    package enum Side: String, Codable, Sendable, CaseIterable {
        case rule, system, owner, account, mode, version
    }

    /// The rate of the last whole period over that of the one before.
    package struct Growth: Codable, Hashable, Sendable {
        package var ratio: Double
        package var low: Double
        package var high: Double

        /// The ratio of two Poisson rates with half a case added to both counts, and the 95 % interval of its
        /// logarithm (Wald). Unlike counts over zero it is always finite.
        init(last: Int, days: Double, before: Int, daysBefore: Double) {
            let (a, b) = (Double(last) + 0.5, Double(before) + 0.5)
            let middle = log(a / days) - log(b / daysBefore)
            let width = 1.96 * (1 / a + 1 / b).squareRoot()
            (ratio, low, high) = (exp(middle), exp(middle - width), exp(middle + width))
        }
    }

    package struct Row: Codable, Hashable, Sendable {
        package var name: String
        package var count: Int
        /// Of all cases in the window.
        package var share: Double
        package var growth: Growth?
        /// In the whole casebook, not only in the window.
        package var firstSeen: Moment
        package var accounts: Int
        /// Accounts with more than one such case.
        package var repeatAccounts: Int
        package var medianHoursToClose: Double?
        /// A number a period.
        package var counts: [Int]
        /// The latest of them, by the beginning of their content.
        package var cases: [String]
    }

    package struct Precision: Codable, Hashable, Sendable {
        package var rule: String
        package var right: Int
        package var wrong: Int
    }

    package var by: Side
    package var every: Period
    /// When each period begins.
    package var periods: [Moment]
    /// Whether the last period ends after the window, so that growth leaves it out.
    package var lastIsPartial: Bool
    package var cases: Int
    package var diagnosed: Int
    package var unexplained: Int
    package var healthy: Int
    /// Of the diagnosed: those whose owner is the customer.
    package var customer: Int
    package var medianHoursToClose: Double?
    package var counts: [Int]
    package var rows: [Row]
    /// Rules of the library no case has a finding of; `nil` when no library was asked.
    package var silentRules: [String]?
    /// Rules people rejected in more than one of five cases, of at least three they judged.
    package var weakRules: [Precision]

    /// Cases a row names.
    package static let mostNamed = 100
}
