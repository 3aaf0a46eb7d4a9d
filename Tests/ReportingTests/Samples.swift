import Bundles
import Facts
import Reasoning
import Rules

@testable import Reporting

/// Diagnoses as the analysis makes them, written by hand.
enum Samples {
    static func at(_ minute: Int, _ second: Int, milli: Int = 0) -> Moment {
        Moment(
            year: 2026, month: 5, day: 4, hour: 10, minute: minute, second: second,
            microsecond: milli * 1000)
    }

    /// A full disk stops PostgreSQL from writing; orders-api answers 500, and nginx 502.
    static let cascade = Diagnosis(
        bundle: .init(
            name: "shop.tar.zst", files: 12, bytes: 48_213, from: at(0, 0), to: at(20, 30)),
        findings: [disk, writes, api, gateway, deprecation],
        unexplained: [
            signal, .init(template: "cache key {} expired twice", count: 2, level: .warning),
        ],
        verdicts: .init(
            found: 5, ruledOut: 410,
            undecided: [
                .init(rule: "kafka/consumer-lag", why: "the Kafka logs were not collected"),
                .init(rule: "kafka/offset-out-of-range", why: "the Kafka logs were not collected"),
                .init(rule: "nginx/worker-connections", why: "nginx.conf was not collected"),
            ]),
        nextEvidence: [
            .init(
                collect: "the broker's server.log",
                wouldDecide: ["kafka/consumer-lag", "kafka/offset-out-of-range"])
        ],
        gaps: [
            Gap(file: "logs/old/app.log.3.gz", line: 812, reason: .truncated(afterBytes: 81_920)),
            Gap(file: "run/postgres.sock", reason: .notAFile("socket")),
        ])

    static let empty = Diagnosis(
        bundle: .init(name: "quiet.zip", files: 3, bytes: 912, from: at(0, 0), to: at(5, 0)),
        verdicts: .init(found: 0, ruledOut: 424))

    static let onlyNotices = Diagnosis(
        bundle: .init(name: "calm.tar", files: 4, bytes: 12_000, from: at(0, 0), to: at(30, 0)),
        findings: [recovered, deprecation],
        verdicts: .init(
            found: 2, ruledOut: 400, undecided: [.init(rule: "a/b", why: "a.log was not collected")]
        ))

    static let onlyUnexplained = Diagnosis(
        bundle: .init(
            name: "odd.tar.gz", files: 7, bytes: 1_204_882, from: at(0, 0), to: at(30, 0)),
        unexplained: [signal],
        verdicts: .init(found: 0, ruledOut: 420),
        nextEvidence: [.init(collect: "the gateway's error log", wouldDecide: ["nginx/x"])],
        gaps: [Gap(file: "odd.tar.gz", reason: .limit(name: "entries", value: "100,000"))])

    static let all = [cascade, empty, onlyNotices, onlyUnexplained]

    private static let disk = Finding(
        id: "f1", rule: "postgresql/disk-full", role: .rootCause,
        title: "Orders are not stored because PostgreSQL's data disk is full",
        cause: """
            /var/lib/postgresql reached 100 % at 10:02:05. PostgreSQL could write nothing from then on and
            refused 312 inserts; orders-api answered 500 to each, and nginx 502. It is not a fault of the
            database: it stops on purpose, because half a write is worse than none.
            """,
        impact: "No order placed since 10:02:05 was stored.",
        severity: .critical, confidence: .certain, owner: .platform, mode: "storage.full",
        modePhrase: "a disk is full",
        remediation: [
            .init(
                todo: "Free space on /var/lib/postgresql, then check that inserts succeed",
                run: "df -h /var/lib/postgresql"),
            .init(
                todo:
                    "Look for a replication slot that holds back WAL; dropping one loses its replica"
            ),
        ],
        verify:
            "An insert succeeds, and the log shows no “No space left on device” for five minutes.",
        see: ["https://www.postgresql.org/docs/current/disk-full.html"],
        captures: [("volume", "/var/lib/postgresql"), ("count", "14")], count: 14, first: at(2, 5),
        last: at(14, 9),
        evidence: [
            .init(
                file: "logs/postgresql.log", line: 812, time: at(2, 5, milli: 123),
                text: "2026-05-04 10:02:05.123 UTC [88] ERROR:  could not extend file "
                    + "\"base/16384/16397\": No space left on device"),
            .init(
                file: "diag/df.txt", line: 4,
                text: "/dev/sdb1   50G   50G     0 100% /var/lib/postgresql"),
        ],
        explains: ["f2"],
        rivals: [
            .init(
                rule: "net/connection-reset",
                because: "it begins two minutes later and explains nothing")
        ],
        reasons: ["Nothing in this bundle explains it.", "It explains three other findings."],
        component: "postgresql")

