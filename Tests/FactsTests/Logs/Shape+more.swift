@testable import Facts

extension Shape {
    /// Lines whose clock or level stands at odder places.
    static let more: [Shape] = [
        Shape("** (RuntimeError) it broke", nil, nil, "** (RuntimeError) it bro"),
        Shape(
            "2026-05-04T10:02:05+02:00 ERROR it broke", "2026-05-04T08:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04T10:02:05-0700 WARN it broke", "2026-05-04T17:02:05Z", .warning, "it broke"),
        Shape(
            "2026-05-04 10:02:05 PDT FATAL: it broke", "2026-05-04T17:02:05Z", .critical, "it broke"
        ),
        Shape(
            "2026-05-04 10:02:05.123 CEST [1234] LOG:  ready",
            "2026-05-04T08:02:05.123Z", .info, "ready"),
        Shape("2026-05-04 10:02:05 +0530 INFO it broke", "2026-05-04T04:32:05Z", .info, "it broke"),
        Shape("2026-05-04 10:02:05 UTC+2 INFO it broke", "2026-05-04T08:02:05Z", .info, "it broke"),
        Shape("2026-05-04 10:02:05-03 INFO it broke", "2026-05-04T13:02:05Z", .info, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123 MSK NOTICE it broke",
            "2026-05-04T07:02:05.123Z", .notice, "it broke"),
        Shape("2026-05-04 10:02:05 JST DEBUG it broke", "2026-05-04T01:02:05Z", .debug, "it broke"),
        Shape("2026-05-04 10:02:05 IST DEBUG it broke", "2026-05-04T04:32:05Z", .debug, "it broke"),
        Shape("2026-05-04 09:02:05 PM ERROR it broke", "2026-05-04T21:02:05Z", .error, "it broke"),
        Shape("[    0.000000] Linux version 6.1", nil, nil, "Linux version 6.1"),
        Shape("[0.012s][info][gc] Using G1", nil, .info, "Using G1"),
        Shape(
            "2026-05-04T10:02:05.123Z  INFO main.rs:12: it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape(
            "2026-05-04T10:02:05.123456Z  WARN shop::cart: it broke",
            "2026-05-04T10:02:05.123456Z", .warning, "it broke"),
        Shape(
            "[2026-05-04T10:02:05Z ERROR shop::cart] it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123+02 [error] <0.1.0> it broke",
            "2026-05-04T08:02:05.123Z", .error, "it broke"),
        Shape("10:02:05.123 [error] it broke", nil, .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123 [warning] it broke",
            "2026-05-04T10:02:05.123Z", .warning, "it broke"),
        Shape(
            #"[04/May/2026:10:02:05 +0200] 10.0.0.7 TLSv1.2 "GET / HTTP/1.1" 12"#,
            "2026-05-04T08:02:05Z", nil, #"10.0.0.7 TLSv1.2 "GET / "#),
        Shape(
            #"10.0.0.7 - - [04/May/2026 10:02:05] "GET / HTTP/1.1" 200 -"#,
            "2026-05-04T10:02:05Z", nil, #"GET / HTTP/1.1" 200 -"#),
        Shape(
            #"::1 - - [04/May/2026:10:02:05 +0000] "GET / HTTP/1.1" 200 2"#,
            "2026-05-04T10:02:05Z", nil, #"GET / HTTP/1.1" 200 2"#),
        Shape(
            "[Mon May 04 10:02:05 2026] [error] [client 10.0.0.7] it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "[Mon May  4 10:02:05.123 2026] usb 1-1: new device",
            "2026-05-04T10:02:05.123Z", nil, "usb 1-1: new device"),
        Shape(
            "2026-05-04 10:02:05,123 INFO org.apache.hadoop.hdfs.DataNode: it broke",
            "2026-05-04T10:02:05.123Z", .info, "it broke"),
        Shape(
            "2026-05-04 10:02:05,123 - shop.cart - ERROR - it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05,123 ERROR shop.cart: it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05,123 [ERROR] shop.cart: it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "[2026-05-04 10:02:05,123] {taskinstance.py:12} ERROR - it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05.123 | ERROR    | shop.cart:add:12 - it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "ERROR:    [Errno 98] error while attempting to bind",
            nil, .error, "error while attempting t"),
        Shape("CRITICAL:shop:it broke", nil, .critical, "it broke"),
        Shape(
            #"Exception in thread "main" java.lang.IllegalStateException: x"#,
            nil, nil, #"Exception in thread "mai"#),
        Shape(
            "1234:C 04 May 2026 10:02:05.123 # it broke",
            "2026-05-04T10:02:05.123Z", .warning, "it broke"),
        Shape(
            "1234:S 04 May 10:02:05.123 * it broke", "2026-05-04T10:02:05.123Z", .notice, "it broke"
        ),
        Shape(
            "[1234] 04 May 10:02:05.123 # it broke", "2026-05-04T10:02:05.123Z", .warning,
            "it broke"),
        Shape(
            "2026-05-04T10:02:05.123456Z 0 [Note] InnoDB: started",
            "2026-05-04T10:02:05.123456Z", .info, "InnoDB: started"),
        Shape(
            "2026-05-04 10:02:05 140736 [Warning] it broke",
            "2026-05-04T10:02:05Z", .warning, "it broke"),
        Shape(
            "260504 10:02:05 mysqld_safe Starting mysqld",
            "2026-05-04T10:02:05Z", nil, "mysqld_safe Starting mys"),
        Shape(
            "2026-05-04T10:02:05.123+0000 W NETWORK  [conn1] it broke",
            "2026-05-04T10:02:05.123Z", .warning, "NETWORK  [conn1] it brok"),
        Shape(
            "[2026-05-04 10:02:05.123] [error] [123] it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "[2026-05-04 10:02:05.123 UTC] ERROR it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "04-May-2026 10:02:05.123 WARNING [main] org.apache.catalina.X.y it broke",
            "2026-05-04T10:02:05.123Z", .warning, "it broke"),
        Shape(
            "04-May-2026 10:02:05.123 queries: info: client 10.0.0.7#53: query: x",
            "2026-05-04T10:02:05.123Z", .info, "client 10.0.0.7#53: quer"),
        Shape("05-04-2026 10:02:05 ERROR it broke", "2026-04-05T10:02:05Z", .error, "it broke"),
        Shape("2026.05.04 10:02:05 ERROR it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape("20260504-100205 ERROR it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape("20260504100205 ERROR it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026/05/04 10:02:05.123456 main.go:12: it broke",
            "2026-05-04T10:02:05.123456Z", nil, "main.go:12: it broke"),
        Shape("2026/05/04 10:02:05 [ERROR] it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026/05/04 10:02:05 ERROR it broke key=value",
            "2026-05-04T10:02:05Z", .error, "it broke key=value"),
        Shape(
            "W0504 10:02:05.123456       1 reflector.go:324] failed to list",
            "2026-05-04T10:02:05.123456Z", .warning, "failed to list"),
        Shape(
            "I20260504 10:02:05.123456  1234 a.cc:12] it broke",
            "2026-05-04T10:02:05.123456Z", .info, "it broke"),
        Shape(
            "05-04 10:02:05.123 E/Tag    ( 1234): it broke",
            "2026-05-04T10:02:05.123Z", .error, "Tag    ( 1234): it broke"),
        Shape("1777888925123456789 it broke", "2026-05-04T10:02:05.123456Z", nil, "it broke"),
        Shape("1777888925123456 ERROR it broke", "2026-05-04T10:02:05.123456Z", .error, "it broke"),
        Shape(
            "2026-05-04 10:02:05 192.168.0.1 POST /x - 443 - - - 500 0 0 12",
            "2026-05-04T10:02:05Z", nil, "192.168.0.1 POST /x - 44"),
        Shape("[ERROR] it broke", nil, .error, "it broke"),
        Shape("[error] it broke", nil, .error, "it broke"),
        Shape("ERROR: it broke", nil, .error, "it broke"),
        Shape("error: it broke", nil, .error, "it broke"),
        Shape("WARN: it broke", nil, .warning, "it broke"),
        Shape("[10:02:05] it broke", nil, nil, "it broke"),
        Shape("10:02:05 ERROR it broke", nil, .error, "it broke"),
        Shape(#"10:02:05.123456 open("/x") = 3"#, nil, nil, #"open("/x") = 3"#),
        Shape("E/Tag(1234): it broke", nil, .error, "Tag(1234): it broke"),
        Shape("Error connecting to the database", nil, nil, "Error connecting to the "),
        Shape("warning signs everywhere", nil, nil, "warning signs everywhere"),
        Shape(
            "2026-05-04 10:02:05 Connection failed with error 12",
            "2026-05-04T10:02:05Z", nil, "Connection failed with e"),
        Shape("2026-05-04 10:02:05 error", "2026-05-04T10:02:05Z", nil, "error"),
        Shape("2026-05-04 10:02:05 - INFO - it broke", "2026-05-04T10:02:05Z", .info, "it broke"),
        Shape("[ERROR] [2026-05-04 10:02:05] it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "[ERROR 2026-05-04 10:02:05,123 shop.cart:12] it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "[thread-1] 2026-05-04 10:02:05 ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "shop 2026-05-04 10:02:05 ERROR it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            #""2026-05-04 10:02:05","ERROR","it broke""#, "2026-05-04T10:02:05Z", .error,
            #"it broke""#),
        Shape("2026-05-04;10:02:05;ERROR;it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape("2026-05-04\t10:02:05\tERROR\tit broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape("2026-05-04 10:02:05\terror\tit broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "Level=Error\tDate and Time=5/4/2026 10:02:05 AM\tit broke",
            "2026-05-04T10:02:05Z", .error, "Level=Error\tDate and Tim"),
        Shape(
            "Error\t5/4/2026 10:02:05 AM\tShop\t1000\tNone\tit broke",
            "2026-05-04T10:02:05Z", .error, "Shop\t1000\tNone\tit broke"),
        Shape("[1777888925.123] [app] it broke", "2026-05-04T10:02:05.123Z", nil, "it broke"),
        Shape(
            "2026-05-04T10:02:05.123Z [INFO]  agent: it broke",
            "2026-05-04T10:02:05.123Z", .info, "agent: it broke"),
        Shape(
            "2026-05-04T10:02:05.123Z error\tit broke", "2026-05-04T10:02:05.123Z", .error,
            "it broke"),
        Shape("04/05/26 10:02:05 ERROR it broke", "2026-04-05T10:02:05Z", .error, "it broke"),
        Shape(
            #"Mon May  4 10:02:05 2026 [pid 12] CONNECT: Client "10.0.0.7""#,
            "2026-05-04T10:02:05Z", nil, #"CONNECT: Client "10.0.0."#),
        Shape(
            "Mon May  4 10:02:05 2026 : Error: it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "\u{1B}[31mERROR\u{1B}[0m 2026-05-04T10:02:05Z it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "\u{1B}[2m2026-05-04T10:02:05.123Z\u{1B}[0m \u{1B}[32m INFO\u{1B}[0m \u{1B}[2mshop\u{1B}[0m: it broke",
            "2026-05-04T10:02:05.123Z", .info, "shop"),
        Shape(
            "2026-05-04 10:02:05.123 \u{1B}[31mERROR\u{1B}[m [main] it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape("\u{1B}[36mINFO\u{1B}[0m[0001] it broke", nil, .info, "it broke"),
    ]
}
