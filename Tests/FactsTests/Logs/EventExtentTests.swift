import Testing

@testable import Facts

struct EventExtentTests {
    @Test(arguments: [
        (
            """
            2026-05-04 10:02:05,123 ERROR shop: it broke
            Traceback (most recent call last):
              File "x.py", line 3, in f
                g()
            ValueError: no

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "x.py", line 5, in f
            RuntimeError: yes
            2026-05-04 10:02:06,123 INFO shop: next

            """, ["1+11 2026-05-04T10:02:05.123Z error", "12+1 2026-05-04T10:02:06.123Z info"]
        ),
        (
            """
            2026-05-04 10:02:05,123 ERROR [main] org.shop.Cart - failed
            java.lang.IllegalStateException: x
            \tat org.shop.Cart.add(Cart.java:12)
            Caused by: java.io.IOException: y
            \t... 12 more
            2026-05-04 10:02:06,123 INFO [main] org.shop.Cart - fine
            """, ["1+5 2026-05-04T10:02:05.123Z error", "6+1 2026-05-04T10:02:06.123Z info"]
        ),
        (
            """
            May 04, 2026 10:02:05 AM org.shop.Cart add
            SEVERE: it broke
            java.lang.IllegalStateException: x
            \tat org.shop.Cart.add(Cart.java:12)
            May 04, 2026 10:02:06 PM org.shop.Cart add
            INFO: fine
            """, ["1+4 2026-05-04T10:02:05Z error", "5+2 2026-05-04T22:02:06Z info"]
        ),
        (
            """
            fail: Shop.Cart[0]
                  it broke
                  System.InvalidOperationException: no
                   ---> System.Exception: inner
                     --- End of inner exception stack trace ---
            info: Shop.Cart[0]
                  fine
            """, ["1+5 - error", "6+2 - info"]
        ),
        (
            """
            2026-05-04 10:02:05.123 UTC [12] ERROR:  relation "x" does not exist at character 15
            2026-05-04 10:02:05.123 UTC [12] STATEMENT:  select *
            \tfrom x
            2026-05-04 10:02:05.124 UTC [12] ERROR:  duplicate key value
            2026-05-04 10:02:05.124 UTC [12] DETAIL:  Key (id)=(1) already exists.
            2026-05-04 10:02:06.123 UTC [13] LOG:  checkpoint starting: time
            """,
            [
                "1+3 2026-05-04T10:02:05.123Z error", "4+2 2026-05-04T10:02:05.124Z error",
                "6+1 2026-05-04T10:02:06.123Z info",
            ]
        ),
        (
            """
            Traceback (most recent call last):
              File "x.py", line 3, in <module>
                f()
            ValueError: no

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "x.py", line 5, in <module>
            RuntimeError: yes
            done
            """, ["1+10 - -", "11+1 - -"]
        ),
        (
            """
            ERROR:shop.cart:it broke
            Traceback (most recent call last):
              File "x.py", line 3, in <module>
            ValueError: no
            INFO:shop.cart:fine
            """, ["1+4 - error", "5+1 - info"]
        ),
        (
            """
            2026/05/04 10:02:05 http: panic serving 10.0.0.7:1234: boom
            goroutine 12 [running]:
            net/http.(*conn).serve.func1()
            \t/usr/local/go/src/net/http/server.go:1854 +0xbf
            panic({0x1, 0x2})
            \t/usr/local/go/src/runtime/panic.go:890 +0x263
            2026/05/04 10:02:06 next
            """, ["1+6 2026-05-04T10:02:05Z -", "7+1 2026-05-04T10:02:06Z -"]
        ),
        (
            """
            starting
            panic: boom

            goroutine 1 [running]:
            main.main()
            \t/app/main.go:12 +0x1d
            exit status 2
            """, ["1+1 - -", "2+6 - critical"]
        ),
        (
            """
            /app/index.js:12
                throw new Error("boom")
                ^

            Error: boom
                at Object.<anonymous> (/app/index.js:12:11) {
              [cause]: Error: inner
                  at f (/app/x.js:1:2)
            }

            Node.js v18.0.0
            """, ["1+9 - -", "11+1 - -"]
        ),
        (
            """
            # Time: 2026-05-04T10:02:05.123456Z
            # User@Host: root[root] @ localhost []  Id:    12
            # Query_time: 2.000251  Lock_time: 0.000000 Rows_sent: 1  Rows_examined: 0
            SELECT SLEEP(2);
            # User@Host: root[root] @ localhost []  Id:    12
            # Query_time: 3.0  Lock_time: 0.000000 Rows_sent: 1  Rows_examined: 0
            SELECT SLEEP(3);
            # Time: 2026-05-04T10:02:07.123456Z
            # User@Host: root[root] @ localhost []  Id:    12
            SELECT 1;
            """,
            ["1+4 2026-05-04T10:02:05.123456Z -", "5+3 - -", "8+3 2026-05-04T10:02:07.123456Z -"]
        ),
        (
            """
            =ERROR REPORT==== 4-May-2026::10:02:05 ===
            ** Generic server x terminating
            ** Last message in was y

            =INFO REPORT==== 4-May-2026::10:02:06 ===
                alarm_handler: x
            """, ["1+3 2026-05-04T10:02:05Z error", "5+2 2026-05-04T10:02:06Z info"]
        ),
        (
            """
            Mon May 04 10:02:05 2026
            Thread 1 advanced to log sequence 12
              Current log# 1
            Mon May 04 10:02:06 2026
            ORA-00600: internal error
            """, ["1+3 2026-05-04T10:02:05Z -", "4+2 2026-05-04T10:02:06Z -"]
        ),
        (
            """
            2026-05-04 10:02:05 ERROR it broke
            {
              "a": 1
            }
            2026-05-04 10:02:06 INFO fine
            """, ["1+4 2026-05-04T10:02:05Z error", "5+1 2026-05-04T10:02:06Z info"]
        ),
        (
            """
            banner of the program
            version 12
            2026-05-04 10:02:05 INFO started
            2026-05-04 10:02:06 INFO ready
            """,
            [
                "1+1 - -", "2+1 - -", "3+1 2026-05-04T10:02:05Z info",
                "4+1 2026-05-04T10:02:06Z info",
            ]
        ),
    ])
    func `lines that go on with an event belong to it`(_ text: String, _ events: [String]) {
        #expect(LogText(text).summary == events)
    }

