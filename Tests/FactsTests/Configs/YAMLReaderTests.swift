import Facts
import Testing

struct YAMLReaderTests {
    @Test func `a compose file tells ports by index and variables by name`() {
        let reading = Reading(
            """
            services:
              web:
                image: "nginx:1.27"
                ports:
                  - "80:80"
                  - 443:443
                environment:
                  - DATABASE_URL=postgres://db/shop?a=b
                  - PASSED_ON
              db:
                environment:
                  POSTGRES_PASSWORD: secret
                command: ["postgres", "-c", "max_connections=20"]
            """, .yaml)
        #expect(reading.problem == nil)
        #expect(reading["services.web.image"] == ["nginx:1.27"])
        #expect(reading["services.web.ports.1"] == ["443:443"])
        #expect(reading.lines("services.web.ports.1") == [6])
        #expect(reading["services.web.environment.DATABASE_URL"] == ["postgres://db/shop?a=b"])
        #expect(reading.lines("services.web.environment.DATABASE_URL") == [8])
        #expect(reading["services.web.environment.PASSED_ON"] == [])
        #expect(reading["services.db.environment.POSTGRES_PASSWORD"] == ["secret"])
        #expect(reading["services.db.command.2"] == ["max_connections=20"])
    }

    @Test func `Kubernetes objects of one file stand under their kind and name`() {
        let reading = Reading(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              template:
                spec:
                  containers:
                    - name: app
                      env:
                        - name: LOG_LEVEL
                          value: debug
                        - name: DB_PASSWORD
                          valueFrom:
                            secretKeyRef: {name: db, key: password}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web-settings}
            data:
              pool.size: "5"
            """, .yaml)
        let container = "Deployment/web.spec.template.spec.containers.0"
        #expect(reading["\(container).environment.LOG_LEVEL"] == ["debug"])
        #expect(reading.lines("\(container).environment.LOG_LEVEL") == [12])
        #expect(reading["\(container).environment.DB_PASSWORD"] == ["secretKeyRef db/password"])
        #expect(reading["\(container).env.0.name"] == ["LOG_LEVEL"])
        #expect(reading["ConfigMap/web-settings.data.pool.size"] == ["5"])
        #expect(reading.lines("ConfigMap/web-settings.data.pool.size") == [21])
    }

    @Test func `what kubectl wraps into a list is unwrapped`() {
        let reading = Reading(
            """
            apiVersion: v1
            kind: List
            items:
              - {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {port: 1}}
              - {apiVersion: v1, kind: Service, metadata: {name: b}, spec: {port: 2}}
            """, .yaml)
        #expect(reading["Service/a.spec.port"] == ["1"])
        #expect(reading["Service/b.spec.port"] == ["2"])
    }

    @Test func `an alias has its anchor's value and a merge does not override`() {
        let reading = Reading(
            """
            defaults: &defaults
              timeout: 30s
              retries: 3
            a:
              <<: *defaults
              timeout: 5s
            b: *defaults
            c: {<<: [*defaults], pool: *missing}
            cron: "*/5 * * * *"
            glob: *.log
            """, .yaml)
        #expect(reading["a.timeout"] == ["5s"])
        #expect(reading["a.retries"] == ["3"])
        #expect(reading["b.retries"] == ["3"])
        #expect(reading["c.retries"] == ["3"])
        #expect(reading["cron"] == ["*/5 * * * *"])
        #expect(reading["glob"] == ["*.log"])
        #expect(reading["c.pool"] == ["*missing"])
        #expect(reading.problem?.text == "the alias “*missing” has no anchor")
        #expect(reading.problem?.line == 8)
    }

    @Test func `empty, literal and folded values are settings, too`() {
        let reading = Reading(
            "a:\nb: ~\nc: []\nd: {}\ne: |\n  one\n  two\nf: >\n  one\n  two\ng: !Ref x\n", .yaml)
        #expect(reading["a"] == [""])
        #expect(reading["b"] == ["~"])
        #expect(reading["c"] == ["[]"])
        #expect(reading["d"] == ["{}"])
        #expect(reading["e"] == ["one\ntwo\n"])
        #expect(reading["f"] == ["one two\n"])
        #expect(reading["g"] == ["x"])
    }

    @Test func `above a broken line everything is read`() {
        let reading = Reading("a: 1\nb:\n  c: 2\n\tbroken: 3\nd: 4\n", .yaml)
        #expect(reading["a"] == ["1"])
        #expect(reading["b.c"] == ["2"])
        #expect(reading.problem?.line == 4)
    }

    @Test func `a bracket that never closes is told where it opens`() {
        let reading = Reading("a: 1\nb: [x, y\nc: 2\n", .yaml)
        #expect(reading["a"] == ["1"])
        #expect(reading.problem?.line == 2)
    }

    @Test func `a key that stands twice is told, and both are kept`() {
        let reading = Reading("a:\n  port: 1\n  \"host\": x\n  port: 2\n  \"host\": y\n", .yaml)
        #expect(reading["a.port"] == ["1", "2"])
        #expect(reading["a.host"] == ["x", "y"])
        #expect(reading.lines("a.port") == [2, 4])
        #expect(reading.problem?.text.hasSuffix("stands twice in one place") == true)
    }
}
