import Facts

extension SchemaWords {
    /// The keys of conditions.
    static let condition: [String: SchemaNode] = [
        "name": .described(.text, "A name for this step, for “between”, “after” and {name.time}."),
        "log": .described(
            .some(.text), "Sources or systems to look in; leave it out to look in every log."),
        "message": .described(
            .some(.text), "The line as the program prints it, with {holes}; a list: any of them."),
        "regex": .described(
            .some(.text), "The same as PCRE2 expression; captures are (?<name>…)."),
        "ignore-case": .described(.scalar, "true: capital and small letters are the same."),
        "level": .described(
            .choice(Level.allCases.map(\.rawValue)), "The least level, where the log states one."),
        "all": .described(.list(.reference("condition")), "All of these, in any order."),
        "any": .described(.list(.reference("condition")), "At least one of these."),
        "sequence": .described(.list(.reference("condition")), "All of these, in this order."),
        "at-least": .described(.integer(least: 1), "How often it must come."),
        "within": .described(
            .text, "How close together: 30s, 5m, 2h; for steps also “event” or “file”."),
        "per": .described(.some(.text), "One finding for each value of this capture."),
        "where": .described(
            .some(.text), "Comparisons of captures: took > 30s. A list means all of them."),
        "unless": .described(
            .some(.reference("counter")), "Counter-evidence: when it holds, nothing is found."),
        "between": .described(
            .list(.text), "Only between the moments of these two named steps."),
        "after": .described(.text, "Only after this named step."),
        "config": .described(.some(.text), "The configurations to look in: nginx.conf, or “*”."),
        "setting": .described(
            .some(.text),
            "The key's path; * stands for one part, ** for any number, {name} captures. A list means any."
        ),
        "unit": .described(
            .choice(SettingUnit.allCases.map(\.rawValue)),
            "What a bare number counts; adds a capture in bytes or seconds to compare."),
        "plain-secret": .described(.scalar, "true: a secret stands in it as it is."),
        "unknown": .described(
            .choice(["near", "far"]),
            "The program knows no such setting; a known one is near, or none."),
        "malformed": .described(.scalar, "true: the file breaks its own syntax."),
        "default": .described(.scalar, "The value when the file is silent."),
        "as": .described(.text, "The capture that holds the value; without it {value}."),
        "is": .described(.some(.scalar), "The value is one of these."),
        "is-not": .described(.some(.scalar), "The value is none of these."),
        "below": .described(.scalar, "The value is smaller; numbers, durations, sizes."),
        "above": .described(.scalar, "The value is larger; numbers, durations, sizes."),
        "matches": .described(.text, "The value matches this expression."),
        "missing": .described(.scalar, "true: it must not be there."),
        "present": .described(.scalar, "true: it must be there."),
        "reading": .described(
            .text, "A number or state a command told: disk.used-percent; disk.* for all of a kind."),
        "version": .described(.text, "The system whose version is asked for."),
        "introduced": .described(.scalar, "The first version that has the defect."),
        "fixed": .described(.scalar, "The first version that has it no more."),
        "certificate": .described(.some(.text), "Where the certificate stands, or “*”."),
        "token": .described(.some(.text), "Where the token stands, or “*”."),
        "payload": .described(.some(.text), "The payloads that are looked at, or “*”."),
    ]
}
