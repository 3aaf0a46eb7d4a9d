@testable import Facts

extension Shape {
    /// Lines told by the clock they start with.
    static let clocks: [Shape] = [
        Shape(
            "2026-05-04T10:02:05.123Z INFO hello world",
            "2026-05-04T10:02:05.123Z", .info, "hello world"),
        Shape(
            "2026/05/04 10:02:05 http: panic serving", "2026-05-04T10:02:05Z", nil,
            "http: panic serving"),
        Shape(
            "E0517 10:02:05.123456    1234 file.go:12] it broke",
            "2026-05-17T10:02:05.123456Z", .error, "it broke"),
        Shape(
            #"10.0.0.7 - alice [04/May/2026:10:02:05 +0200] "GET /cart HTTP/1.1" 200 12"#,
            "2026-05-04T08:02:05Z", nil, #"GET /cart HTTP/1.1" 200 "#),
        Shape(
            "2026/05/04 10:02:05 [error] 31#31: *884 connect() failed (111: Connection refused)",
            "2026-05-04T10:02:05Z", .error, "*884 connect() failed (1"),
        Shape(
            "[Mon May 04 10:02:05.123456 2026] [core:error] [pid 12:tid 34] [client 10.0.0.7:1234] AH00037: x",
            "2026-05-04T10:02:05.123456Z", .error, "AH00037: x"),
        Shape(
            "2026-05-04T10:02:05.123456Z 12 [ERROR] [MY-010116] [Server] it broke",
            "2026-05-04T10:02:05.123456Z", .error, "it broke"),
        Shape(
            "260504 10:02:05 [Warning] IP address could not be resolved",
            "2026-05-04T10:02:05Z", .warning, "IP address could not be "),
        Shape(
            "2026-05-04 10:02:05 0 [Note] InnoDB: started",
            "2026-05-04T10:02:05Z", .info, "InnoDB: started"),
        Shape(
            "1234:M 04 May 2026 10:02:05.123 # it broke",
            "2026-05-04T10:02:05.123Z", .warning, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123456+00:00 [error] <0.1.0> it broke",
            "2026-05-04T10:02:05.123456Z", .error, "it broke"),
        Shape(
            "[2026-05-04 10:02:05,123] ERROR it broke (kafka.server.KafkaServer)",
            "2026-05-04T10:02:05.123Z", .error, "it broke (kafka.server.K"),
        Shape(
            "E, [2026-05-04T10:02:05.123456 #1234] ERROR -- : it broke",
            "2026-05-04T10:02:05.123456Z", .error, "it broke"),
        Shape("1777888925.123 it broke", "2026-05-04T10:02:05.123Z", nil, "it broke"),
        Shape("1777888925123 ERROR it broke", "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape("04.05.2026 10:02:05 ERROR it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "21-Jul-2026 10:02:05.123 SEVERE [main] org.apache.catalina.Foo.bar it broke",
            "2026-07-21T10:02:05.123Z", .error, "it broke"),
        Shape(
            "05-04 10:02:05.123  1702  2395 D WindowManager: it broke",
            "2026-05-04T10:02:05.123Z", .debug, "it broke"),
        Shape(
            "10:02:05,123 INFO  [org.jboss.as] (MSC service thread 1-1) WFLY started",
            nil, .info, "WFLY started"),
        Shape(
            "081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 for block",
            "2008-11-09T20:36:15Z", .info, "PacketResponder 1 for bl"),
        Shape(
            "2026-05-04T10:02:05.123Z\tERROR\tshop/cart.go:12\tit broke\t{\"a\": 1}",
            "2026-05-04T10:02:05.123Z", .error, "it broke\t{\"a\": 1}"),
        Shape(
            "[2026-05-04T10:02:05,046][WARN ][o.e.c.Node] [node-1] it broke",
            "2026-05-04T10:02:05.046Z", .warning, "it broke"),
        Shape(
            "[10.30 16:49:06] chrome.exe - proxy.cse.cuhk.edu.hk:5070 open",
            "2026-10-30T16:49:06Z", nil, "chrome.exe - proxy.cse.c"),
        Shape(
            "20171223-22:15:29:606|Step_LSC|30002312|onStandStepChanged 3579",
            "2017-12-23T22:15:29.606Z", nil, "Step_LSC|30002312|onStan"),
        Shape(
            #"nova-api.log.1.2017-05-16_13:53:08 2017-05-16 00:00:00.008 25746 INFO nova.osapi_compute.wsgi.server [req-38101a0b] 10.11.10.1 "GET"#,
            "2017-05-16T00:00:00.008Z", .info, #"10.11.10.1 "GET"#),
        Shape(
            "17/06/09 20:10:40 INFO executor.CoarseGrainedExecutorBackend: Registered signal handlers",
            "2017-06-09T20:10:40Z", .info, "Registered signal handle"),
        Shape(
            "2016-09-28 04:30:30, Info                  CBS    Loaded Servicing Stack",
            "2016-09-28T04:30:30Z", .info, "CBS    Loaded Servicing "),
        Shape(
            "2015-07-29 17:41:44,747 - INFO  [QuorumPeer[myid=1]/0:0:0:0:0:0:0:0:2181:FastLeaderElection@774] - Notification time out",
            "2015-07-29T17:41:44.747Z", .info, "Notification time out"),
        Shape(
            "1777888925.123    921 192.168.0.68 TCP_MISS/200 507 POST http://x - DIRECT/1.2.3.4 text/html",
            "2026-05-04T10:02:05.123Z", nil, "921 192.168.0.68 TCP_MIS"),
        Shape(
            "INFO  [main] 2026-05-04 10:02:05,123 Cart.java:12 - it broke",
            "2026-05-04T10:02:05.123Z", .info, "Cart.java:12 - it broke"),
        Shape(
            "Thread-13::DEBUG::2026-05-04 10:02:05,123::task::12::Storage::(x) it broke",
            "2026-05-04T10:02:05.123Z", .debug, "task::12::Storage::(x) i"),
        Shape(
            "[1] 2026/05/04 10:02:05.123456 [INF] Starting nats-server",
            "2026-05-04T10:02:05.123456Z", .info, "Starting nats-server"),
        Shape(
            "(Mon May  4 10:02:05 2026) [sssd[be[x]]] [func] (0x0020): it broke",
            "2026-05-04T10:02:05Z", nil, "it broke"),
        Shape("I/ActivityManager( 1234): Start proc", nil, .info, "ActivityManager( 1234): "),
        Shape(
            "2026-05-04T10:02:05.677+0100 I NETWORK  [initandlisten] waiting for connections",
            "2026-05-04T09:02:05.677Z", .info, "NETWORK  [initandlisten]"),
        Shape(
            #"[2026-05-04T10:02:05.123Z] "GET /x HTTP/1.1" 200 - 0 12"#,
            "2026-05-04T10:02:05.123Z", nil, #""GET /x HTTP/1.1" 200 - "#),
        Shape(
            "[2026-05-04 10:02:05.123][1][info][main] [source/server/server.cc:12] it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape(
            "[2026-05-04 10:02:05 +0200] information/ConfigItem: it broke",
            "2026-05-04T08:02:05Z", .info, "it broke"),
        Shape(
            "2026-05-04 10:02:05.00 spid4s      Starting up database 'master'.",
            "2026-05-04T10:02:05Z", nil, "spid4s      Starting up "),
        Shape("2026/05/04 10:02:05 [notice] 1#1: start", "2026-05-04T10:02:05Z", .notice, "start"),
        Shape(
            "I0504 10:02:05.123456       1 main.go:12] started",
            "2026-05-04T10:02:05.123456Z", .info, "started"),
        Shape(
            #"2026-05-04 10:02:05 UTC:10.0.0.7(1234):shop@orders:[1234]:ERROR:  relation "x" does not exist"#,
            "2026-05-04T10:02:05Z", .error, #"relation "x" does not ex"#),
        Shape(
            #"2026-05-04 10:02:05.322 CEST,"postgres","db",1234,"10.0.0.7:1234",58e.4,1,"",2026-05-04 10:02:05 CEST,,0,ERROR,42P01,"x""#,
            "2026-05-04T08:02:05.322Z", .error, #"x""#),
        Shape(
            "2026-05-04 10:02:05,123 [12] WARN  Shop.Cart [(null)] - it broke",
            "2026-05-04T10:02:05.123Z", .warning, "it broke"),
        Shape("[10:02:05 INF] it broke", nil, .info, "it broke"),
        Shape("[10:02:05] [Server thread/INFO]: started", nil, .info, "started"),
        Shape("[4/May/2026 10:02:05] INFO it broke", "2026-05-04T10:02:05Z", .info, "it broke"),
        Shape(
            #"[04/May/2026 10:02:05] "GET /x HTTP/1.1" 200 12"#,
            "2026-05-04T10:02:05Z", nil, #""GET /x HTTP/1.1" 200 12"#),
        Shape(
            "[2026-05-04 10:02:05,123: ERROR/MainProcess] Task x raised",
            "2026-05-04T10:02:05.123Z", .error, "Task x raised"),
        Shape("WARNING:django.request:Not Found: /x", nil, .warning, "Not Found: /x"),
        Shape(
            "ERROR 2026-05-04 10:02:05,123 base 12 345 it broke",
            "2026-05-04T10:02:05.123Z", .error, "base 12 345 it broke"),
        Shape(
            "2026-05-04 10:02:05.123 [main] ERROR org.shop.Cart -- it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123  WARN 1 --- [           main] c.e.shop.Cart                            : it broke",
            "2026-05-04T10:02:05.123Z", .warning, "it broke"),
        Shape(
            "2026-05-04T10:02:05.123+02:00  WARN 1 --- [shop] [main] c.e.shop.Cart : it broke",
            "2026-05-04T08:02:05.123Z", .warning, "it broke"),
        Shape(
            "WARN[0012] it broke                                     err=x",
            nil, .warning, "it broke                "),
        Shape(
            "WARN  2026-05-04T10:02:05,123 [shard 0] gossip - it broke",
            "2026-05-04T10:02:05.123Z", .warning, "gossip - it broke"),
        Shape("1777888925 [main] INFO it broke", "2026-05-04T10:02:05Z", .info, "it broke"),
        Shape("Apr 16, 2026 8:32 AM - it broke", "2026-04-16T08:32:00Z", nil, "it broke"),
        Shape("13/05/2026 10:02:05 Error it broke", "2026-05-13T10:02:05Z", nil, "Error it broke"),
        Shape(
            "Mon, 04 May 2026 10:02:05 +0200 [error] it broke",
            "2026-05-04T08:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04-10.02.05.123456+120 I1234A567 LEVEL: Error",
            "2026-05-04T08:02:05.123456Z", .error, "I1234A567 LEVEL: Error"),
        Shape(
            "E [04/May/2026:10:02:05 +0200] it broke", "2026-05-04T08:02:05Z", .error, "it broke"),
        Shape(
            #"localhost - - [04/May/2026:10:02:05 +0200] "POST / HTTP/1.1" 200 12 CUPS-Get-Printers successful-ok"#,
            "2026-05-04T08:02:05Z", nil, #"POST / HTTP/1.1" 200 12 "#),
        Shape(
            #"1.2.3.4, 5.6.7.8 - - [04/May/2026:10:02:05 +0200] "GET / HTTP/1.1" 502 12"#,
            "2026-05-04T08:02:05Z", nil, #"GET / HTTP/1.1" 502 12"#),
        Shape(
            #"shop.example:443 10.0.0.7 - - [04/May/2026:10:02:05 +0200] "GET / HTTP/1.1" 502 12"#,
            "2026-05-04T08:02:05Z", nil, #"GET / HTTP/1.1" 502 12"#),
        Shape(
            "[pid: 1|app: 0|req: 1/1] 127.0.0.1 () {32 vars in 400 bytes} [Mon May  4 10:02:05 2026] GET / => generated 1 bytes",
            "2026-05-04T10:02:05Z", nil, "GET / => generated 1 byt"),
        Shape(
            #"2026-05-04T10:02:05.123456Z my-elb 10.0.0.7:2817 10.0.0.1:80 0.00 0.01 0.00 200 200 0 29 "GET http""#,
            "2026-05-04T10:02:05.123456Z", nil, "my-elb 10.0.0.7:2817 10."),
        Shape(
            "h2 2026-05-04T10:02:05.123456Z app/my-loadbalancer/50dc6c495c0c9188 10.0.0.7:0 10.0.0.1:80 0.0 0.0 0.0 200",
            "2026-05-04T10:02:05.123456Z", nil, "app/my-loadbalancer/50dc"),
        Shape(
            #"79a59df900b949e5 awsexamplebucket1 [04/May/2026:10:02:05 +0000] 10.0.0.7 79a5 3E57 REST.GET.VERSIONING - "GET""#,
            "2026-05-04T10:02:05Z", nil, "10.0.0.7 79a5 3E57 REST."),
        Shape(
            "2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1777888925 1777888985 ACCEPT OK",
            "2026-05-04T10:02:05Z", nil, "1777888985 ACCEPT OK"),
        Shape(
            "05/04-10:02:05.123456  [**] [1:2:3] ICMP PING [**]",
            "2026-05-04T10:02:05.123456Z", nil, "ICMP PING [**]"),
        Shape(
            "1,2026/05/04 10:02:05,0123,TRAFFIC,end,1,2026/05/04 10:02:05,10.0.0.7",
            "2026-05-04T10:02:05Z", nil, "0123,TRAFFIC,end,1,2026/"),
        Shape(
            "20260504 10:02:05.123 ERROR it broke", "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape("20260504T100205Z it broke", "2026-05-04T10:02:05Z", nil, "it broke"),
        Shape(
            "2026-05-04 10:02:05 1234 [ERROR] /usr/sbin/mysqld: it broke",
            "2026-05-04T10:02:05Z", .error, "/usr/sbin/mysqld: it bro"),
        Shape(
            "260504  9:02:05 [Note] Plugin x is disabled.",
            "2026-05-04T09:02:05Z", .info, "Plugin x is disabled."),
        Shape(
            "[I 2026-05-04 10:02:05.123 ServerApp] it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape("[E 260504 10:02:05 web:12] it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape("[W 10:02:05.123 NotebookApp] it broke", nil, .warning, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123456: W tensorflow/core/x.cc:12] it broke",
            "2026-05-04T10:02:05.123456Z", .warning, "tensorflow/core/x.cc:12]"),
        Shape(
            "[1234:5678:0504/100205.123456:ERROR:file.cc(12)] it broke",
            "2026-05-04T10:02:05.123456Z", .error, "it broke"),
        Shape(
            "Warning: 2026-05-04 10:02:05: it broke", "2026-05-04T10:02:05Z", .warning, "it broke"),
        Shape("2026-05-04T10:02:05Z error: it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05 +0200 [warn]: #0 it broke",
            "2026-05-04T08:02:05Z", .warning, "#0 it broke"),
        Shape(
            "[2026/05/04 10:02:05] [error] [engine] it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04T10:02:05Z I! [agent] it broke", "2026-05-04T10:02:05Z", .info, "it broke"),
        Shape(
            "2026-05-04T10:02:05.123Z|00012|bridge|WARN|it broke",
            "2026-05-04T10:02:05.123Z", .warning, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123 7f3a4b5c6d7e -1 osd.0 it broke",
            "2026-05-04T10:02:05.123Z", nil, "7f3a4b5c6d7e -1 osd.0 it"),
        Shape(
            "[2026-05-04 10:02:05.123456] E [MSGID: 108006] [afr-common.c:5413:x] 0-gv0: it broke",
            "2026-05-04T10:02:05.123456Z", .error, "0-gv0: it broke"),
        Shape(
            "2026-05-04 10:02:05.123 DEBUG oslo [req-1 - - - - -] it broke",
            "2026-05-04T10:02:05.123Z", .debug, "oslo [req-1 - - - - -] i"),
        Shape(
            "05/04/2026 10:02:05.123 [12] ERROR it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "[Mon May  4 10:02:05 2026] [notice] Apache configured",
            "2026-05-04T10:02:05Z", .notice, "Apache configured"),
        Shape("Mon May  4 10:02:05 CEST 2026 it broke", "2026-05-04T08:02:05Z", nil, "it broke"),
    ]
}
