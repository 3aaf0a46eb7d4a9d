import Glibc

/// What a manifest says about the host and whoever collects.
package enum HostFacts {
    package static var name: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
        return String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static var user: String {
        getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(geteuid())"
    }

    /// `Europe/Berlin` where the host says so, else its offset now.
    package static var zone: String {
        if let stated = getenv("TZ").map({ String(cString: $0) }), stated.contains("/"),
            !stated.hasPrefix("/"), !stated.hasPrefix(":")
        {
            return stated
        }
        if let target = Root.linkTarget(AT_FDCWD, "/etc/localtime"),
            let at = target.firstRange(of: "/zoneinfo/")
        {
            return String(target[at.upperBound...])
        }
        var (now, fields) = (time(nil), tm())
        localtime_r(&now, &fields)
        let minutes = abs(fields.tm_gmtoff) / 60
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(fields.tm_gmtoff < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// Seconds the clock is ahead of its time server, as chrony knows it; `nil` without chrony.
    package static func clockOffset() -> Double? {
        var command = Command(["chronyc", "-n", "tracking"])
        command.timeout = 2
        let run = CommandRunner(stop: StopSign(), deadline: Monotonic.now + 3).run(command)
        guard run.problem(command) == nil else { return nil }
        for line in String(decoding: run.output, as: UTF8.self).split(separator: "\n")
        where line.hasPrefix("System time") {
            let words = line.split(separator: " ")
            guard let seconds = words.compactMap({ Double($0) }).first else { return nil }
            return words.contains("slow") ? -seconds : seconds
        }
        return nil
    }
}
