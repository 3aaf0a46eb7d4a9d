/// Many short texts, by number.
struct Texts: Sendable {
    /// Where each begins in `bytes`, and the end of the last.
    private var starts: [Int32] = [0]
    private var bytes: [UInt8] = []

    init(_ texts: [[UInt8]]) {
        for text in texts {
            bytes += text
            starts.append(Int32(bytes.count))
        }
    }

    subscript(_ number: Int) -> ArraySlice<UInt8> {
        bytes[Int(starts[number])..<Int(starts[number + 1])]
    }

    func write(to tables: inout TableWriter) {
        tables.write(starts)
        tables.write(bytes)
    }

    /// `nil` when the tables do not fit together.
    init?(from tables: inout TableReader, count: Int) {
        guard let starts = tables.table(of: Int32.self), let bytes = tables.table(of: UInt8.self),
            starts.count == count + 1, TableReader.areStarts(starts, in: bytes.count)
        else { return nil }
        (self.starts, self.bytes) = (starts, bytes)
    }
}
