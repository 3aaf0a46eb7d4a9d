@testable import Facts

/// What a configuration says, easy to ask.
struct Reading {
    let settings: [Setting]
    let problem: (line: Int?, text: String)?

    init(_ text: String, _ dialect: Dialect) {
        self.init(Array(text.utf8), dialect)
    }

    init(_ bytes: [UInt8], _ dialect: Dialect) {
        (settings, problem) = bytes.withUnsafeBytes {
            ConfigReader.settings(in: $0, file: 7, dialect: dialect)
        }
    }

    /// The values at this path, in order.
    subscript(path: String) -> [String] {
        settings.filter { $0.path == path }.map(\.value)
    }

    /// The lines of this path's settings.
    func lines(_ path: String) -> [Int] {
        settings.filter { $0.path == path }.map(\.place.line)
    }

    var paths: [String] { settings.map(\.path) }
}
