import ArgumentParser
import Rules

struct RulesCatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: "Print what the library knows, system by system, as a Markdown table.",
        discussion: "Rules/README.md holds it; “make catalogue” writes it anew.")

    @OptionGroup var rules: LibraryOptions

    func run() throws {
        let rows = try orExit { () throws -> [String] in
            let library = try rules.library()
            let ids = library.entries.map(\.id)
            let sources = Dictionary(grouping: library.plan.sources, by: \.system)
            let systems = Set(ids.map { String($0.system) }).union(sources.keys).sorted()
            return systems.map { system in
                let names = ids.filter { $0.system == system }.map(\.description)
                let codes = names.filter { $0.split(separator: "/").count > 2 }.count
                let known = sources[system, default: []].map { "`\($0.name)`" }
                return "| \(system) | \(names.count - codes) | \(codes == 0 ? "" : "\(codes)") | "
                    + "\(known.joined(separator: " ")) |"
            }
        }
        Console.print(
            "| system | rules | codes | sources it recognises |\n| --- | --- | --- | --- |\n"
                + rows.map { $0 + "\n" }.joined())
    }
}
