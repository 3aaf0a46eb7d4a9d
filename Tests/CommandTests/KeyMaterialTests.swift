import Foundation
import Testing

/// Files of keys and certificates in binary form, made by the tools themselves.
private final class KeyDesk {
    struct Item: Sendable {
        let file: String
        /// How a ledger names it; `nil` for what is public.
        let kind: String?
        let command: String
        var tool: String { String(command.split(separator: " ").first ?? "") }
        var isThere: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") }
    }

    static let items = [
        Item(
            file: "cert.der", kind: nil,
            command: "openssl req -x509 -key rsa.pem -subj /CN=a.example -outform DER -out cert.der"
        ),
        Item(
            file: "public.der", kind: nil,
            command: "openssl pkey -in rsa.pem -pubout -outform DER -out public.der"),
        Item(
            file: "chain.p7b", kind: nil,
            command: "openssl crl2pkcs7 -nocrl -certfile cert.pem -outform DER -out chain.p7b"),
        Item(
            file: "pkcs1.der", kind: "key.pkcs1",
            command: "openssl rsa -in rsa.pem -traditional -outform DER -out pkcs1.der"),
        Item(
            file: "pkcs8.der", kind: "key.pkcs8",
            command: "openssl pkcs8 -topk8 -nocrypt -in rsa.pem -outform DER -out pkcs8.der"),
        Item(
            file: "sealed.der", kind: "key.pkcs8",
            command:
                "openssl pkcs8 -topk8 -passout pass:abcd -in rsa.pem -outform DER -out sealed.der"),
        Item(
            file: "sec1.der", kind: "key.sec1",
            command: "openssl ecparam -genkey -name prime256v1 -noout -outform DER -out sec1.der"),
        Item(
            file: "ed25519.der", kind: "key.pkcs8",
            command: "openssl genpkey -algorithm ED25519 -outform DER -out ed25519.der"),
        Item(
            file: "store.p12", kind: "keystore.pkcs12",
            command:
                "openssl pkcs12 -export -inkey rsa.pem -in cert.pem -passout pass:abcdef -out store.p12"
        ),
        Item(
            file: "mail.p7m", kind: "",
            command:
                "openssl smime -sign -in cert.pem -signer cert.pem -inkey rsa.pem -nodetach -outform DER -out mail.p7m"
        ),
        Item(
            file: "store.jks", kind: "keystore.jks",
            command:
                "keytool -genkeypair -alias a -keyalg EC -dname CN=a -storetype JKS -storepass abcdef -keypass abcdef -keystore store.jks"
        ),
        Item(
            file: "store.jceks", kind: "keystore.jceks",
            command:
                "keytool -genseckey -alias b -keyalg AES -keysize 128 -storetype JCEKS -storepass abcdef -keypass abcdef -keystore store.jceks"
        ),
        Item(
            file: "http.keytab", kind: "key.keytab",
            command:
                "ktutil < <(printf 'addent -password -p h@A.EXAMPLE -k 1 -e aes256-cts\\npass\\nwkt http.keytab\\n')"
        ),
        Item(
            file: "ring.gpg", kind: "key.openpgp",
            command:
                "gpg --batch --homedir gpg --passphrase '' --quick-gen-key a@b.example ed25519; gpg --batch --homedir gpg --export-secret-keys > ring.gpg"
        ),
        Item(
            file: "picture.png", kind: "",
            command: "printf '\\x89PNG\\r\\n\\x1a\\n\\0\\0' > picture.png"),
        Item(file: "rest.bin", kind: "", command: "head -c 5000 /dev/urandom > rest.bin"),
    ].filter { $0.isThere || ["head", "printf"].contains($0.tool) }

    let desk: Desk
    var folder: String { desk.path + "/in" }

