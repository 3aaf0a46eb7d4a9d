import Facts
import Testing

struct TOMLReaderTests {
    @Test func `tables, lists of tables, inline tables and dotted keys become paths`() {
        let reading = Reading(
            """
            title = "agent" # what it is
            since = 1979-05-27T07:32:00Z
            big = 1_000_000
            [database."my db"]
            pool.max = 0x10
            hosts = [ "a", # one
              'b\\n',
            ]
            point = { x = 1, y = { z = 2 } }
            [[inputs.http]]
            url = "http://a"
            [inputs.http.auth]
            user = "u"
            [[inputs.http]]
            url = "http://b"
            """, .toml)
        #expect(reading.problem == nil)
        #expect(reading["title"] == ["agent"])
        #expect(reading["since"] == ["1979-05-27T07:32:00Z"])
        #expect(reading["big"] == ["1_000_000"])
        #expect(reading["database.my db.pool.max"] == ["0x10"])
        #expect(reading["database.my db.hosts.1"] == ["b\\n"])
        #expect(reading.lines("database.my db.hosts.1") == [7])
        #expect(reading["database.my db.point.y.z"] == ["2"])
        #expect(reading["inputs.http.0.url"] == ["http://a"])
        #expect(reading["inputs.http.0.auth.user"] == ["u"])
        #expect(reading["inputs.http.1.url"] == ["http://b"])
        #expect(reading.lines("inputs.http.1.url") == [15])
    }

    @Test func `long strings keep their line ends`() {
        let reading = Reading(
            "a = \"\"\"\none \\\n   two\n\"three\"\"\"\"\nb = '''\nC:\\x'''\nc = \"\\t\\u00e9\"",
            .toml)
        #expect(reading["a"] == ["one two\n\"three\""])
        #expect(reading["b"] == ["C:\\x"])
        #expect(reading["c"] == ["\té"])
        #expect(reading.lines("b") == [5])
    }

    @Test(arguments: [
        ("b = \"x", "a string is not closed"), ("b", "a = should follow the key"),
        ("b =", "a value is missing"),
        ("= 1", "a key should stand here"), ("[x", "a table's name and its ] should stand here"),
        ("b = [1, 2", "a list is not closed"), ("b = 1 2 = 3", nil),
        ("b = {x = 1", "a { is not closed"),
        ("b = \"x\" y", "something follows the value on its line"),
    ])
    func `around a broken line everything is read`(_ line: String, _ problem: String?) {
        let reading = Reading("a = 1\n\(line)\n", .toml)
        #expect(reading["a"] == ["1"])
        #expect(reading.problem?.text == problem)
    }
}
