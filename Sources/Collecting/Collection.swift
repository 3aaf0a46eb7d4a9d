import Dispatch
import Glibc

/// One collection: carries out a spec within its limits, and tells what it could not get.
///
/// Commands come first, because the state of a host passes; then configurations; then logs, which
/// share what is left of the size, the newest lines first.
package final class Collection {
    /// Commands at work at the same time.
    private static let atOnce = 4

    let spec: Spec
    let limits: CollectionLimits
    let window: Window
    let stop: StopSign
    let sink: any CollectionSink
    private let report: (CollectionProgress) -> Void
    private(set) var progress = CollectionProgress()
    let started = Monotonic.now

    /// - Parameter report: told before each source and while big ones are read.
    package init(
        _ spec: Spec, limits: CollectionLimits, window: Window, stop: StopSign,
        into sink: any CollectionSink, report: @escaping (CollectionProgress) -> Void
    ) {
        self.spec = spec
        self.limits = limits
        self.window = window
        self.stop = stop
        self.sink = sink
        self.report = report
        progress.mostBytes = limits.maxSize
    }

    /// Does all of it.
    /// - Throws: ``Stopped``, and what the sink throws. Nothing a host does makes it throw.
    package func run() throws {
        try runCommands()
        try environments()
        try files()
    }

    var deadline: Double { started + Double(limits.deadline) }
    var isOverdue: Bool { Monotonic.now >= deadline }
    var bytesLeft: Int { max(0, limits.maxSize - progress.bytes) }

    /// - Throws: ``Stopped`` when somebody asked for it.
    func checkStop() throws {
        if stop.isRequested { throw Stopped() }
    }

    /// Hands a file on and counts its bytes.
    func add(
        path: String, origin: String, modified: Int64,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws {
        progress.source = origin
        report(progress)
        let file = CollectedFile(path: path, origin: origin, modified: modified)
        try sink.add(file) { out in
            var sinceReport = 0
            return try content { [self] bytes in
                try checkStop()
                try out(bytes)
                progress.bytes += bytes.count
                sinceReport += bytes.count
                if sinceReport > 1 << 20 {
                    report(progress)
                    sinceReport = 0
                }
            }
        }
    }

    func leaveOut(_ origin: String, _ why: String) { sink.leaveOut(origin, why: why) }

    func leaveOut(_ path: String, _ why: Obstacle) { sink.leaveOut(path, why: why.description) }

    // MARK: Commands

    /// Outputs may take half of the size and half of the time; logs need the rest.
    private func runCommands() throws {
        let runner = CommandRunner(stop: stop, deadline: started + Double(limits.deadline) / 2)
        let logBytes = max(limits.maxSize / 10, 256 << 10)
        var commands = spec.entries.flatMap(\.commands)
        let containers = names(of: spec.entries.flatMap(\.docker), runner)
        for entry in spec.entries {
            commands += entry.journal.map {
                Probes.journal($0, window: window, maxBytes: logBytes)
            }
        }
        commands += containers.flatMap { Probes.docker($0, window: window, maxBytes: logBytes) }
        for ask in spec.entries.flatMap(\.kubernetes) {
            commands += ask.commands
            let pods = runner.run(ask.list)
            if let problem = pods.problem(ask.list) { leaveOut(ask.list.shown, problem) }
            commands += ask.logs(pods.output, window: window, maxBytes: logBytes)
        }
        var met: Set<[String]> = []
        commands = commands.filter { met.insert($0.words + [$0.user ?? ""]).inserted }
        for start in stride(from: 0, to: commands.count, by: Self.atOnce) {
            try runBatch(Array(commands[start..<min(start + Self.atOnce, commands.count)]), runner)
        }
    }

    private func runBatch(_ commands: [Command], _ runner: CommandRunner) throws {
        try checkStop()
        progress.source = commands.first?.shown ?? ""
        report(progress)
        let results = Results(commands.count)
        DispatchQueue.concurrentPerform(iterations: commands.count) { index in
            guard commands[index].placeholder == nil else { return }
            results.set(runner.run(commands[index]), at: index)
        }
        try checkStop()
        for (command, run) in zip(commands, results.all) {
            if let placeholder = command.placeholder {
                leaveOut(
                    command.shown, "“\(placeholder)” stands for a value: write it into the spec")
            } else if let run {
                try keep(run, of: command)
            }
        }
    }

    private func keep(_ run: CommandRun, of command: Command) throws {
        let problem = run.problem(command)
        var output = run.output
        if let problem, output.isEmpty || command.mergesErrors {
            leaveOut(command.shown, problem)
        }
        if case .notStarted = run.end { return }
        // What a program complains of is evidence as well, and some tell all they have to say so.
        if output.isEmpty { output = run.errors }
        if output.isEmpty, command.isLog { return }
        guard progress.bytes + output.count <= limits.maxSize / 2 else {
            return leaveOut(command.shown, "the size limit for outputs of commands was reached")
        }
        let heading = command.isLog ? [] : Array("$ \(command.shown)\n".utf8)
        let path = command.path ?? "commands/\(command.fileName)"
        try add(path: path, origin: command.shown, modified: Int64(time(nil))) { out in
            try heading.withUnsafeBytes(out)
            try output.withUnsafeBytes(out)
            if run.lost > 0 {
                return "only the \(command.keep.rawValue) \(Amount.bytes(output.count)) of "
                    + "\(Amount.bytes(output.count + run.lost)): size limit"
            }
            return problem
        }
    }

    /// The containers that names or globs mean.
    private func names(of globs: [String], _ runner: CommandRunner) -> [String] {
        var names = globs.filter { !$0.contains(where: { "*?{".contains($0) }) }
        let patterns = globs.filter { $0.contains(where: { "*?{".contains($0) }) }
        guard !patterns.isEmpty else { return names }
        let list = Command(["docker", "ps", "-a", "--format", "{{.Names}}"])
        let run = runner.run(list)
        if let problem = run.problem(list) { leaveOut(list.shown, problem) }
        for line in run.output.split(separator: 10) {
            let name = String(decoding: line, as: UTF8.self)
            if !name.hasPrefix("-"), patterns.contains(where: { NamePattern($0).matches(name) }) {
                names.append(name)
            }
        }
        return names
    }

    // MARK: Environment

    private func environments() throws {
        for ask in spec.entries.flatMap(\.environment) {
            guard let (name, text) = EnvironmentText.text(ask) else {
                leaveOut(
                    "environment of \(ask.process ?? "this process")", "no such process can be read"
                )
                continue
            }
            try add(
                path: "environment/\(name).env", origin: "environment of \(name)",
                modified: Int64(time(nil))
            ) { out in
                try Array(text.utf8).withUnsafeBytes(out)
                return nil
            }
        }
    }
}

/// Results of work done side by side, in the order it was given out.
private final class Results: @unchecked Sendable {
    private let lock = DispatchQueue(label: "results")
    private var runs: [CommandRun?]

    init(_ count: Int) { runs = Array(repeating: nil, count: count) }

    func set(_ run: CommandRun, at index: Int) { lock.sync { runs[index] = run } }

    var all: [CommandRun?] { lock.sync { runs } }
}
