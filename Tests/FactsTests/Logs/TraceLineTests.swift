import Testing

@testable import Facts

struct TraceLineTests {
    private func classify(_ line: String) -> TraceLine.Part {
        Array(line.utf8).withUnsafeBytes { TraceLine.classify($0) }
    }

    @Test(arguments: [
        "\tat org.shop.Cart.add(Cart.java:12)", "   at Shop.Cart.Add() in Cart.cs:line 12",
        "    at Object.<anonymous> (/app/index.js:12:11)", "  File \"x.py\", line 3, in f",
        "\tfrom /app/cart.rb:12:in `add'", "\t... 12 more",
        "#011at org.shop.Cart.add(Cart.java:12)",
        "created by main.main",
    ])
    func `a call is a frame`(_ line: String) {
        #expect(classify(line).isFrame)
        #expect(classify(line).isTrace)
    }

    @Test(arguments: [
        ("Caused by: java.io.IOException: y", false), (" ---> System.Exception: inner", false),
        ("  [cause]: Error: inner", false),
        ("The above exception was the direct cause of the following exception:", true),
        ("During handling of the above exception, another exception occurred:", true),
    ])
    func `a joint of a chain is a cause, in Python an outward one`(_ line: String, _ outward: Bool)
    {
        #expect(classify(line).isCause)
        #expect(classify(line).isOutward == outward)
    }

    @Test(arguments: [
        "at noon the job starts", "from here on all is well", "2026-05-04 10:02:05 at x",
        "created order 12",
        "    indented text", "",
    ])
    func `words are no trace`(_ line: String) {
        #expect(!classify(line).isFrame)
        #expect(!classify(line).isCause)
    }

    @Test func `the innermost cause has the highest depth, in Python too`() {
        func depths(_ text: String) -> [Int] {
            let lines = text.split(separator: "\n").map { Array($0.utf8) }
            var chain = CauseChain()
            for line in lines { line.withUnsafeBytes { chain.add($0) } }
            return chain.depths
        }
        let java = """
            2026-05-04 10:02:05,123 ERROR failed
            java.lang.IllegalStateException: x
            \tat org.shop.Cart.add(Cart.java:12)
            Caused by: java.io.IOException: y
            Caused by: java.net.ConnectException: z
            """
        #expect(depths(java) == [0, 0, 0, 1, 2])
        let python = """
            2026-05-04 10:02:05,123 ERROR failed
            Traceback (most recent call last):
            ValueError: inner
            The above exception was the direct cause of the following exception:
            Traceback (most recent call last):
            RuntimeError: outer
            """
        #expect(depths(python) == [0, 1, 1, 0, 0, 0])
    }
}
