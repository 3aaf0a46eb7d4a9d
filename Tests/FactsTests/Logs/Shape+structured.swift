@testable import Facts

extension Shape {
    /// JSON and key=value lines.
    static let structured: [Shape] = [
        Shape(
            #"{"reqId":"x1","level":2,"time":"2026-05-04T10:02:05+00:00","app":"core","message":"it broke"}"#,
            "2026-05-04T10:02:05Z", .warning, "it broke"),
        Shape(
            #"{"level":"error","ts":1777888925.123,"caller":"a/b.go:12","msg":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke"}"#),
        Shape(
            #"time="2026-05-04T10:02:05Z" level=warning msg="it broke" err=x"#,
            "2026-05-04T10:02:05Z", .warning, #"it broke" err=x"#),
        Shape(
            #"{"log":"2026-05-04 10:02:05,123 ERROR shop: it broke\n","stream":"stderr","time":"2026-05-04T10:02:05.123456789Z"}"#,
            "2026-05-04T10:02:05.123456Z", .error, #"it broke\n","stream":"st"#),
        Shape(
            #"{"log":"{\"level\":30,\"time\":1777888925123,\"msg\":\"started\"}\n","stream":"stdout","time":"2026-05-04T10:02:05.123456789Z"}"#,
            "2026-05-04T10:02:05.123456Z", .info, #"started\"}\n","stream":""#),
        Shape(
            #"{"t":{"$date":"2026-05-04T10:02:05.123+00:00"},"s":"W","c":"NETWORK","id":22,"ctx":"conn1","msg":"Slow"}"#,
            "2026-05-04T10:02:05.123Z", .warning, #"Slow"}"#),
        Shape(
            "type=SYSCALL msg=audit(1777888925.243:24287): arch=c000003e",
            "2026-05-04T10:02:05.243Z", nil, "24287): arch=c000003e"),
        Shape(
            #"date=2026-05-04 time=10:02:05 devname="fw1" logid="0100032001" type="event" level="information" msg="x""#,
            "2026-05-04T10:02:05Z", .info, #"x""#),
        Shape(
            #"{"timestamp":"2026-05-04T10:02:05.910626-0400","flow_id":1,"event_type":"alert"}"#,
            "2026-05-04T14:02:05.910626Z", nil, #"{"timestamp":"2026-05-04"#),
        Shape(
            #"{"@timestamp":"2026-05-04T10:02:05.123Z","log.level":"ERROR","message":"x","ecs.version":"1.2.0"}"#,
            "2026-05-04T10:02:05.123Z", .error, #"x","ecs.version":"1.2.0""#),
        Shape(
            #"{"name":"shop","hostname":"h","pid":12,"level":50,"msg":"it broke","time":"2026-05-04T10:02:05.123Z","v":0}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke","time":"2026-0"#),
        Shape(
            #"{"version":"1.1","host":"h","short_message":"it broke","timestamp":1777888925.123,"level":3}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke","timestamp":17"#),
        Shape(
            #"{"message":"it broke","context":{},"level":400,"level_name":"ERROR","channel":"app","datetime":"2026-05-04T10:02:05.123456+02:00"}"#,
            "2026-05-04T08:02:05.123456Z", .error, #"it broke","context":{},""#),
        Shape(
            #"{"@t":"2026-05-04T10:02:05.1234567Z","@mt":"it {What}","@l":"Warning","What":"broke"}"#,
            "2026-05-04T10:02:05.123456Z", .warning, #"it {What}","@l":"Warning"#),
        Shape(
            #"{"instant":{"epochSecond":1777888925,"nanoOfSecond":123000000},"thread":"main","level":"ERROR","loggerName":"x","message":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke"}"#),
        Shape(
            #"{"__REALTIME_TIMESTAMP":"1777888925123456","PRIORITY":"3","SYSLOG_IDENTIFIER":"sshd","MESSAGE":"it broke"}"#,
            "2026-05-04T10:02:05.123456Z", .error, #"it broke"}"#),
        Shape(
            #"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","requestReceivedTimestamp":"2026-05-04T10:02:05.123456Z"}"#,
            "2026-05-04T10:02:05.123456Z", nil, #"{"kind":"Event","apiVers"#),
        Shape(
            #"{"type": "server", "timestamp": "2026-05-04T10:02:05,123+0000", "level": "WARN", "component": "o.e.c", "message": "it broke"}"#,
            "2026-05-04T10:02:05.123Z", .warning, #"it broke"}"#),
        Shape(
            #"id=firewall sn=0017 time="2026-05-04 10:02:05" fw=1.2.3.4 pri=3 c=16 m=82 msg="it broke""#,
            "2026-05-04T10:02:05Z", .error, #"82 msg="it broke""#),
        Shape(
            #"{"time":"2026-05-04T10:02:05.123Z","level":"WARN","msg":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .warning, #"it broke"}"#),
        Shape(
            #"{"severity":"ERROR","timestamp":{"seconds":1777888925,"nanos":123000000},"message":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke"}"#),
        Shape(
            #"{"textPayload":"it broke","timestamp":"2026-05-04T10:02:05.123Z","severity":"WARNING"}"#,
            "2026-05-04T10:02:05.123Z", .warning, #"it broke","timestamp":"2"#),
        Shape(
            #"{"msg":"it broke","level":"error","t":"2026-05-04T10:02:05Z"}"#,
            "2026-05-04T10:02:05Z", .error, #"it broke","level":"error"#),
        Shape(
            #"{"asctime":"2026-05-04 10:02:05,123","levelname":"ERROR","message":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke"}"#),
        Shape(
            #"{"log":{"level":"error"},"@timestamp":"2026-05-04T10:02:05.123Z","message":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke"}"#),
        Shape(
            #"{"ts":1.777888925123e+09,"level":"fatal","msg":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .critical, #"it broke"}"#),
        Shape(
            #"{"calendarTime":"Mon May  4 10:02:05 2026 UTC","unixTime":1777888925,"name":"x"}"#,
            "2026-05-04T10:02:05Z", nil, #"{"calendarTime":"Mon May"#),
        Shape(
            #"ts=2026-05-04T10:02:05.123Z caller=main.go:12 level=error msg="it broke""#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke""#),
        Shape(
            #"level=warn ts=1777888925.123 msg="it broke""#,
            "2026-05-04T10:02:05.123Z", .warning, #"it broke""#),
        Shape(
            #"t=2026-05-04T10:02:05+0000 lvl=eror msg="it broke""#,
            "2026-05-04T10:02:05Z", .error, #"it broke""#),
        Shape(
            #"at=error code=H10 desc="App crashed" method=GET path="/""#,
            nil, .error, #"at=error code=H10 desc=""#),
        Shape(
            #"time=1777888925 level=error msg="it broke""#,
            "2026-05-04T10:02:05Z", .error, #"it broke""#),
        Shape(
            "type=AVC msg=audit(1777888925.243:24287): avc:  denied",
            "2026-05-04T10:02:05.243Z", nil, "24287): avc:  denied"),
        Shape(
            #"time="May  4 10:02:05.123" level=error msg="it broke""#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke""#),
        Shape(
            #"{"log":"\u001b[31mERROR\u001b[0m it broke\n","stream":"stdout","time":"2026-05-04T10:02:05.123Z"}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke\n","stream":"st"#),
    ]
}
