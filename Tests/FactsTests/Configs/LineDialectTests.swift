import Facts
import Testing

struct LineDialectTests {
    @Test func `my cnf has sections, flags and comments`() {
        let reading = Reading(
            """
            # The MySQL server
            [mysqld]
            max_connections = 150   # was 100
            skip-networking
            sql_mode="STRICT_TRANS_TABLES,NO_ZERO_DATE"
            !includedir /etc/mysql/conf.d/
            [client]
            password='a#b;c'
            """, .ini)
        #expect(reading["mysqld.max_connections"] == ["150"])
        #expect(reading.lines("mysqld.max_connections") == [3])
        #expect(reading["mysqld.skip-networking"] == [""])
        #expect(reading["mysqld.sql_mode"] == ["STRICT_TRANS_TABLES,NO_ZERO_DATE"])
        #expect(reading["client.password"] == ["a#b;c"])
    }

    @Test func `other members of the INI family read as their programs do`() {
        let reading = Reading(
            """
            [remote "origin"]
            \turl = git@host:a/b.git
            [Service]
            ExecStart=/usr/bin/app \\
                --port 80
            LimitNOFILE=1024
            [OUTPUT]
                Host  es.internal
            [options]
            install_requires =
                one
                two
            [realms]
            EXAMPLE.COM = {
              kdc = kdc1:88
            }
            after: 1
            """, .ini)
        #expect(reading["remote.origin.url"] == ["git@host:a/b.git"])
        #expect(reading["Service.ExecStart"] == ["/usr/bin/app  --port 80"])
        #expect(reading["Service.LimitNOFILE"] == ["1024"])
        #expect(reading.lines("Service.LimitNOFILE") == [6])
        #expect(reading["OUTPUT.Host"] == ["es.internal"])
        #expect(reading["options.install_requires"] == ["one\ntwo"])
        #expect(reading["realms.EXAMPLE.COM.kdc"] == ["kdc1:88"])
        #expect(reading["realms.after"] == ["1"])
        #expect(Reading("[broken\na=1", .ini).problem?.text == "a section's ] is missing")
    }

    @Test func `properties have Java's escapes and continuations`() {
        let reading = Reading(
            "# c\n! c\nlisteners=PLAINTEXT://:9092\nlog.dirs : /a,\\\n    /b\nkey\\ with\\:blank value # kept\n"
                + "u=\\u00e9\\t.\npath=C:\\\\x\\\\\nempty\n", .properties)
        #expect(reading["listeners"] == ["PLAINTEXT://:9092"])
        #expect(reading["log.dirs"] == ["/a,/b"])
        #expect(reading["key with:blank"] == ["value # kept"])
        #expect(reading.lines("key with:blank") == [6])
        #expect(reading["u"] == ["é\t."])
        #expect(reading["path"] == ["C:\\x\\"])
        #expect(reading["empty"] == [""])
    }

    @Test func `an env file has a shell's quotes`() {
        let reading = Reading(
            """
            # local
            export DATABASE_URL=postgres://u:p@db/x#frag # comment
            EMPTY=
            QUOTED="a # b \\"c\\""
            SINGLE='$HOME \\n'
            KEY="-----BEGIN
            -----END"
            LAST = spaced
            """, .env)
        #expect(reading["DATABASE_URL"] == ["postgres://u:p@db/x#frag"])
        #expect(reading["EMPTY"] == [""])
        #expect(reading["QUOTED"] == ["a # b \"c\""])
        #expect(reading["SINGLE"] == ["$HOME \\n"])
        #expect(reading["KEY"] == ["-----BEGIN\n-----END"])
        #expect(reading["LAST"] == ["spaced"])
        #expect(reading.lines("LAST") == [8])
        #expect(Reading("A=1\nB=\"x\n", .env).problem?.line == 2)
    }

    @Test func `key value files separate by a blank, an equals sign or a colon`() {
        let reading = Reading(
            """
            max_connections = 100\t\t# (change requires restart)
            log_line_prefix = '%m [%p] it''s '
            shared_buffers 128MB
            listener 1883
            save 900 1
            save 300 10
            bind 127.0.0.1 ::1
            requirepass foo#bar
            user default on nopass ~* +@all
            hosts: files dns
            net.ipv4.ip_forward=1
            rename-command CONFIG ""
            appendonly
            """, .keyvalue)
        #expect(reading.problem == nil)
        #expect(reading["max_connections"] == ["100"])
        #expect(reading["log_line_prefix"] == ["%m [%p] it's "])
        #expect(reading["shared_buffers"] == ["128MB"])
        #expect(reading["save"] == ["900 1", "300 10"])
        #expect(reading.lines("save") == [5, 6])
        #expect(reading["bind"] == ["127.0.0.1 ::1"])
        #expect(reading["requirepass"] == ["foo#bar"])
        #expect(reading["hosts"] == ["files dns"])
        #expect(reading["net.ipv4.ip_forward"] == ["1"])
        #expect(reading["rename-command"] == ["CONFIG \"\""])
        #expect(reading["appendonly"] == [""])
    }

    @Test func `what stands in an SSH block belongs to it`() {
        let reading = Reading(
            "PasswordAuthentication no\nMatch User backup\n  ForceCommand x\n", .keyvalue)
        #expect(reading["PasswordAuthentication"] == ["no"])
        #expect(reading["Match User backup.ForceCommand"] == ["x"])
    }
}