    @Test func `comments of W3C and Zeek logs are no events`() {
        let log = LogText(
            """
            #Software: Microsoft Internet Information Services 10.0
            #Fields: date time s-ip cs-method
            2026-05-04 10:02:05 10.0.0.7 GET
            #Date: 2026-05-04 10:02:06
            2026-05-04 10:02:07 10.0.0.7 GET
            """)
        #expect(log.summary == ["3+1 2026-05-04T10:02:05Z -", "5+1 2026-05-04T10:02:07Z -"])
        #expect(log.reader.format == "w3c")
    }

    @Test func `heads may be indented, and one head may have a hundred lines`() {
        let indented = LogText(
            """
             INFO [main] 2026-05-04 10:02:05,123 Cart.java:12 - fine
            and more
             WARN [main] 2026-05-04 10:02:06,123 Cart.java:12 - odd
            """)
        #expect(
            indented.summary == [
                "1+2 2026-05-04T10:02:05.123Z info", "3+1 2026-05-04T10:02:06.123Z warning",
            ])
        let long = LogText(
            "2026-05-04 10:02:05 INFO started\n" + String(repeating: "select 1\n", count: 99))
        #expect(long.events.map(\.lines) == [100])
    }

    @Test func `a time in a message of a stamped file starts no event`() {
        let log = LogText(
            """
            2026-05-04 10:02:05,123 ERROR [main] org.shop.Cart - failed
            org.shop.TimeoutException: timed out at 1777888925424 after 1 attempt
            10:02:05 is when it happened
            2026-05-04 10:02:06,123 INFO [main] org.shop.Cart - fine
            2026-05-04 10:02:07,123 INFO [main] org.shop.Cart - fine
            """)
        #expect(log.events.map(\.lines) == [3, 1, 1])
    }
}
