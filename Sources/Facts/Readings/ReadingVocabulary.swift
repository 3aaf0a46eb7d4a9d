/// Every reading there can be: its labels, its unit and the command that tells it.
package enum ReadingVocabulary {
    package struct Entry: Sendable {
        package let name: String
        /// `percent`, `bytes`, `seconds`, `count`, `state`.
        package let unit: String
        package let labels: [String]
        /// What to run to get it.
        package let command: String
    }

    package static let entries: [Entry] = [
        DiskReadings.vocabulary, MemoryReadings.vocabulary, LimitReadings.vocabulary,
        SocketReadings.vocabulary, ClockReadings.vocabulary, ProcessReadings.vocabulary,
        DockerReadings.vocabulary, KubernetesReadings.vocabulary, UnitReadings.vocabulary,
        RabbitMQReadings.vocabulary, DatabaseReadings.vocabulary, RedisReadings.vocabulary,
        KafkaReadings.vocabulary, HTTPReadings.vocabulary, DNSReadings.vocabulary,
        TLSReadings.vocabulary, PackageReadings.vocabulary,
    ].flatMap(\.self)

    /// The entry of this name, or all of `kind.*`.
    package static func entries(named name: String) -> [Entry] {
        let prefix = name.hasSuffix(".*") ? name.dropLast() : nil
        return entries.filter { $0.name == name || prefix.map($0.name.hasPrefix) == true }
    }

    /// The labels that readings of this name (or `kind.*`) carry.
    package static func labels(of name: String) -> [String] {
        entries(named: name).flatMap(\.labels)
    }

    /// The entries of one command, each written `name unit`.
    static func told(by command: String, _ labels: [String], _ readings: String...) -> [Entry] {
        readings.map { reading in
            let words = reading.words
            return Entry(
                name: words.first ?? "", unit: words.last ?? "", labels: labels, command: command)
        }
    }

    /// The command that tells a reading of this name, or of this `kind.*`.
    package static func command(for name: String) -> String? {
        let prefix = name.hasSuffix(".*") ? name.dropLast() : nil
        return entries.first { $0.name == name || prefix.map($0.name.hasPrefix) == true }?.command
    }
}
