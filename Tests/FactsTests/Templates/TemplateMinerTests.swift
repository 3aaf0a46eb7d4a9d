import Testing

@testable import Facts

/// Mines messages, and tells which template each has in the end.
func mined(_ messages: [String], most: Int = 2000) -> (texts: [String], others: Int) {
    var miner = TemplateMiner(most: most)
    var became: [Int: Int] = [:]
    var slots: [Int] = []
    func apply(_ changes: [TemplateMiner.Change]) {
        for case .merged(let from, let into) in changes {
            for index in slots.indices where slots[index] == from { slots[index] = into }
            became[from] = into
        }
    }
    for message in messages {
        let slot = Array(message.utf8).withUnsafeBytes { miner.add($0) }
        apply(miner.changes)
        slots.append(slot)
    }
    miner.finish()
    apply(miner.changes)
    return (slots.map { miner.text($0) }, miner.others)
}

struct TemplateMinerTests {
    @Test(arguments: [
        ("retry 3 of 10 in 250 ms", "retry <*> of <*> in <*>"),
        ("host 10.0.3.12:8080 refused", "host <*> refused"),
        ("job 3f2b9c1e-1d2c-4f5a-9b8c-7d6e5f4a3b2c is gone", "job <*> is gone"),
        ("cannot open /var/lib/app/data.db", "cannot open <*>"),
        ("relation \"orders\" does not exist", "relation <*> does not exist"),
        ("queue='orders.in' depth=4711", "queue=<*> depth=<*>"),
        ("\"GET /cart/7 HTTP/1.1\" status: 500", "GET <*> status: <*>"),
        ("{\"state\":\"up\",\"size\":12 KB}", "{\"state\":<*>,\"size\":<*>}"),
        ("took too long (1.5 s), gave up", "took too long (<*>), gave up"),
        ("sent to a.example (10.0.0.7)", "sent to <*>"),
        ("fetching https://a.example/x?token=1 failed", "fetching <*> failed"),
        ("ORA-12514: no listener", "ORA-12514: no listener"),
        ("can't talk to the queue", "can't talk to the queue"),
        ("since Mon May 4 it is closed", "since <*> it is closed"),
        ("java.net.ConnectException: refused", "java.net.ConnectException: refused"),
    ])
    func `what varies is told from what is said`(_ message: String, _ template: String) {
        #expect(mined([message]).texts == [template])
    }

    @Test func `one place with many words is variable, one with few is not`() {
        let users = ["anna", "bert", "cleo", "dora", "emil", "fred"]
        let texts = mined(
            users.map { "session opened for user \($0) on the console" }
                + ["the worker pool has started", "the worker pool has stopped"]
        ).texts
        #expect(Set(texts.prefix(6)) == ["session opened for user <*> on the console"])
        #expect(texts[6] != texts[7])
    }

    @Test func `codes that are many are numbers of things`() {
        let orders = (10...30).map { "order ORD-\($0)7 was turned down by the shop" }
        #expect(Set(mined(orders).texts) == ["order <*> was turned down by the shop"])
    }

    @Test func `lists of any length are one template`() {
        let texts = mined(["nodes 1, 2 and 3 are down", "nodes 1, 2, 4, 5 and 3 are down"]).texts
        #expect(texts[0] == texts[1])
    }

    @Test func `the order of other messages changes no group`() {
        let messages = (0..<400).map {
            "user u\($0 % 7)x asked for \(["tea", "milk", "salt"][$0 % 3]) at \($0)"
        }
        let sets = [messages, messages.reversed()].map { Set(mined($0).texts) }
        #expect(sets[0] == sets[1])
    }

    @Test func `too many kinds are counted, and the first stay`() {
        // Words without digits, all different.
        let letters = Array("abcdefghijklmnopqrst")
        let words = letters.flatMap { a in letters.prefix(2).map { b in "w\(a)\(b)x" } }
        var messages = ["the first message of all"]
        for a in words {
            for b in words.prefix(20) { messages.append("\(a) \(b) \(b) \(a) \(a)\(b)") }
        }
        var miner = TemplateMiner(most: 100)
        for message in messages { _ = Array(message.utf8).withUnsafeBytes { miner.add($0) } }
        miner.finish()
        #expect(miner.slots.count <= 100)
        #expect(miner.others > 0)
        let counted = miner.slots.reduce(0) { $0 + (miner.templates[$1]?.count ?? 0) }
        #expect(counted + miner.others == messages.count)
        #expect(miner.text(miner.slots[0]) == "the first message of all")
    }

    @Test func `no bytes are too odd`() {
        var random = SystemRandomNumberGenerator()
        var miner = TemplateMiner(most: 50)
        for length in 0..<600 {
            let bytes = (0..<length).map { _ in
                UInt8.random(in: 0...255, using: &random) & (length % 2 == 0 ? 0x7F : 0xFF)
            }
            _ = bytes.withUnsafeBytes { miner.add($0) }
        }
        let marks = "\"'\\\"(:,)<>{}[] ".utf8.map { $0 }
        for length in 0..<600 {
            let bytes = (0..<length).map { _ in marks.randomElement(using: &random) ?? 0 }
            _ = bytes.withUnsafeBytes { miner.add($0) }
        }
        miner.finish()
        #expect(miner.slots.count <= 50)
        for slot in miner.slots { #expect(miner.text(slot).utf8.count < 3000) }
    }
}
