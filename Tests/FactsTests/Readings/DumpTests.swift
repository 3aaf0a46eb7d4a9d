import Foundation
import Testing

@testable import Facts

struct DumpTests {
    @Test func `dump`() throws {
        guard let folder = ProcessInfo.processInfo.environment["DUMP"] else { return }
        for path in try String(contentsOfFile: folder, encoding: .utf8).split(separator: "\n") {
            guard let data = FileManager.default.contents(atPath: String(path)) else { continue }
            let list = data.withUnsafeBytes { bytes in
                let start = ContinuousClock.now
                let list = ReadingReader.list(in: bytes, file: 0, path: String(path))
                print(
                    "== \(path) \(list.commands) \(list.readings.count) \(ContinuousClock.now - start) log-begins: \(ReadingReader.beginsWithOutput(bytes))"
                )
                return list
            }
            for r in list.readings.prefix(60) {
                print(
                    "  \(r.place.line) \(r.name) = \(r.value) \(r.labels.map { "\($0.name)=\($0.value)" }.joined(separator: " "))"
                )
            }
        }
    }
}
