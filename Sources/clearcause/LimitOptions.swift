import ArgumentParser
import Bundles
import Facts

/// How much of a bundle is read at most.
struct LimitOptions: ParsableArguments {
    @Option(help: "Read at most this much content (after decompression), for example 20GB.")
    var limitBytes: String?

    @Option(help: "Give up on a file that grows by more than this factor when decompressed.")
    var limitRatio: Int?

    @Option(help: "Read at most so many files.")
    var limitFiles: Int?

    @Option(help: "Look into at most so many archives within archives.")
    var limitDepth: Int?

    @Option(help: "Read for at most this long, for example 90s or 10m.")
    var limitTime: String?

    /// As words of a command line.
    var arguments: [String] {
        let words: [(String, String?)] = [
            ("--limit-bytes", limitBytes), ("--limit-ratio", limitRatio.map(String.init)),
            ("--limit-files", limitFiles.map(String.init)),
            ("--limit-depth", limitDepth.map(String.init)), ("--limit-time", limitTime),
        ]
        return words.flatMap { name, value in value.map { [name, $0] } ?? [] }
    }

    func limits() throws -> ReadingLimits {
        var limits = ReadingLimits.standard
        if let limitBytes {
            guard let size = Quantity(size: limitBytes), size.value > 0 else {
                throw CommandError(
                    problem: "“\(limitBytes)” is no size.", hint: "Write 500MB or 20GB.")
            }
            limits.totalBytes = Int(size.value)
        }
        if let limitRatio { limits.ratio = limitRatio }
        if let limitFiles { limits.entries = limitFiles }
        if let limitDepth { limits.depth = limitDepth }
        if let limitTime {
            guard let time = Quantity(limitTime), time.unit != .bytes, time.value > 0 else {
                throw CommandError(
                    problem: "“\(limitTime)” is no duration.", hint: "Write 90s or 10m.")
            }
            limits.seconds = Int(time.value.rounded(.up))
        }
        return limits
    }
}
