import Rules

/// How many steps lead from one failure mode to another, looked up for many pairs.
struct ModeDistances {
    private var numbers: [String: Int] = [:]
    /// For each pair of the modes asked for; -1 where no path leads.
    private var table: [Int] = []

    init(_ map: CausalMap, modes: [String]) {
        let names = Set(modes).sorted()
        for (number, name) in names.enumerated() { numbers[name] = number }
        table = Array(repeating: -1, count: names.count * names.count)
        for (row, name) in names.enumerated() {
            for (target, steps) in map.distances(from: name) {
                if let column = numbers[target] { table[row * names.count + column] = steps }
            }
        }
    }

    func number(of mode: String) -> Int { numbers[mode] ?? 0 }

    func distance(_ from: Int, _ to: Int) -> Int? {
        let steps = table[from * numbers.count + to]
        return steps < 0 ? nil : steps
    }
}
