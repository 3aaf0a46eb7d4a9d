import Bundles

/// Many globs, of which few are tried on a path: those of which four bytes stand in it.
struct GlobIndex {
    private let globs: [(source: Int, glob: Glob)]
    /// The globs by four bytes that all their paths hold.
    private var byText: [UInt32: [Int]] = [:]
    /// Those without such a text.
    private var others: [Int] = []

    /// - Parameter sources: the globs of each source.
    init(_ sources: [[Glob]]) {
        globs = sources.enumerated().flatMap { source, globs in globs.map { (source, $0) } }
        let texts = globs.map { $0.glob.requiredTexts.map { $0.flatMap(Self.quads) } }
        var count: [UInt32: Int] = [:]
        for quad in texts.joined().joined() { count[quad, default: 0] += 1 }
        for (number, alternatives) in texts.enumerated() {
            let rarest = alternatives.map { $0.min { (count[$0] ?? 0, $0) < (count[$1] ?? 0, $1) } }
            guard !rarest.contains(nil) else {
                others.append(number)
                continue
            }
            for quad in Set(rarest.compactMap(\.self)) { byText[quad, default: []].append(number) }
        }
    }

    /// The sources of which a glob matches the path.
    func sources(of path: String) -> Set<Int> {
        var tried = Set(others)
        for quad in Self.quads(path.utf8.map(Glob.lowered)[...]) {
            if let numbers = byText[quad] { tried.formUnion(numbers) }
        }
        return Set(
            tried.lazy.filter { globs[$0].glob.matches(path) }.map { globs[$0].source })
    }

    /// Every four bytes in a row.
    private static func quads(_ text: ArraySlice<UInt8>) -> [UInt32] {
        guard text.count >= 4 else { return [] }
        var quads: [UInt32] = []
        var word: UInt32 = 0
        for (index, byte) in text.enumerated() {
            word = word << 8 | UInt32(byte)
            if index > 2 { quads.append(word) }
        }
        return quads
    }
}