    private static let writes = Finding(
        id: "f2", rule: "postgresql/refuses-writes", role: .symptom,
        title: "PostgreSQL refused 312 writes",
        cause: "It could not extend a table.", severity: .high, confidence: .certain,
        owner: .platform,
        mode: "database.refuses-writes", modePhrase: "the database refused writes", count: 312,
        first: at(2, 6), last: at(14, 9),
        evidence: [
            .init(
                file: "logs/postgresql.log", line: 813, time: at(2, 6),
                text: "STATEMENT:  INSERT INTO orders VALUES ($1, $2)")
        ],
        explains: ["f3"], because: ["f1"], reasons: ["f1 leads to it and began earlier."],
        component: "postgresql")

    private static let api = Finding(
        id: "f3", rule: "http/500", role: .symptom,
        title: "orders-api answered 500 to 312 requests",
        severity: .high, confidence: .likely, owner: .vendor, mode: "request.fails",
        modePhrase: "requests were answered with an error", count: 312, first: at(2, 6),
        last: at(14, 10),
        evidence: [
            .init(
                file: "logs/orders-api.log", line: 77, time: at(2, 6),
                text: "ERROR could not store order 4711: 53100")
        ],
        explains: ["f4"], because: ["f2"], component: "orders-api")

    private static let gateway = Finding(
        id: "f4", rule: "nginx/upstream-fails", role: .symptom,
        title: "nginx answered 502 to 309 requests",
        severity: .medium, confidence: .certain, owner: .platform, mode: "gateway.fails",
        modePhrase: "the gateway answered 502", count: 309, first: at(2, 7), last: at(14, 10),
        evidence: [
            .init(
                file: "logs/nginx/error.log", line: 9, time: at(2, 7),
                text: "upstream sent no header")
        ],
        because: ["f3"], component: "nginx")

    private static let recovered = Finding(
        id: "f1", rule: "redis/connection-refused", role: .notice,
        title: "Redis refused connections",
        cause: "It was restarting.", severity: .medium, confidence: .likely, owner: .platform,
        mode: "cache.unreachable", modePhrase: "the cache could not be reached", count: 3,
        first: at(1, 0),
        last: at(1, 4),
        evidence: [.init(file: "app.log", line: 3, time: at(1, 0), text: "ECONNREFUSED")],
        component: "app", recovered: at(1, 4))

    private static let deprecation = Finding(
        id: "f5", rule: "nginx/deprecated-listen", role: .notice,
        title: "nginx.conf uses “listen … http2”, which is deprecated", severity: .low,
        confidence: .certain, owner: .customer, mode: "config.deprecated", count: 1,
        evidence: [.init(file: "conf/nginx.conf", line: 12, text: "listen 443 ssl http2;")],
        component: "nginx")

    private static let signal = Signal(
        template: "flux capacitor {} out of phase by {} ms", count: 41, level: .error,
        first: at(3, 0),
        last: at(9, 30), why: "new at 10:03, then 41 times in seven minutes",
        evidence: [
            .init(
                file: "logs/worker.log", line: 201, time: at(3, 0),
                text: "10:03:00 ERROR flux capacitor 7 out of phase by 88 ms")
        ])
}
