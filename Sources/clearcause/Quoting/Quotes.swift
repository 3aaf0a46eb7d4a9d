import ArgumentParser
import Facts
import Reasoning
import Redaction
import Synchronization

/// What reports and the casebook may quote of a bundle: everything is cleaned on its way to them.
///
/// Pseudonyms are numbers in the order of the report (`«secret:1»`), so the same bundle and rules give the
/// same bytes, and nothing can be tried against them.
final class Quotes: Sendable {
    let level: RedactionLevel
    private let plan = Mutex<RedactionPlan?>(nil)

    init(_ level: RedactionLevel = .secrets) { self.level = level }

    /// The diagnosis as it may be shown or kept.
    /// - Throws: ``CommandError`` when the detectors are not there.
    func quoted(_ diagnosis: Diagnosis) throws -> Diagnosis {
        guard let clean = try cleaning() else { return diagnosis }
        return diagnosis.quoting(clean)
    }

    /// How far a rule got, as it may be shown.
    func quoted(_ trial: Trial) throws -> Trial {
        guard let clean = try cleaning() else { return trial }
        return trial.quoting(clean)
    }

    /// What is in a bundle, as it may be shown.
    func quoted(_ inspection: Inspection) throws -> Inspection {
        guard let clean = try cleaning() else { return inspection }
        return inspection.quoting {
            clean(Quote($0))
        } path: {
            clean(Quote($0, kind: .path))
        }
    }

    /// As what goes into a bundle beside it: a value has the same pseudonym in both.
    static func quoted(_ diagnosis: Diagnosis, by cleaner: any BundleCleaner) -> Diagnosis {
        guard let redactor = cleaner as? Redactor else { return diagnosis }
        return diagnosis.quoting(cleaning(QuoteCleaner(redactor)))
    }

    private func cleaning() throws -> QuoteCleaning? {
        guard level != .off else { return nil }
        let plan = try plan.withLock { known in
            if let known { return known }
            let plan = try Cleaning.plan(level)
            known = plan
            return plan
        }
        return Self.cleaning(QuoteCleaner(try Redactor(plan, isOrdered: true)))
    }

    private static func cleaning(_ cleaner: QuoteCleaner) -> QuoteCleaning {
        { quote in
            switch quote.kind {
            case .text: cleaner.clean(quote.text, own: quote.own)
            case .path: cleaner.clean(path: quote.text)
            case .value(let key): cleaner.clean(quote.text, of: key)
            case .taken: cleaner.replacement(of: quote.text)
            }
        }
    }
}

/// How much of what is quoted is taken out.
struct QuoteOptions: ParsableArguments {
    @Option(
        name: .customLong("redact"),
        help: """
            How much is taken out of what is quoted: secrets, standard (personal data too), strict (hosts and \
            addresses too), or off.
            """)
    var level: RedactionLevel = .secrets

    /// As words of a command line.
    var arguments: [String] { ["--redact", level.rawValue] }

    func quotes() -> Quotes {
        if level == .off {
            Console.note("What is quoted is not redacted: mind whom you show this to.")
        }
        return Quotes(level)
    }
}
