/// Commands for what a spec asks for in words: a certificate, a name, a database.
enum Probes {
    /// The chain an endpoint presents. `HOST:PORT`; the port may be missing.
    static func tls(_ endpoint: String) -> Command {
        let parts = hostAndPort(endpoint, port: "443")
        var command = Command([
            "openssl", "s_client", "-connect", "\(bracketed(parts.host)):\(parts.port)",
            "-servername", parts.host, "-showcerts",
        ])
        if parts.host.contains(":")
            || parts.host.utf8.allSatisfy({ "0123456789.".utf8.contains($0) })
        {
            command.words.removeAll { $0 == "-servername" }
            command.words.remove(at: 4)
        }
        command.path = "probes/tls-\(parts.host)-\(parts.port).txt"
        command.mergesErrors = true
        command.goodStatuses = [0, 1]
        return command
    }

    /// What the resolver says of a name.
    static func dns(_ name: String) -> [Command] {
        var dig = Command(["dig", "+tries=1", "+time=3", name])
        dig.path = "probes/dns-\(name).txt"
        var system = Command(["getent", "ahosts", name])
        system.path = "probes/hosts-\(name).txt"
        return CommandRunner.program("dig") == nil ? [system] : [dig, system]
    }

    /// One GET with what was said on the way; the body is cut, and nothing follows a redirect.
    static func get(_ url: String, timeout: Int) -> Command {
        var command = Command([
            "curl", "-sv", "--globoff", "--proto", "=http,https", "--max-time", "\(timeout)",
            "--max-filesize", "1048576", "--", url,
        ])
        let name = url.split(separator: "://").last ?? ""
        command.path =
            "probes/get-\(name.prefix(80).map { "/?&".contains($0) ? "-" : String($0) }.joined()).txt"
        command.timeout = timeout + 2
        command.mergesErrors = true
        return command
    }

    /// The log of units in the journal, newest lines.
    static func journal(_ unit: String, window: Window, maxBytes: Int) -> Command {
        var words = ["journalctl", "--no-pager", "-q", "-o", "short-iso-precise"]
        if unit == "kernel" {
            words += ["-k"]
        } else if unit == "errors" {
            words += ["-p", "err"]
        } else {
            words += ["-u", unit]
        }
        if let from = window.from { words += ["--since", "@\(from)"] }
        if let to = window.to { words += ["--until", "@\(to)"] }
        var command = Command(words + ["-n", "100000"])
        (command.path, command.isLog, command.keep) = ("journal/\(unit).log", true, .newest)
        (command.maxBytes, command.timeout) = (maxBytes, 30)
        return command
    }

    /// What a container wrote, and what it is.
    static func docker(_ container: String, window: Window, maxBytes: Int) -> [Command] {
        var words = ["docker", "logs", "--timestamps", "--tail", "100000"]
        if let from = window.from { words += ["--since", "\(from)"] }
        if let to = window.to { words += ["--until", "\(to)"] }
        var log = Command(words + ["--", container])
        (log.path, log.isLog, log.keep) = ("containers/\(container).log", true, .newest)
        (log.maxBytes, log.mergesErrors, log.timeout) = (maxBytes, true, 30)
        var inspect = Command(["docker", "inspect", "--", container])
        inspect.path = "containers/\(container).inspect.json"
        inspect.isLog = true
        return [log, inspect]
    }

    static func hostAndPort(_ text: String, port: String) -> (host: String, port: String) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            let host = String(text[text.index(after: text.startIndex)..<end])
            return (host, rest.hasPrefix(":") ? String(rest.dropFirst()) : port)
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : (text, port)
    }

    private static func bracketed(_ host: String) -> String {
        host.contains(":") ? "[\(host)]" : host
    }
}
