import Facts
import Testing

struct JSONReaderTests {
    @Test func `values keep their line and numbers their look`() {
        let reading = Reading(
            """
            {
              // the pool
              "pool": { "max": 1e3, "ratio": 0.50, "on": true, "of": null },
              "urls": [
                "http:\\/\\/a", /* two */ "\\u00e9\\ud83d\\ude00\\n",
              ],
              "none": [], "empty": {},
            }
            """, .json)
        #expect(reading.problem == nil)
        #expect(reading["pool.max"] == ["1e3"])
        #expect(reading["pool.ratio"] == ["0.50"])
        #expect(reading["pool.of"] == ["null"])
        #expect(reading["urls.0"] == ["http://a"])
        #expect(reading["urls.1"] == ["é😀\n"])
        #expect(reading.lines("urls.1") == [5])
        #expect(reading["none"] == ["[]"])
        #expect(reading["empty"] == ["{}"])
    }

    @Test func `a key that stands twice is kept twice`() {
        #expect(Reading(#"{"a": 1, "a": 2}"#, .json)["a"] == ["1", "2"])
    }

    @Test(arguments: [
        ("{\"a\": 1,\n \"b\": \"x", 2, "a string is not closed"),
        ("{\"a\": 1\n \"b\": 2}", 2, "a , or } should stand here"),
        ("{\"a\": 1, \"b\": [1", 1, "a ] is missing at the end"),
        ("{\"a\": 1, \"b\" 2}", 1, "a : should follow the key “b”"),
        ("{\"a\": 1,\n'b': 2}", 2, "a key in quotes or a } should stand here"),
        ("{\"a\": 1, \"b\": yes}", 1, "a value should stand here: a string needs its quotes"),
        ("{\"a\": 1, \"b\":", 1, "it ends where a value should stand"),
    ])
    func `what stands before a problem is read`(_ text: String, _ line: Int, _ problem: String) {
        let reading = Reading(text, .json)
        #expect(reading["a"] == ["1"])
        #expect(reading.problem?.line == line)
        #expect(reading.problem?.text == problem)
    }

    @Test func `an empty file is told`() {
        #expect(Reading(" \n", .json).problem?.text == "there is nothing in it")
    }
}
