import Casebook
import Facts

/// What a batch and its workers say to each other, one JSON object a line.
///
/// A worker says that it is ready, gets a ``Task`` and answers with the bundle's content, or that it failed; gets a ``Verdict``; and when it is to
/// go on, answers with the case, or that it failed.
enum WorkerMessage {
    struct Task: Codable {
        var input: String
        /// When it happened, should the bundle tell no time.
        var otherwise: Moment
    }

    struct Verdict: Codable {
        var isWanted: Bool
    }

    enum Answer: Codable {
        /// It has its rules and can be given a bundle.
        case ready
        case content(String)
        case judged(Case)
        case failed(String)
    }
}
