/// What to ask a cluster for, through `kubectl` and the context it is set to.
package struct KubernetesAsk: Sendable, Hashable {
    static let keys = ["namespace", "selector", "context"]
    /// Pods whose logs are fetched at most.
    private static let mostPods = 20

    /// `nil` for all namespaces.
    package var namespace: String?
    package var selector: String?
    package var context: String?

    private func kubectl(_ words: String...) -> [String] {
        ["kubectl", "--request-timeout=10s"] + (context.map { ["--context", $0] } ?? []) + words
    }

    private var scope: [String] {
        (namespace.map { ["-n", $0] } ?? ["-A"]) + (selector.map { ["-l", $0] } ?? [])
    }

    /// Tables and descriptions.
    var commands: [Command] {
        let all = [
            kubectl("get", "pods", "-o", "wide") + scope,
            kubectl("get", "events", "--sort-by=.lastTimestamp")
                + (namespace.map { ["-n", $0] } ?? ["-A"]),
            kubectl("describe", "pods") + scope, kubectl("get", "nodes", "-o", "wide"),
            kubectl("get", "pvc") + (namespace.map { ["-n", $0] } ?? ["-A"]),
        ]
        return all.map { words in
            var command = Command(words)
            command.timeout = 15
            command.path =
                "kubernetes/\(Command(words.filter { !$0.hasPrefix("--request") }).fileName)"
            return command
        }
    }

    /// Lists the pods as `namespace name`, one a line.
    var list: Command {
        let columns = "custom-columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name"
        return Command(kubectl("get", "pods", "--no-headers", "-o", columns) + scope)
    }

    /// The logs of the pods that ``list`` told, those of the run before included.
    func logs(_ listed: [UInt8], window: Window, maxBytes: Int) -> [Command] {
        listed.split(separator: 10).prefix(Self.mostPods).flatMap { line -> [Command] in
            let words = line.split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 2, !words[1].hasPrefix("-") else { return [] }
            return [false, true].map { isBefore in
                var log = kubectl(
                    "logs", "-n", words[0], words[1], "--all-containers", "--prefix",
                    "--timestamps",
                    "--tail=100000")
                if let from = window.from { log.append("--since-time=\(UTC.text(from))") }
                if isBefore { log.append("--previous") }
                var command = Command(log)
                command.path =
                    "kubernetes/\(words[0])/\(words[1])\(isBefore ? ".previous" : "").log"
                (command.isLog, command.keep, command.timeout) = (true, .newest, 20)
                command.maxBytes = maxBytes
                return command
            }
        }
    }
}