    init() throws {
        desk = try Desk()
        try desk.put("in/app.log", "ready\n")
        let lines =
            [
                "cd \(folder)", "mkdir -m 700 gpg", "openssl genrsa -out rsa.pem 2048",
                "openssl req -x509 -key rsa.pem -subj /CN=a.example -out cert.pem",
            ] + Self.items.map(\.command) + [
                "cat cert.der pkcs8.der > both.der", "gzip -k pkcs8.der", "rm -rf gpg rsa.pem",
                "ls",
            ]
        let run = try Run.shell("{ " + lines.joined(separator: "\n") + "\n} 2>&1")
        for item in Self.items { #expect(run.output.contains(item.file), "\(run.output)") }
    }

    /// The members of a bundle, and the reasons of what is not in it.
    func contents(_ bundle: String) throws -> (names: [String], leftOut: [String: String]) {
        let names = try Run.shell("bsdtar -tf \(bundle)").output.split(separator: "\n")
        let text = try Run.shell("bsdtar -xOf \(bundle) manifest.json").output
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        var leftOut: [String: String] = [:]
        for entry in json?["left_out"] as? [[String: String]] ?? [] {
            leftOut[URL(filePath: entry["path"] ?? "").lastPathComponent] = entry["why"]
        }
        return (names.map { URL(filePath: String($0)).lastPathComponent }, leftOut)
    }

    /// Private ones and unknown ones are left out, with the reason; public ones are as they were.
    func check(_ bundle: String) throws {
        let (names, leftOut) = try contents(bundle)
        #expect(names.contains("app.log") && names.contains("cert.pem"))
        for item in Self.items {
            let why = leftOut[item.file]
            guard let kind = item.kind else {
                #expect(names.contains(item.file) && why == nil, "\(item.file): \(why ?? "")")
                let same = try Run.shell(
                    "bsdtar -xOf \(bundle) '*\(item.file)' | cmp - \(folder)/\(item.file)")
                #expect(same.status == 0, "\(item.file): \(same.output)\(same.errors)")
                continue
            }
            #expect(!names.contains(item.file), "\(item.file)")
            let isNamed = why?.contains("key") == true || why?.contains("keytab") == true
            #expect(kind.isEmpty ? why?.contains("no text") == true : isNamed, "\(item.file)")
        }
        #expect(!names.contains("both.der") && leftOut["both.der"] != nil)
    }
}

struct KeyMaterialTests {
    @Test func `redact leaves out private keys in binary form and what is no text`() throws {
        let keys = try KeyDesk()
        let out = keys.desk.path + "/out.tar.gz"
        for level in ["secrets", "strict"] {
            let run = try Run.clearcause(
                "redact", keys.folder, "-o", out, "--level", level, "--force")
            #expect(run.status == 0, "\(run.errors)")
            try keys.check(out)
            #expect(try keys.contents(out).leftOut["pkcs8.der.gz"] != nil)
        }
        #expect(try Run.clearcause("verify", out).status == 0)
    }

    @Test func `collect leaves them out, and a preview says so`() throws {
        let keys = try KeyDesk()
        let spec = try keys.desk.put(
            "spec.yaml",
            """
            schema: clearcause.spec/1
            collect:
              - {about: keys, files: ["\(keys.folder)/*"]}
            """)
        let out = keys.desk.path + "/out.tar.gz"
        let run = try Run.clearcause("collect", "--spec", spec, "-o", out)
        #expect(run.status == 0, "\(run.errors)")
        try keys.check(out)
        let preview = try Run.clearcause("collect", "--spec", spec, "--preview")
        #expect(preview.output.contains("store.p12: it is a key store (PKCS#12)"))
        let audit = try Run.clearcause("audit", out, "--level", "secrets")
        #expect(audit.status == 0, "\(audit.output)")
    }

    @Test func `audit names them, and public ones are no finding`() throws {
        let keys = try KeyDesk()
        let run = try Run.clearcause("audit", keys.folder, "--level", "secrets")
        #expect(run.status == 1)
        for item in KeyDesk.items {
            switch item.kind {
            case nil: #expect(!run.output.contains(item.file), "\(item.file)")
            case "": #expect(run.output.contains("\(item.file): it is no text"))
            case let kind?:
                #expect(run.output.contains("× \(kind)\n"), "\(run.output)")
                #expect(run.output.contains("    \(item.file):1"), "\(item.file)")
            }
        }
        let json = try Run.clearcause("audit", keys.folder + "/store.p12", "--format", "json")
        #expect(json.status == 1 && json.output.contains("\"kind\" : \"keystore.pkcs12\""))
        let certificate = try Run.clearcause("audit", keys.folder + "/cert.der")
        #expect(certificate.status == 0, "\(certificate.errors)")
    }
}
