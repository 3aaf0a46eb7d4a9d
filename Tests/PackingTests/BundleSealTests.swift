import Bundles
import Foundation
import Sealing
import Testing

@testable import Packing

struct BundleSealTests {
    private static let unpacked = "mkdir t; cd t; bsdtar -xf ../b.zip;"
    private static let packed =
        "rm -f ../c.zip; zip -qr ../c.zip logs config redactions.csv manifest.json manifest.sig"

    /// What somebody did to the bundle, and what is said of it.
    private static let tricks: [(change: String, words: String)] = [
        ("echo three >> logs/app.log", "logs/app.log was changed"),
        ("printf 'one\\ntwO\\n' > logs/app.log", "logs/app.log was changed"),
        (": > logs/app.log", "logs/app.log was changed"),
        ("rm logs/app.log", "logs/app.log is missing"),
        ("mv logs/app.log logs/b.log", "logs/b.log was added"),
        ("mv logs/app.log logs/b.log", "logs/app.log is missing"),
        ("echo x > logs/new.log", "logs/new.log was added"),
        ("mkdir config/d; echo x > config/d/e", "config/d/e was added"),
        ("sed -i s/0/1/ redactions.csv; echo x >> redactions.csv", "redactions.csv was changed"),
        ("sed -i 's/\"zone\"/\"Zone\"/; s/2026/2025/' manifest.json", "the manifest was changed"),
        ("sed -i 's/there is no such file/it is fine/' manifest.json", "the manifest was changed"),
        ("head -c 64 /dev/zero > manifest.sig", "the signature is not of this key"),
        ("rm manifest.sig", "it is not signed"),
        ("rm logs/app.log; ln -s /etc/hostname logs/app.log", "logs/app.log"),
        ("cp logs/app.log config/äpp.yaml", "config/äpp.yaml was changed"),
    ]

    @Test(arguments: tricks)
    func `whatever was done to a signed bundle is told`(
        _ trick: (change: String, words: String)
    ) throws {
        let shop = try Shop()
        let key = SigningKey()
        var options = BundleWriter.Options()
        options.format = .zip
        options.signing = key
        try shop.bundle("b.zip", options)
        let before = try BundleSeal.check(shop["b.zip"], key: key.verifying)
        #expect(before.problems == [] && before.isVerified && before.files == 3)
        try shop.shell(
            "export LC_ALL=C.UTF-8; \(Self.unpacked) \(trick.change); \(Self.packed) || test $? = 12"
        )
        let after = try BundleSeal.check(shop["c.zip"], key: key.verifying)
        #expect(after.problems.contains { $0.contains(trick.words) }, "\(after.problems)")
    }

    @Test func `a file that is in it twice is told`() throws {
        let shop = try Shop()
        try shop.bundle(
            "b.tar.gz",
            {
                var o = BundleWriter.Options(); o.format = .tarGzip; return o
            }())
        try shop.shell(
            "mkdir t; bsdtar -xf b.tar.gz -C t; gzip -dc b.tar.gz > c.tar; tar -rf c.tar -C t logs/app.log; zstd -q c.tar"
        )
        let report = try BundleSeal.check(shop["c.tar.zst"], key: nil)
        #expect(report.problems == ["logs/app.log is in it twice"])
    }

    @Test func `what has no manifest, or is no archive, is an error`() throws {
        let shop = try Shop()
        try shop.shell("echo a > a; bsdtar -caf plain.tar.gz a; mkdir d")
        for input in ["plain.tar.gz", "a", "d", "none"] {
            #expect(throws: BundleError.self) { try BundleSeal.check(shop[input], key: nil) }
        }
    }

    @Test func `openssl agrees with the signature`() throws {
        let shop = try Shop()
        let key = SigningKey()
        var options = BundleWriter.Options()
        options.signing = key
        try shop.bundle("b.tar.zst", options)
        try Data(key.verifying.pem.utf8).write(to: URL(filePath: shop["key.pub"]))
        try Data(key.pem.utf8).write(to: URL(filePath: shop["key"]))
        try shop.shell("bsdtar -xf b.tar.zst manifest.json manifest.sig")
        let verified = try shop.shell(
            "openssl pkeyutl -verify -pubin -inkey key.pub -rawin -in manifest.json -sigfile manifest.sig"
        )
        #expect(verified.contains("Verified Successfully"))
        #expect(try shop.shell("openssl pkey -in key -pubout") == key.verifying.pem)
    }

    @Test func `an encrypted bundle is read with its identity only`() throws {
        let shop = try Shop()
        let identity = AgeIdentity()
        var options = BundleWriter.Options()
        options.recipients = [identity.recipient]
        try shop.bundle("b.tar.zst.age", options)
        #expect(shop.names == ["b.tar.zst.age"])
        try Data("\(identity.secret)\n".utf8).write(to: URL(filePath: shop["id"]))
        #expect(
            try shop.shell("age -d -i id b.tar.zst.age | bsdtar -xOf - logs/app.log")
                == "one\ntwo\n")
        #expect(throws: BundleError.self) { try BundleSeal.check(shop["b.tar.zst.age"], key: nil) }
    }
}
