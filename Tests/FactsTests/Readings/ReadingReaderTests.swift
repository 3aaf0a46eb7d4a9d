import Testing

@testable import Facts

struct ReadingReaderTests {
    @Test(arguments: Output.all)
    func `an output tells its readings, each with its line`(_ output: Output) {
        let written = output.list.written
        for reading in output.tells {
            #expect(
                written.contains(reading), "not among\n\(written.joined(separator: "\n"))")
        }
    }

    @Test(arguments: Output.all)
    func `no reading has a name or label that the vocabulary does not list`(_ output: Output) {
        for reading in output.list.readings {
            let labels = ReadingVocabulary.labels(of: reading.name)
            #expect(
                ReadingVocabulary.entries.contains { $0.name == reading.name }, "\(reading.name)")
            for label in reading.labels {
                #expect(labels.contains(label.name), "\(reading.name) has \(label.name)")
            }
        }
    }

    @Test func `outputs are found one after the other with anything between them`() {
        let all = Output.all.map(\.text).joined(separator: "\n\n== more ==\n\n")
        let list = Output("all of them", all).list
        for output in Output.all where output.path.hasPrefix("diag") {
            let name = output.list.readings.last?.name ?? ""
            #expect(list.readings.contains { $0.name == name }, "\(output): \(name)")
        }
    }

    @Test func `a vocabulary's names are kebab case under one kind and listed once`() {
        let names = ReadingVocabulary.entries.map(\.name)
        #expect(Set(names).count == names.count)
        for entry in ReadingVocabulary.entries {
            let parts = entry.name.split(separator: ".")
            #expect(parts.count == 2, "\(entry.name)")
            #expect(entry.name.allSatisfy { $0.isLowercase || $0 == "-" || $0 == "." })
            #expect(["percent", "bytes", "seconds", "count", "state"].contains(entry.unit))
            #expect(!entry.command.isEmpty)
        }
    }

    @Test(arguments: [
        "2026-05-04 10:02:05 INFO up and running, load average: fine",
        "Filesystem check passed", "total cost: 12", "Name: Ada\nAge: 36", "State of the art",
        "# Memory\nWe ran out of it.", "---\ntitle: a page\n---", "Proto is a language",
        "* Trying hard",
        "{\"level\":\"info\",\"msg\":\"Filesystem Size Used Avail Use% Mounted on\"}",
        "HTTP/1.1 200 OK\nContent-Type: text/plain", "GROUP TOPIC", "USER PID COMMAND",
        "MemTotal: many\nMemFree: few", "Consumer group 'x' is", "CONNECTED(", "ii", "PID",
    ])
    func `text that only resembles an output tells nothing`(_ text: String) {
        #expect(Output("", text).list.readings.isEmpty)
    }

    @Test(arguments: Output.all)
    func `an output cut off or damaged anywhere does no harm`(_ output: Output) {
        let bytes = Array(output.text.utf8)
        for end in stride(from: 1, to: bytes.count, by: 7) {
            var cut = Array(bytes[..<end])
            cut[end / 2] = UInt8(truncatingIfNeeded: end &* 31)
            let list = cut.withUnsafeBytes { ReadingReader.list(in: $0, file: 0, path: "x") }
            #expect(list.readings.count <= ReadingList.most)
        }
    }

    @Test(arguments: [
        "Filesystem Mounted\n", "# Memory\n", "{\n\"Id\":\n", "MemTotal: 1 kB\n", "CONNECTED(\n",
        "Name: x\nNamespace: y\n", " a\n---\n", "+--+\n|a|\n", "; <<>> DiG 9 <<>> a\n",
        "-[ RECORD 1 ]-\na | b\n", "* Trying 1\n", "State Recv-Q Local Address\n", "[\n{\"Id\":",
    ])
    func `a head repeated two thousand times is read in good time`(_ head: String) {
        let text = String(repeating: head, count: 2000)
        let start = ContinuousClock.now
        _ = Output("", text).list
        #expect(ContinuousClock.now - start < .seconds(3))
    }

    @Test func `a file with times that begins with an output is no log`() throws {
        let table = """
            $ psql -c 'select pid, state, query_start from pg_stat_activity'
              pid  |        state        |          query_start
            -------+---------------------+-------------------------------
             11685 | idle in transaction | 2026-05-04 10:02:05.000000+00

            """
        let log = "2026-05-04 10:02:05 INFO started\n$ df -h\n"
        for (text, isOutput) in [(table, true), (log, false)] {
            #expect(
                Array(text.utf8).withUnsafeBytes { ReadingReader.beginsWithOutput($0) } == isOutput)
        }
    }

    @Test(arguments: [
        ("1.5G", 1_610_612_736.0), ("512Mi", 536_870_912), ("7455 kB", 7_633_920),
        ("56 bytes", 56), ("36.1MiB", 37_853_593.6), ("0B", 0), ("12", 12),
    ])
    func `sizes are read with any unit`(_ text: String, _ bytes: Double) throws {
        #expect(abs(try #require(Amount.bytes(text)) - bytes) < 1)
    }

    @Test(arguments: [
        ("5m30s", 330.0), ("2d3h", 183_600), ("00:03:14.5", 194.5), ("1 day 02:00:00", 93_600),
        ("12 ms", 0.012), ("3 weeks 2 days", 1_987_200),
    ])
    func `durations are read with any unit`(_ text: String, _ seconds: Double) throws {
        #expect(abs(try #require(Amount.seconds(text)) - seconds) < 0.001)
    }
}
