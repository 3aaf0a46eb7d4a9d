import ArgumentParser
import Casebook
import Facts
import Glibc

struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Find earlier cases like this one, and what fixed them.",
        discussion: """
            Compared are the root cause, the hosts, queues, paths and so on it names, messages no rule explains, \
            and the systems involved.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "A bundle, or a case of the casebook.", completion: .file())
    var what: String

    @Option(help: "How many cases.") var most = 5
    @Option(help: "The account of the bundle, to tell recurrences.") var account: String?
    @Option(help: "text or json.") var format: Format = .text
    @OptionGroup var casebook: CasebookOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let text = try orExit { () throws -> String in
            let book = try casebook.open()
            let isBundle = access(what, F_OK) == 0 || what == "-"
            let seen = try book.similar(
                to: try isBundle ? bundle() : kept(in: book), most: max(most, 0),
                includesSame: isBundle)
            return format == .json ? try Plain.json(seen) : SeenText.text(seen)
        }
        Console.print(text)
    }

    private func bundle() throws -> Case {
        let study = Study(library: try rules.library(), limits: try limits.limits())
        var about = Metadata()
        about.account = account
        let content = what == "-" ? "" : try BundleIdentity.of(what)
        var one = try study.kept(
            what, content: content, library: "", about: about, otherwise: .now
        ).one
        // All that is in the casebook is earlier than a bundle at hand.
        one.happened = .now
        return one
    }

    private func kept(in book: Casebook) throws -> Case {
        guard let one = try book.find(what) else {
            throw CommandError(
                problem: "“\(what)” is neither a file nor a case of the casebook.",
                hint: "“clearcause cases list” names the cases.")
        }
        return one
    }
}

/// Earlier cases for a terminal.
enum SeenText {
    static func text(_ seen: [SeenCase]) -> String {
        guard !seen.isEmpty else { return "Nothing like it was seen before.\n" }
        return seen.map { one in
            var lines = [
                "\(one.content.prefix(12))  \(Int((one.likeness * 100).rounded())) % alike  "
                    + "\(one.happened.iso8601.prefix(10))  "
                    + [one.account, one.ticket].compactMap { $0 }.joined(separator: " "),
                "  \(one.title ?? one.name)", "  both: \(one.shared.joined(separator: "; "))",
            ]
            if let fix = one.fix { lines.append("  fixed by: \(fix)") }
            if one.isRight == false { lines.append("  people rejected this diagnosis") }
            if one.hoursToClose != nil {
                lines.append("  closed after \(Plain.hours(one.hoursToClose))")
            }
            if one.isRecurrence {
                lines.append("  ! It came back for this account after a confirmed fix.")
            }
            return lines.map(Plain.line).joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }
}
