import Bundles
import Glibc

/// Which known systems are on this host, and how that shows.
package struct Discovery {
    /// A system that is here.
    package struct Found: Sendable {
        package let recipe: Recipe
        /// In words: “the process postgres runs”, “it listens on port 5432”.
        package let signs: [String]
        /// Containers that run it.
        package let containers: [String]
        /// It runs, and was not just installed once.
        package let isRunning: Bool
        /// What to collect of it here: with its ports and containers, and with the logs and
        /// configurations that its processes use.
        package let entries: [SpecEntry]
    }

    private let processes: [HostProcess]
    private let ports: Set<Int>
    private let containers: [(name: String, image: String)]
    private let stop: StopSign

    /// Looks at the host: processes, listening ports, unit files, containers.
    package init(stop: StopSign, deadline: Double) {
        self.stop = stop
        processes = HostProcess.all()
        ports = ListeningPorts.all()
        containers = Self.containers(CommandRunner(stop: stop, deadline: deadline))
    }

    /// The systems of these recipes that are here, in the order of the recipes; those of `names` also
    /// where nothing shows them.
    package func systems(among recipes: [Recipe], evenIfAbsent names: Set<String>) -> [Found] {
        recipes.compactMap { recipe in
            let found = found(recipe)
            return !found.signs.isEmpty || names.contains(recipe.system) ? found : nil
        }
    }

    private func found(_ recipe: Recipe) -> Found {
        var signs: [String] = []
        var isRunning = false
        let own = processes.filter { process in recipe.processes.contains(where: process.isCalled) }
        if let process = own.first {
            let name = recipe.processes.first(where: process.isCalled) ?? process.name
            signs.append("the process \(name) runs")
            isRunning = true
        }
        if isRunning || recipe.processes.isEmpty,
            let port = recipe.ports.first(where: ports.contains)
        {
            signs.append("port \(port) listens")
            isRunning = true
        }
        let inside = containers.filter { container in
            recipe.images.contains { Glob($0).matches(Self.product(container.image)) }
        }.map(\.name)
        for name in inside {
            signs.append("the container \(name) runs it")
            isRunning = true
        }
        if let unit = recipe.units.first(where: Self.hasUnit) {
            signs.append("the unit \(unit) is installed")
        }
        if let file = recipe.files.first(where: exists) { signs.append("\(file) is there") }
        return Found(
            recipe: recipe, signs: signs, containers: inside, isRunning: isRunning,
            entries: entries(recipe, own, inside))
    }

    private func entries(
        _ recipe: Recipe, _ processes: [HostProcess], _ containers: [String]
    ) -> [SpecEntry] {
        var ports = Set(processes.flatMap(\.listeningPorts)).sorted()
        let usual = recipe.ports.filter(ports.contains)
        if !usual.isEmpty || ports.isEmpty { ports = usual.isEmpty ? recipe.ports : usual }
        var entries = recipe.entries.map { entry in
            var entry = entry
            entry.commands = entry.commands.flatMap { command in
                guard command.words.contains(where: { $0.contains(Recipe.port) }) else {
                    return [command]
                }
                return ports.prefix(4).enumerated().map { index, port in
                    command.with(port: port, isFirst: index == 0)
                }
            }
            return entry
        }
        var files = SpecEntry(name: "\(recipe.system).process")
        let logs = Set(processes.flatMap(\.logs)).sorted().prefix(20)
        let configs = Set(processes.flatMap(\.configurations)).sorted().prefix(20)
        if !logs.isEmpty { files.files.append(FileAsk(globs: Array(logs), kind: .log)) }
        if !configs.isEmpty { files.files.append(FileAsk(globs: Array(configs), kind: .whole)) }
        files.docker = containers
        if !files.isEmpty { entries.append(files) }
        return entries
    }

    private func exists(_ glob: String) -> Bool {
        if !glob.contains(where: { "*?{".contains($0) }) { return access(glob, F_OK) == 0 }
        let walk = GlobWalk { stop.isRequested }
        return !walk.find([glob]).isEmpty
    }

    private static func hasUnit(_ name: String) -> Bool {
        let file = name.contains(".") ? name : "\(name).service"
        return [
            "/etc/systemd/system", "/run/systemd/system", "/usr/lib/systemd/system",
            "/lib/systemd/system",
        ].contains { access("\($0)/\(file)", F_OK) == 0 }
    }

    /// `postgres` of `registry.example/library/postgres:16@sha256:…`.
    private static func product(_ image: String) -> String {
        let last = image.split(separator: "@").first?.split(separator: "/").last ?? ""
        return String(last.split(separator: ":").first ?? "")
    }

    private static func containers(_ runner: CommandRunner) -> [(name: String, image: String)] {
        guard access("/var/run/docker.sock", F_OK) == 0 || getenv("DOCKER_HOST") != nil else {
            return []
        }
        var list = Command(["docker", "ps", "--format", "{{.Names}} {{.Image}}"])
        list.timeout = 5
        return runner.run(list).output.split(separator: 10).compactMap { line in
            let words = line.split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
            return words.count == 2 && !words[0].hasPrefix("-") ? (words[0], words[1]) : nil
        }
    }
}
