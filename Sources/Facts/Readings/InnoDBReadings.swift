/// The text of `SHOW ENGINE INNODB STATUS`.
enum InnoDBReadings {
    private static let command = "mysql -e 'SHOW ENGINE INNODB STATUS\\G'"

    static let vocabulary =
        ReadingVocabulary.told(
            by: command, [], "mysql.history-list-length count", "mysql.latest-deadlock state",
            "mysql.buffer-pool-hit-percent percent")
        + ReadingVocabulary.told(
            by: command, ["transaction"], "mysql.transaction-seconds seconds",
            "mysql.lock-wait-seconds seconds")

    static let readers = [
        OutputReader(
            "innodb status", words: ["History", "---TRANS", "LATEST", "Buffer"], read: read)
    ]

    @Sendable
    private static func read(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        guard lines.raw(at).count < 300 else { return nil }
        let line = lines[at]
        if line.hasPrefix("History list length ") {
            list.add("mysql.history-list-length", line.words.last, at: at, in: lines)
        } else if line.hasPrefix("LATEST DETECTED DEADLOCK") {
            // The time stands below the rule.
            list.add("mysql.latest-deadlock", lines[at + 2].text(before: " 0x"), at: at, in: lines)
        } else if line.hasPrefix("Buffer pool hit rate ") {
            let words = line.text(before: ",").words
            guard words.count == 7, let hits = Amount.number(words[4]) else { return nil }
            list.add(
                "mysql.buffer-pool-hit-percent",
                number: Amount.percent(hits, of: Amount.number(words[6])), at: at, in: lines)
        } else if line.hasPrefix("---TRANSACTION ") {
            return transaction(line, at, lines, &list)
        } else {
            return nil
        }
        return at + 1
    }

    /// `---TRANSACTION 421, ACTIVE 345 sec` and, when it waits, `TRX HAS BEEN WAITING 12 SEC` below.
    private static func transaction(
        _ line: String, _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        guard let number = line.text(between: "---TRANSACTION ", ","),
            let seconds = line.text(between: "ACTIVE ", " sec")
        else { return at + 1 }
        let labels: KeyValuePairs<String, String?> = ["transaction": number]
        list.add(
            "mysql.transaction-seconds", number: Amount.number(seconds), labels, at: at, in: lines)
        for index in at + 1..<min(lines.count, at + 8) where index > at {
            let next = lines[index]
            if next.hasPrefix("---TRANSACTION") { break }
            if let wait = next.text(between: "HAS BEEN WAITING ", " SEC") {
                list.add(
                    "mysql.lock-wait-seconds", number: Amount.number(wait), labels, at: index,
                    in: lines)
                break
            }
        }
        return at + 1
    }
}
