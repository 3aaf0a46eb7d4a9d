/// For each thing that is looked for the numbers of the patterns it speaks for.
struct Owners: Sendable {
    /// Where the numbers of each begin in `numbers`, and the end of the last.
    private var starts: [Int32] = [0]
    private var numbers: [Int32] = []

    init(_ lists: [[Int32]]) {
        for list in lists {
            numbers += list
            starts.append(Int32(numbers.count))
        }
    }

    var count: Int { starts.count - 1 }

    subscript(_ probe: Int) -> ArraySlice<Int32> {
        numbers[Int(starts[probe])..<Int(starts[probe + 1])]
    }

    func write(to tables: inout TableWriter) {
        tables.write(starts)
        tables.write(numbers)
    }

    /// `nil` when the tables do not fit together.
    init?(from tables: inout TableReader, patterns: Int) {
        guard let starts = tables.table(of: Int32.self), let numbers = tables.table(of: Int32.self),
            TableReader.areStarts(starts, in: numbers.count),
            numbers.allSatisfy({ $0 >= 0 && $0 < patterns })
        else { return nil }
        (self.starts, self.numbers) = (starts, numbers)
    }
}
