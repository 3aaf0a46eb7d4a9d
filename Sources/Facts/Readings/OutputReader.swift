/// One kind of output: how it begins, and how it is read.
struct OutputReader: Sendable {
    /// The command as it is told to a reader of the inventory: `df`; empty where its columns tell it.
    let command: String
    /// First words, of which eight bytes count, that begin such an output.
    let words: [String]
    /// First bytes (after blanks) that may begin one: dearer, as logs use them too.
    let marks: String
    /// Reads the output around the line that begins it; the line after it, or `nil` when it is none.
    /// It must look at few lines before it says no.
    let read: @Sendable (_ at: Int, _ lines: OutputLines, _ list: inout ReadingList) -> Int?

    init(
        _ command: String, words: [String] = [], marks: String = "",
        read: @escaping @Sendable (Int, OutputLines, inout ReadingList) -> Int?
    ) {
        self.command = command
        self.words = words
        self.marks = marks
        self.read = read
    }

    /// All of them; of several that begin alike the first that reads wins.
    static let all: [OutputReader] = [
        DiskReadings.readers, MemoryReadings.readers, LimitReadings.readers,
        SocketReadings.readers, ClockReadings.readers, ProcessReadings.readers,
        DockerReadings.readers, KubernetesReadings.readers, KubernetesDescription.readers,
        UnitReadings.readers, RabbitMQReadings.readers, DatabaseReadings.readers,
        InnoDBReadings.readers, RedisReadings.readers, KafkaReadings.readers,
        HTTPReadings.readers, DNSReadings.readers, TLSReadings.readers, PackageReadings.readers,
        StructuredReadings.readers,
    ].flatMap(\.self)
}

/// Tells by a line's first bytes which outputs it may begin; nearly every line begins none.
struct OutputIndex: Sendable {
    static let shared = OutputIndex(OutputReader.all)

    private var words: [UInt64: [Int]] = [:]
    private var marks: [[Int]] = Array(repeating: [], count: 256)
    /// One bit a hash of the words, so that few lines reach the dictionary.
    private var bloom = [Bool](repeating: false, count: 8192)

    private init(_ readers: [OutputReader]) {
        for (number, reader) in readers.enumerated() {
            for word in reader.words {
                let key = Array(word.utf8).withUnsafeBytes { Self.key($0, 0) }
                words[key, default: []].append(number)
                bloom[Self.hash(key)] = true
            }
            for mark in reader.marks.utf8 where marks[Int(mark)].last != number {
                marks[Int(mark)].append(number)
            }
        }
    }

    /// The numbers of the readers to ask about a line.
    @inline(__always)
    func readers(of line: UnsafeRawBufferPointer) -> [Int] {
        var start = 0
        while start < line.count, line[start] == 32 || line[start] == 9 { start += 1 }
        guard start < line.count else { return [] }
        let key = Self.key(line, start)
        if bloom[Self.hash(key)], let numbers = words[key] { return numbers }
        return marks[Int(line[start])]
    }

    /// The first eight bytes of the word that starts here.
    @inline(__always)
    private static func key(_ line: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
        var key: UInt64 = 0
        var at = start
        while at < line.count, at < start + 8, line[at] != 32, line[at] != 9 {
            key = key << 8 | UInt64(line[at])
            at += 1
        }
        return key
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 51)
    }
}
