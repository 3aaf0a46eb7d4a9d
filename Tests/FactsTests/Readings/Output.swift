import Testing

@testable import Facts

/// A text with outputs of commands, and some of the readings that it tells.
struct Output: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let path: String
    let text: String
    /// Each written `line name = value label=value …`.
    let tells: [String]

    init(_ story: String, path: String = "diag/output.txt", _ text: String, tells: String...) {
        testDescription = story
        self.path = path
        self.text = text
        self.tells = tells
    }

    var list: ReadingList {
        Array(text.utf8).withUnsafeBytes { ReadingReader.list(in: $0, file: 0, path: path) }
    }

    /// Every output of the tests.
    static let all = host + services + databases + containers + network
}

extension ReadingList {
    /// The readings as an ``Output`` writes them.
    var written: [String] {
        readings.map { reading in
            (["\(reading.place.line) \(reading.name) = \(reading.value)"]
                + reading.labels.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        }
    }
}
