/// `timedatectl`, `timedatectl timesync-status`, `chronyc tracking`, `ntpstat`: whether the clock is right.
enum ClockReadings {
    static let vocabulary =
        ReadingVocabulary.told(
            by: "logs of both hosts that name the same requests",
            ["ahead", "behind", "request", "samples"], "clock.skew-seconds seconds")
        + ReadingVocabulary.told(
            by: "timedatectl", [], "clock.synchronised state", "clock.ntp-service state",
            "clock.zone state", "clock.rtc-in-local-zone state")
        + ReadingVocabulary.told(
            by: "chronyc tracking", [], "clock.offset-seconds seconds", "clock.stratum count",
            "clock.leap-status state", "clock.reference state")
        + ReadingVocabulary.told(
            by: "chronyc sources", ["host"], "clock.source-state state",
            "clock.source-reach count")

    static let readers = [
        OutputReader("timedatectl", words: ["Local"], read: timedatectl),
        OutputReader("timedatectl show", words: ["Timezone"], read: properties),
        OutputReader("chronyc tracking", words: ["Referenc"], read: tracking),
        OutputReader("chronyc sources", words: ["MS"], read: sources),
        OutputReader("ntpq", words: ["remote"], read: peers),
        OutputReader("ntpstat", words: ["unsynchr", "synchron"], read: ntpstat),
    ]

    @Sendable
    private static func timedatectl(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        guard lines[at].trimmed.hasPrefix("Local time: ") else { return nil }
        var index = at + 1
        while index < lines.count, index < at + 12, let pair = lines[index].pair {
            switch pair.key {
            case "Time zone", "Timezone":
                list.add("clock.zone", pair.value.text(before: " ("), at: index, in: lines)
            case "System clock synchronized", "NTP synchronized":
                list.add("clock.synchronised", pair.value, at: index, in: lines)
            case "NTP service", "systemd-timesyncd.service active", "NTP enabled",
                "Network time on":
                list.add("clock.ntp-service", pair.value, at: index, in: lines)
            case "RTC in local TZ":
                list.add("clock.rtc-in-local-zone", pair.value, at: index, in: lines)
            case "Universal time", "RTC time", "DST active": break
            default: return index
            }
            index += 1
        }
        return index
    }

    /// `timedatectl show`: `Timezone=Etc/UTC`, `NTPSynchronized=yes`.
    @Sendable
    private static func properties(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        guard lines[at].hasPrefix("Timezone=") else { return nil }
        let names = [
            "Timezone": "clock.zone", "NTPSynchronized": "clock.synchronised",
            "LocalRTC": "clock.rtc-in-local-zone", "NTP": "clock.ntp-service",
        ]
        var index = at
        while index < lines.count, index < at + 12 {
            let parts = lines[index].split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { break }
            if let name = names[String(parts[0])] {
                list.add(name, String(parts[1]), at: index, in: lines)
            }
            index += 1
        }
        return index
    }

    @Sendable
    private static func tracking(
        _ at: Int, _ lines: OutputLines, _ list: inout ReadingList
    ) -> Int? {
        guard lines[at].hasPrefix("Reference ID") else { return nil }
        var index = at
        while index < lines.count, index < at + 14, let pair = lines[index].pair {
            let words = pair.value.words
            switch pair.key {
            case "Reference ID":
                list.add(
                    "clock.reference", pair.value.text(between: "(", ")") ?? words.first, at: index,
                    in: lines)
            case "Stratum": list.add("clock.stratum", words.first, at: index, in: lines)
            case "System time":
                // “12.5 seconds slow of NTP time”: slow is behind, so negative.
                let sign = words.contains("slow") ? -1.0 : 1
                list.add(
                    "clock.offset-seconds",
                    number: words.first.flatMap(Amount.number).map { $0 * sign },
                    at: index, in: lines)
            case "Leap status":
                list.add("clock.leap-status", pair.value, at: index, in: lines)
                let isSynchronised = pair.value != "Not synchronised"
                list.add("clock.synchronised", isSynchronised ? "yes" : "no", at: index, in: lines)
            default: break
            }
            index += 1
        }
        return index
    }

    /// `^* ntp1.example  2  6  377  34  +12us[ +15us] +/- 20ms`
    @Sendable
    private static func sources(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        guard lines[at].contains("Name/IP address") else { return nil }
        let states: [Character: String] = [
            "*": "selected", "+": "combined", "-": "not combined", "x": "false ticker",
            "?": "unreachable", "~": "too variable",
        ]
        var index = at + 1
        while index < lines.count {
            let words = lines[index].words
            if index == at + 1, words.first?.hasPrefix("==") == true {
                index += 1
                continue
            }
            guard words.count >= 5, words[0].count == 2, let mark = words[0].last,
                let state = states[mark]
            else { break }
            list.add("clock.source-state", state, ["host": words[1]], at: index, in: lines)
            list.add("clock.source-reach", words[4], ["host": words[1]], at: index, in: lines)
            index += 1
        }
        return index
    }

    /// `ntpq -p`: the offset of the peer that is followed, in milliseconds.
    @Sendable
    private static func peers(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int? {
        let header = lines[at].words
        guard header.starts(with: ["remote", "refid", "st"]) else { return nil }
        var index = at + 1
        while index < lines.count {
            let line = lines[index]
            let words = line.words
            if words.first?.hasPrefix("==") == true {
                index += 1
                continue
            }
            guard words.count >= 10 else { break }
            let host = words[0].drop { "*+-#xo.~".contains($0) }
            let isFollowed = line.hasPrefix("*") || line.hasPrefix("o")
            list.add(
                "clock.source-state",
                isFollowed ? "selected" : words[6] == "0" ? "unreachable" : "not combined",
                ["host": String(host)], at: index, in: lines)
            list.add("clock.source-reach", words[6], ["host": String(host)], at: index, in: lines)
            if isFollowed {
                list.add(
                    "clock.offset-seconds", number: Amount.number(words[8]).map { $0 / 1000 },
                    at: index, in: lines)
            }
            index += 1
        }
        return index
    }

    @Sendable
    private static func ntpstat(_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?
    {
        let line = lines[at].trimmed
        if line.hasPrefix("unsynchronised") {
            list.add("clock.synchronised", "no", at: at, in: lines)
        } else if line.hasPrefix("synchronised to") {
            list.add("clock.synchronised", "yes", at: at, in: lines)
        } else {
            return nil
        }
        return at + 1
    }
}
