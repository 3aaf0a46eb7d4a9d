import Bundles
import Glibc

/// A glob on a name rather than a path.
struct NamePattern {
    private let glob: Glob

    init(_ text: String) { glob = Glob(text) }

    func matches(_ name: String) -> Bool { glob.matches(name.replacing("/", with: "_")) }
}

/// Environment variables as `NAME=value` lines, with values hidden that nobody has vouched for.
enum EnvironmentText {
    /// Variables that say how a host is set up, and hold no secret.
    private static let shown = [
        "PATH", "LANG", "LC_*", "TZ", "HOME", "SHELL", "PWD", "TERM", "HOSTNAME", "JAVA_HOME",
        "NO_PROXY", "no_proxy", "MALLOC_*", "GODEBUG", "GOMAXPROCS", "GOMEMLIMIT",
        "LD_LIBRARY_PATH",
    ].map(NamePattern.init)

    /// The name it goes by, and the lines; `nil` when no such process can be read.
    static func text(_ ask: EnvironmentAsk) -> (name: String, text: String)? {
        var bytes = SmallFile.bytes("/proc/self/environ", atMost: 1 << 20)
        if let name = ask.process {
            guard let process = HostProcess.all().first(where: { $0.isCalled(name) }) else {
                return nil
            }
            bytes = SmallFile.bytes("/proc/\(process.id)/environ", atMost: 1 << 20)
            if bytes.isEmpty { return nil }
        }
        let wanted = ask.names.map(NamePattern.init)
        var lines: [String] = []
        for entry in bytes.split(separator: 0) {
            let parts = entry.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].withUnsafeBytes { SafePath.shown($0).text }
            guard parts.count == 2, wanted.contains(where: { $0.matches(name) }) else { continue }
            let isShown = parts[1].isEmpty || shown.contains { $0.matches(name) }
            let value = parts[1].withUnsafeBytes { SafePath.shown($0).text }
            lines.append("\(name)=\(isShown ? value : "(hidden)")")
        }
        return (ask.process ?? "clearcause", lines.sorted().map { $0 + "\n" }.joined())
    }
}
