import Glibc

/// A database or broker to ask for its state, through its own client.
///
/// The client finds its password where it always does (`.pgpass`, `my.cnf`, …); a spec holds none.
package struct DatabaseAsk: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case postgresql, mysql, redis, rabbitmq, kafka
    }

    static let keys = ["kind", "host", "port", "user", "database", "as", "bootstrap"]

    package var kind: Kind
    package var host: String?
    /// Digits; in a recipe `{port}`, the one the found process listens on.
    package var port: String?
    package var user: String?
    package var database: String?
    /// The user of the host that the client runs as.
    package var account: String?
    /// Kafka's `HOST:PORT`.
    package var bootstrap: String?

    package init(_ kind: Kind) { self.kind = kind }

    var commands: [Command] {
        switch kind {
        case .postgresql: postgresql
        case .mysql: mysql
        case .redis: redis
        case .rabbitmq: rabbitmq
        case .kafka: kafka
        }
    }

    private func command(_ words: [String], _ name: String, as account: String?) -> Command {
        var command = Command(words)
        command.user = self.account ?? account
        command.path = "commands/\(kind.rawValue)/\(name).txt"
        return command
    }

    /// Who runs the server is who may ask it without a password, where that user exists.
    private func local(_ name: String) -> String? {
        host == nil && getpwnam(name) != nil && geteuid() == 0
            ? name : nil
    }

    private var postgresql: [Command] {
        var base = ["psql", "-X", "-w", "-P", "pager=off", "-P", "footer=on"]
        if let host { base += ["-h", host] }
        if let port { base += ["-p", port] }
        if let user { base += ["-U", user] }
        base += ["-d", database ?? "postgres"]
        let questions = [
            (
                "activity",
                "select pid, datname, usename, application_name, client_addr, backend_start, xact_start, query_start, state_change, wait_event_type, wait_event, state, backend_type from pg_stat_activity"
            ),
            (
                "settings",
                "select name, setting, unit, source, sourcefile, sourceline from pg_settings where source <> 'default'"
            ),
            ("databases", "select * from pg_stat_database"),
            ("replication", "select * from pg_stat_replication"),
            ("replication-slots", "select * from pg_replication_slots"),
            (
                "locks",
                "select locktype, relation::regclass, mode, granted, pid, waitstart from pg_locks where not granted"
            ),
            ("version", "select version()"),
        ]
        return questions.map {
            command(base + ["-c", $0.1], "psql-\($0.0)", as: local("postgres"))
        }
    }

    private var mysql: [Command] {
        let client = CommandRunner.program("mysql") == nil ? "mariadb" : "mysql"
        var base = [client, "--table", "--connect-timeout=5"]
        if let host { base += ["-h", host] }
        if let port { base += ["-P", port] }
        if let user { base += ["-u", user] }
        let questions = [
            ("processlist", "SHOW FULL PROCESSLIST"), ("status", "SHOW GLOBAL STATUS"),
            ("variables", "SHOW GLOBAL VARIABLES"), ("innodb", "SHOW ENGINE INNODB STATUS\\G"),
            ("replica", "SHOW SLAVE STATUS\\G"),
        ]
        return questions.map { command(base + ["-e", $0.1], "mysql-\($0.0)", as: nil) }
    }

    private var redis: [Command] {
        var base = ["redis-cli"]
        if let host { base += ["-h", host] }
        if let port { base += ["-p", port] }
        if let user { base += ["--user", user] }
        return [
            ("info", ["info"]), ("slowlog", ["slowlog", "get", "50"]),
            ("clients", ["client", "list"]),
            ("config", ["config", "get", "*"]), ("ping", ["ping"]),
        ].map { command(base + $0.1, "redis-\($0.0)", as: nil) }
    }

    private var rabbitmq: [Command] {
        [
            ("status", ["status"]), ("alarms", ["list_global_parameters"]),
            (
                "queues",
                [
                    "list_queues", "-p", database ?? "/", "name", "messages", "messages_ready",
                    "messages_unacknowledged", "consumers", "memory", "state",
                ]
            ),
            ("connections", ["list_connections", "user", "peer_host", "state", "channels"]),
            ("environment", ["environment"]),
        ].map {
            var command = command(
                ["rabbitmqctl", "--timeout", "15"] + $0.1, "rabbitmqctl-\($0.0)", as: nil)
            command.timeout = 20
            return command
        }
    }

    private var kafka: [Command] {
        let server = bootstrap ?? "\(host ?? "localhost"):\(port ?? "9092")"
        let isPlain = CommandRunner.program("kafka-topics") != nil
        let tools = { (name: String) in
            isPlain
                ? name
                : CommandRunner.program("\(name).sh").map { _ in "\(name).sh" }
                    ?? "/opt/kafka/bin/\(name).sh"
        }
        return [
            ("consumer-groups", ["--describe", "--all-groups"]), ("topics", ["--describe"]),
        ].map {
            var command = command(
                [tools("kafka-\($0.0)"), "--bootstrap-server", server] + $0.1, "kafka-\($0.0)",
                as: nil)
            command.timeout = 20
            return command
        }
    }
}
