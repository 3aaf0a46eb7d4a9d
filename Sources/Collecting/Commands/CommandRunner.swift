import CLinux
import Dispatch
import Glibc
import Subprocess
import Synchronization

/// Runs commands within time and size, and leaves none behind.
///
/// Each is the leader of a process group of its own: what it starts ends with it, and Ctrl-C reaches us
/// first. Its output is read here with `poll`, so that a program that neither speaks nor ends costs its
/// time and nothing else.
struct CommandRunner: Sendable {
    /// Where programs are looked for; nothing relative, whatever the caller's `PATH` says.
    private static let folders = [
        "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin",
    ]

    let stop: StopSign
    /// On the monotonic clock, in seconds.
    let deadline: Double

    func run(_ command: Command) -> CommandRun {
        guard let name = command.words.first, let program = Self.program(name) else {
            return CommandRun(
                end: .notStarted("“\(command.words.first ?? "")” is not installed on this host"))
        }
        guard Monotonic.now < deadline, !stop.isRequested else { return CommandRun(end: .stopped) }
        let account: Account?
        do { account = try command.user.flatMap { try Account($0) } } catch {
            return CommandRun(end: .notStarted("\(error)"))
        }
        var (out, err): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard clinux_pipe(&out) == 0, clinux_pipe(&err) == 0 else {
            return CommandRun(end: .notStarted(String(cString: strerror(errno))))
        }
        let child = Child()
        start(program, command, account, out: out[1], err: err[1], child)
        child.hasStarted.wait()
        return watch(command, child, out: out[0], err: err[0])
    }

    private func start(
        _ program: String, _ command: Command, _ account: Account?, out: Int32, err: Int32,
        _ child: Child
    ) {
        var options = PlatformOptions()
        options.processGroupID = 0
        if let account {
            (options.userID, options.groupID) = (account.user, account.group)
            options.supplementaryGroups = account.groups
        }
        var variables: [Environment.Key: String?] = [
            "LC_ALL": "C.UTF-8", "PAGER": "cat", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0",
            "NO_COLOR": "1", "COLUMNS": "200", "PATH": Self.folders.joined(separator: ":"),
        ]
        if let account {
            variables["HOME"] = account.home
            variables["USER"] = account.name
        }
        let environment = Environment.inherit.updating(variables)
        let input = command.input
        let (words, launch) = (Array(command.words.dropFirst()), options)
        Task.detached(executorPreference: LaunchThread.shared) {
            do {
                let result = try await Subprocess.run(
                    .path(.init(program)), arguments: Arguments(words), environment: environment,
                    workingDirectory: "/", platformOptions: launch, input: .string(input),
                    output: .fileDescriptor(.init(rawValue: out), closeAfterSpawningProcess: true),
                    error: .fileDescriptor(.init(rawValue: err), closeAfterSpawningProcess: true)
                ) { execution in
                    child.begin(Int32(execution.processIdentifier.value))
                }
                switch result.terminationStatus {
                case .exited(let status): child.end(.status(Int32(status)))
                case .signaled(let signal): child.end(.signal(Int32(signal)))
                }
            } catch {
                child.end(.notStarted("it could not be started: \(error)"))
            }
            child.hasStarted.signal()
        }
    }

    private func watch(_ command: Command, _ child: Child, out: Int32, err: Int32) -> CommandRun {
        var output = OutputTail(limit: command.maxBytes, keep: command.keep)
        var errors = OutputTail(limit: 16 << 10, keep: .newest)
        let end = min(deadline, Monotonic.now + Double(command.timeout))
        var open = [
            pollfd(fd: out, events: Int16(POLLIN), revents: 0),
            pollfd(fd: err, events: Int16(POLLIN), revents: 0),
        ]
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 64)
        defer { buffer.deallocate() }
        var isQuiet = false
        while open.contains(where: { $0.fd >= 0 }), Monotonic.now < end, !stop.isRequested {
            let count = poll(&open, nfds_t(open.count), 100)
            if count == 0, child.ended != nil {
                // It has ended; something it started still holds the pipe.
                if isQuiet { break }
                isQuiet = true
            }
            for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
                let read = Glibc.read(open[index].fd, buffer.baseAddress, buffer.count)
                if read < 0, errno == EINTR { continue }
                guard read > 0 else {
                    close(open[index].fd)
                    open[index].fd = -1
                    continue
                }
                let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<read])
                if index == 0 || command.mergesErrors { output.add(bytes) }
                if index == 1 { errors.add(bytes) }
            }
        }
        var outcome: CommandRun.End?
        if child.wait(until: end, stop) == nil {
            outcome = stop.isRequested || Monotonic.now >= deadline ? .stopped : .timeout
        }
        child.bringDown()
        for entry in open where entry.fd >= 0 { close(entry.fd) }
        var run = CommandRun(end: outcome ?? child.ended ?? .timeout)
        run.output = output.finish()
        run.lost = output.lost
        run.errors = errors.finish()
        return run
    }

    /// The program of this name; one with a slash must be absolute.
    static func program(_ name: String) -> String? {
        if name.contains("/") { return name.hasPrefix("/") && access(name, X_OK) == 0 ? name : nil }
        return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}

/// A process while it runs, shared by who starts it and who watches it.
private final class Child: Sendable {
    private struct State {
        var id: pid_t = 0
        var end: CommandRun.End?
    }

    let hasStarted = DispatchSemaphore(value: 0)
    private let hasEnded = DispatchSemaphore(value: 0)
    private let state = Mutex(State())

    func begin(_ id: pid_t) {
        state.withLock { $0.id = id }
        hasStarted.signal()
    }

    func end(_ end: CommandRun.End) {
        state.withLock { $0.end = end }
        hasEnded.signal()
    }

    var ended: CommandRun.End? { state.withLock { $0.end } }

    /// Its end, if that comes in time.
    func wait(until end: Double, _ stop: StopSign) -> CommandRun.End? {
        while ended == nil, Monotonic.now < end, !stop.isRequested {
            _ = hasEnded.wait(timeout: .now() + .milliseconds(50))
        }
        return ended
    }

    /// Ends the whole group: first by asking, then by force.
    func bringDown() {
        let id = state.withLock { $0.id }
        guard id > 1 else { return }
        if ended == nil {
            kill(-id, SIGTERM)
            _ = wait(until: Monotonic.now + 1, StopSign())
        }
        kill(-id, SIGKILL)
        _ = wait(until: Monotonic.now + 2, StopSign())
    }
}

/// A user a command may run as.
private struct Account {
    let name: String
    let home: String
    let user: uid_t
    let group: gid_t
    let groups: [gid_t]

    /// `nil` when we are that user already.
    /// - Throws: ``Obstacle`` when there is no such user or we may not become it.
    init?(_ name: String) throws(Obstacle) {
        guard let entry = getpwnam(name) else {
            throw Obstacle("this host has no user “\(name)” to run it as")
        }
        guard entry.pointee.pw_uid != geteuid() else { return nil }
        guard geteuid() == 0 else { throw Obstacle("run as root or as \(name)") }
        self.name = name
        user = entry.pointee.pw_uid
        group = entry.pointee.pw_gid
        home = String(cString: entry.pointee.pw_dir)
        var list: [gid_t] = Array(repeating: 0, count: 64)
        var count: Int32 = 64
        guard getgrouplist(name, group, &list, &count) >= 0 else {
            groups = [entry.pointee.pw_gid]
            return
        }
        groups = Array(list[..<Int(count)])
    }
}

/// The clock that no one sets.
package enum Monotonic {
    /// Seconds since some moment.
    package static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
