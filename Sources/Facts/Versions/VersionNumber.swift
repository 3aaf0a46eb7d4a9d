/// A version as it is compared: its numbers from left to right, then what is before a release.
///
/// Debian's epochs and revisions, build metadata and a leading `v` say nothing of the program's own
/// version and are left out: `2:15.3-0+deb12u1` is 15.3. `-rc1`, `-beta2`, `-SNAPSHOT` come before
/// the release they announce (as in Semantic Versioning 2.0.0, section 11).
package struct VersionNumber: Comparable, Sendable {
    private let numbers: [Int]
    private let preview: String?

    /// `nil` when the text has no number to begin with.
    package init?(_ text: String) {
        var rest = Substring(text)
        if let colon = rest.firstIndex(of: ":"), rest[..<colon].allSatisfy(\.isNumber) {
            rest = rest[rest.index(after: colon)...]
        }
        if rest.first == "v" || rest.first == "V" { rest = rest.dropFirst() }
        var numbers: [Int] = []
        while let number = Int(rest.prefix { $0.isASCII && $0.isNumber }.prefix(9)) {
            numbers.append(number)
            rest = rest.drop { $0.isASCII && $0.isNumber }
            guard rest.first == ".", numbers.count < 6 else { break }
            rest = rest.dropFirst()
        }
        guard !numbers.isEmpty else { return nil }
        self.numbers = numbers
        let word = rest.drop { "-._~+".contains($0) }.lowercased()
        preview =
            ["rc", "alpha", "beta", "snapshot", "preview", "pre", "dev", "m"].contains {
                word.hasPrefix($0) && ($0 != "m" || word.dropFirst().first?.isNumber == true)
            } ? String(word) : nil
    }

    package static func < (a: VersionNumber, b: VersionNumber) -> Bool {
        for index in 0..<max(a.numbers.count, b.numbers.count) {
            let x = index < a.numbers.count ? a.numbers[index] : 0
            let y = index < b.numbers.count ? b.numbers[index] : 0
            if x != y { return x < y }
        }
        switch (a.preview, b.preview) {
        case (nil, _): return false
        case (_, nil): return true
        case (let x?, let y?): return x < y
        }
    }

    package static func == (a: VersionNumber, b: VersionNumber) -> Bool { !(a < b) && !(b < a) }
}
