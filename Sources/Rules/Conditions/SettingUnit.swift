import Facts

/// How a setting's value is read as a quantity: what a bare number counts, and what a bare `m` means.
package enum SettingUnit: String, Sendable, CaseIterable {
    case bytes, kilobytes, megabytes, milliseconds, seconds, minutes

    /// The value in bytes or seconds, `nil` when it is no such quantity.
    package func exact(_ value: String) -> Double? {
        switch self {
        case .bytes, .kilobytes, .megabytes:
            guard let size = Quantity(size: value), let plain = Quantity(value) else { return nil }
            return plain.unit == .none ? plain.value * factor : size.value
        case .milliseconds, .seconds, .minutes:
            guard let time = Quantity(value), time.unit != .bytes else { return nil }
            return time.unit == .none ? time.value * factor : time.value
        }
    }

    /// Bytes or seconds that a bare number counts.
    private var factor: Double {
        switch self {
        case .bytes, .seconds: 1
        case .kilobytes: 1024
        case .megabytes: 1_048_576
        case .milliseconds: 0.001
        case .minutes: 60
        }
    }
}
