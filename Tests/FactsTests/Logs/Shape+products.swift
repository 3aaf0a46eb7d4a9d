@testable import Facts

extension Shape {
    /// Lines of products with a head of their own.
    static let products: [Shape] = [
        Shape(
            "2026-05-04 10:02:05,123 | INFO  | it broke | org.apache.activemq.broker.BrokerService | main",
            "2026-05-04T10:02:05.123Z", .info, "it broke | org.apach"),
        Shape(
            "2026.05.04 10:02:05.123456 [ 12 ] {} <Error> Application: it broke",
            "2026-05-04T10:02:05.123456Z", .error, "Application: it brok"),
        Shape(
            "2026.05.04 10:02:05.123456 [ 12 ] {3ac8-4ef} <Debug> executeQuery: it broke",
            "2026-05-04T10:02:05.123456Z", .debug, "executeQuery: it bro"),
        Shape(
            "[ns_server:debug,2026-05-04T10:02:05.123Z,ns_1@cb.local:<0.1.0>:mod:func:120]it broke",
            "2026-05-04T10:02:05.123Z", .debug, "ns_1@cb.local:<0.1.0"),
        Shape(
            "[notice] 2026-05-04T10:02:05.123Z couchdb@localhost <0.9.0> -------- it broke",
            "2026-05-04T10:02:05.123Z", .notice, "couchdb@localhost <0"),
        Shape(
            "2026-05-04T10:02:05.123456Z\t   12 Query\tselect 1",
            "2026-05-04T10:02:05.123456Z", nil, "12 Query\tselect 1"),
        Shape(
            "[7893]{200068}[20/40637286] 2026-05-04 10:02:05.025767 w FileIO           FileSystem.cpp(00085) : it broke",
            "2026-05-04T10:02:05.025767Z", .warning, "FileIO           Fil"),
        Shape(
            "2026-05-04 10:02:05,451 [myid:1] - INFO  [NIOWorkerThread-3:NIOServerCnxn@514] - Processing",
            "2026-05-04T10:02:05.451Z", .info, "Processing"),
        Shape(
            "2026-05-04T10:02:05.811+0000: 7.123: Total time for which application threads were stopped",
            "2026-05-04T10:02:05.811Z", nil, "Total time for which"),
        Shape(
            "2026-05-04 10:02:05.441571+00:00 [erro] <0.692.0> it broke",
            "2026-05-04T10:02:05.441571Z", .error, "it broke"),
        Shape(
            "2026 May  4 10:02:05 sw1 %DAEMON-3-SYSTEM_MSG: it broke",
            "2026-05-04T10:02:05Z", .error, "%DAEMON-3-SYSTEM_MSG"),
        Shape(
            "<187>: 2026 May  4 10:02:05 UTC: %ETHPORT-5-IF_UP: Interface up",
            "2026-05-04T10:02:05Z", .notice, "%ETHPORT-5-IF_UP: In"),
        Shape(
            "<14>May 04 10:02:05 fw1 1,2026/05/04 10:02:05,0123,TRAFFIC,end",
            "2026-05-04T10:02:05Z", .info, "1,2026/05/04 10:02:0"),
        Shape(
            "<local0.info> 05/04/2026:10:02:05 GMT ns 0-PPE-0 : default TCP CONN_TERMINATE 1 0 : x",
            "2026-05-04T10:02:05Z", nil, "ns 0-PPE-0 : default"),
        Shape(
            #"device="SFW" date=2026-05-04 time=10:02:05 timezone="CEST" device_name="x" priority=Information"#,
            "2026-05-04T08:02:05Z", .info, #"device="SFW" date=20"#),
        Shape(
            #"date=2026-05-04 time=10:02:05 devname="fw" eventtime=1777881725 tz="+0200" level="error" msg="x""#,
            "2026-05-04T08:02:05Z", .error, #"x""#),
        Shape(
            "05/04/2026-10:02:05.123456  [**] [1:2:3] x [**]",
            "2026-05-04T10:02:05.123456Z", nil, "x [**]"),
        Shape(
            "10,05/04/26,10:02:05,Assign,10.0.0.7,host1,001122334455,",
            "2026-05-04T10:02:05Z", nil, "Assign,10.0.0.7,host"),
        Shape(
            "node=host1 type=SYSCALL msg=audit(1777888925.243:24287): arch=c000003e",
            "2026-05-04T10:02:05.243Z", nil, "24287): arch=c000003"),
        Shape(
            "information/cli: Icinga application loader (version: r2.6.3-1)",
            nil, .info, "Icinga application l"),
        Shape(
            "2026-05-04 10:02:05.123 +0000 UTC m=+0.012345 INFO it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape(
            "[2026-05-04T10:02:05,123][DEPRECATION][o.e.d.c.Joda] [node] it broke",
            "2026-05-04T10:02:05.123Z", nil, "it broke"),
        Shape(
            "[2026-05-04T10:02:05.123+0000][12][gc,start    ] GC(0) Pause Young",
            "2026-05-04T10:02:05.123Z", nil, "GC(0) Pause Young"),
        Shape(
            "2026-05-04T10:02:05.123+0000: 0.519: [GC (Allocation Failure) ...]",
            "2026-05-04T10:02:05.123Z", nil, ""),
        Shape(
            "2026-05-04 10:02:05.123 - [1234] it broke",
            "2026-05-04T10:02:05.123Z", nil, "it broke"),
        Shape(
            #"{"eventCreationTime": 1777888925123, "SeverityName":"High","message":"x"}"#,
            "2026-05-04T10:02:05.123Z", nil, #"x"}"#),
        Shape(
            "Mon May  4 10:02:05 2026 +00:00",
            "2026-05-04T10:02:05Z", nil, ""),
        Shape(
            "[Mon 2026-05-04 10:02:05 CEST] it broke",
            "2026-05-04T08:02:05Z", nil, "it broke"),
        Shape(
            "Mon 2026-05-04 10:02:05 CEST host1 sshd[12]: it broke",
            "2026-05-04T08:02:05Z", nil, "it broke"),
        Shape(
            "2026-05-04T10:02:05.123 (info) it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape(
            "2026-05-04 10:02:05: it broke",
            "2026-05-04T10:02:05Z", nil, "it broke"),
        Shape(
            "(2026-05-04 10:02:05) ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "{2026-05-04 10:02:05} ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "|2026-05-04 10:02:05|ERROR|it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "> 2026-05-04 10:02:05 ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "** 2026-05-04 10:02:05 ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "--- 2026-05-04 10:02:05 ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "[2026-05-04  10:02:05] ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026-5-4 9:02:05 ERROR it broke",
            "2026-05-04T09:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04T10:02:05.123456Z Thread-1 ERROR it broke",
            "2026-05-04T10:02:05.123456Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05 [12345] FATAL it broke",
            "2026-05-04T10:02:05Z", .critical, "it broke"),
        Shape(
            "<133>May  4 10:02:05 fw1 kernel: x",
            "2026-05-04T10:02:05Z", .notice, "x"),
        Shape(
            #"<30>1 2026-05-04T10:02:05.123456+02:00 host1 app 12 - - {"level":"error","msg":"it broke"}"#,
            "2026-05-04T08:02:05.123456Z", .error, #"it broke"}"#),
        Shape(
            "1 2026-05-04T10:02:05.123Z host1 app 12 - - it broke",
            "2026-05-04T10:02:05.123Z", nil, "it broke"),
        Shape(
            "83 <40>1 2026-05-04T10:02:05+00:00 host app web.3 - State changed from starting to up",
            "2026-05-04T10:02:05Z", .critical, "State changed from s"),
        Shape(
            "May  4 10:02:05 app[12]: it broke",
            "2026-05-04T10:02:05Z", nil, "it broke"),
        Shape(
            "May  4 10:02:05 host1 app[12] it broke",
            "2026-05-04T10:02:05Z", nil, "it broke"),
        Shape(
            "May  4 10:02:05 host1 -- MARK --",
            "2026-05-04T10:02:05Z", nil, "-- MARK --"),
        Shape(
            "May  4 10:02:05 host1 last message repeated 2 times",
            "2026-05-04T10:02:05Z", nil, "last message repeate"),
        Shape(
            "2026-05-04T10:02:05.123456+02:00 host1 kernel: [12.123456] x",
            "2026-05-04T08:02:05.123456Z", nil, "x"),
        Shape(
            "[05/04/26 10:02:05] INFO     it broke                     main.py:12",
            "2026-05-04T10:02:05Z", .info, "it broke            "),
        Shape(
            "[2026-05-04 10:02:05 #1234]  INFO -- : it broke",
            "2026-05-04T10:02:05Z", .info, "it broke"),
        Shape(
            "I, [2026-05-04T10:02:05.123456 #1234]  INFO -- : it broke",
            "2026-05-04T10:02:05.123456Z", .info, "it broke"),
        Shape(
            #"Started GET "/" for 127.0.0.1 at 2026-05-04 10:02:05 +0200"#,
            "2026-05-04T08:02:05Z", nil, ""),
        Shape(
            "2026-05-04 10:02:05.123 pid=1234 tid=abc class=Cart INFO: it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape(
            "2026-05-04T10:02:05.123Z pid=1234 tid=abc INFO: it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape(
            "*** 2026-05-04 10:02:05.123",
            "2026-05-04T10:02:05.123Z", nil, ""),
        Shape(
            "2026-05-04 10:02:05 status installed x:amd64 1.0",
            "2026-05-04T10:02:05Z", nil, "status installed x:a"),
        Shape(
            "Start-Date: 2026-05-04  10:02:05",
            "2026-05-04T10:02:05Z", nil, ""),
        Shape(
            "[2026-05-04T10:02:05+0200] [ALPM] installed x",
            "2026-05-04T08:02:05Z", nil, "installed x"),
        Shape(
            "[2026-05-04 10:02] [ALPM] installed x",
            "2026-05-04T10:02:00Z", nil, "installed x"),
        Shape(
            "20260504T10:02:05.123 ERROR it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            #"2026-05-04T10:02:05.123Z info {"a":1}"#,
            "2026-05-04T10:02:05.123Z", .info, #"{"a":1}"#),
        Shape(
            #"2026-05-04T10:02:05.123Z [shop] error: it broke {"a":1}"#,
            "2026-05-04T10:02:05.123Z", .error, #"it broke {"a":1}"#),
        Shape(
            "[Nest] 1234  - 05/04/2026, 10:02:05 AM   ERROR [Cart] it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "[5/4/2026, 10:02:05 AM] ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "ERROR [2026-05-04 10:02:05,123] org.shop.Cart: it broke",
            "2026-05-04T10:02:05.123Z", .error, "org.shop.Cart: it br"),
        Shape(
            "ERROR   [05/04/2026 10:02:05.123] it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "1777888925:123 ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "ts=1777888925123 level=error it broke",
            "2026-05-04T10:02:05.123Z", .error, "ts=1777888925123 lev"),
        Shape(
            "10:02:05.123 [info] it broke",
            nil, .info, "it broke"),
        Shape(
            "2026-05-04 10:02:05 1nX4Hq-0001 <= alice@shop.example H=x",
            "2026-05-04T10:02:05Z", nil, "1nX4Hq-0001 <= alice"),
        Shape(
            "2026-05-04 10:02:05.123 [E] [gRPC] it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "[2026-05-04_10:02:05.123] it broke",
            "2026-05-04T10:02:05.123Z", nil, "it broke"),
        Shape(
            "2026-05-04_10:02:05.123 it broke",
            "2026-05-04T10:02:05.123Z", nil, "it broke"),
        Shape(
            "Monday, May 4, 2026 10:02:05 AM: it broke",
            "2026-05-04T10:02:05Z", nil, "it broke"),
        Shape(
            "2026-05-04 10:02:05 Warning: it broke",
            "2026-05-04T10:02:05Z", .warning, "it broke"),
        Shape(
            "2026-05-04 10:02:05 WARNING it broke",
            "2026-05-04T10:02:05Z", .warning, "it broke"),
        Shape(
            "04 May 2026 10:02:05,123 [main] ERROR org.shop.Cart - it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "04 May 2026 10:02:05 ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "04May2026 10:02:05 ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123|ERROR|org.shop.Cart|it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05,123;ERROR;org.shop.Cart;it broke",
            "2026-05-04T10:02:05.123Z", .error, "org.shop.Cart;it bro"),
        Shape(
            "WARN 10:02:05,123 it broke",
            nil, .warning, "it broke"),
        Shape(
            "W 10:02:05.123 it broke",
            nil, .warning, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123 D/Cart(1234): it broke",
            "2026-05-04T10:02:05.123Z", .debug, "Cart(1234): it broke"),
    ]
}
