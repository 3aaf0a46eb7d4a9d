import Bundles

/// Lets text through to its cleaner. What is no text is held back, because nobody can show that it is clean.
package final class TextGate {
    /// Tells why a file that is no text may not be written; `nil` for one that is public.
    package typealias Refusal = ([UInt8]) -> String?

    /// What is said of a file of which nothing is known.
    package static let noText = "it is no text, so it cannot be shown to be clean"
    private static let packed = "it is compressed, and was not looked into"

    private let isOpen: Bool
    private var nature: Nature?
    /// The beginning, until it is clear what the file is; of what is no text all of it.
    private var held: [UInt8] = []
    /// Zeros before the beginning, a hole that says nothing.
    private var zeros = 0
    /// Larger ones are not looked at.
    private static let largest = 1 << 20

    /// - Parameter isOpen: whether everything goes through.
    package init(isOpen: Bool) { self.isOpen = isOpen }

    /// Takes the next piece and hands on what is text.
    package func feed(
        _ bytes: UnsafeRawBufferPointer, into text: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        if isOpen || nature == .text { return try text(bytes) }
        guard nature == nil else {
            if held.count <= Self.largest { held += bytes }
            return
        }
        var rest = bytes[...]
        if held.isEmpty {
            rest = rest.drop { $0 == 0 }
            zeros += bytes.count - rest.count
        }
        held += rest
        if held.count >= Nature.sampleSize { try decide(into: text) }
    }

    /// The file has ended.
    /// - Returns: the bytes that are no text and may be written as they are, or why nothing is.
    package func finish(
        _ refusal: Refusal, into text: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Verdict {
        if isOpen { return .text }
        if nature == nil { try decide(into: text) }
        switch nature {
        case .binary:
            guard held.count <= Self.largest else { return .refused(Self.noText) }
            return refusal(held).map { .refused($0) } ?? .verbatim(held)
        case .packed: return .refused(Self.packed)
        case .text, nil: return .text
        }
    }

    /// How a file ended.
    package enum Verdict {
        case text
        case verbatim([UInt8])
        case refused(String)
    }

    private func decide(into text: (UnsafeRawBufferPointer) throws -> Void) throws {
        if zeros < Nature.hole, !held.isEmpty {
            held.insert(contentsOf: repeatElement(0, count: zeros), at: 0)
            zeros = 0
        }
        let nature = held.withUnsafeBytes { Nature(of: $0) }
        self.nature = nature
        guard nature == .text else { return }
        let hole = [UInt8](repeating: 0, count: min(zeros, 65_536))
        while zeros > 0 {
            try hole[..<min(zeros, hole.count)].withUnsafeBytes(text)
            zeros -= min(zeros, hole.count)
        }
        try held.withUnsafeBytes(text)
        held = []
    }
}
