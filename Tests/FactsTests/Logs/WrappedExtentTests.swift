import Testing

@testable import Facts

struct WrappedExtentTests {
    @Test(arguments: [
        (
            """
            web-1  | 2026-05-04 10:02:05,123 ERROR it broke
            web-1  | Traceback (most recent call last):
            web-1  |   File "x.py", line 3, in f
            web-1  | ValueError: no
            db-1   | 2026-05-04 10:02:05.123 UTC [12] LOG:  ready
            """, ["1+4 2026-05-04T10:02:05.123Z error", "5+1 2026-05-04T10:02:05.123Z info"]
        ),
        (
            #"""
            {"log":"2026-05-04 10:02:05,123 ERROR shop it broke\n","stream":"stderr","time":"2026-05-04T10:02:05.124Z"}
            {"log":"java.lang.IllegalStateException: x\n","stream":"stderr","time":"2026-05-04T10:02:05.124Z"}
            {"log":"\tat org.shop.Cart.add(Cart.java:12)\n","stream":"stderr","time":"2026-05-04T10:02:05.124Z"}
            {"log":"2026-05-04 10:02:06,123 INFO shop fine\n","stream":"stderr","time":"2026-05-04T10:02:06.124Z"}
            """#, ["1+3 2026-05-04T10:02:05.124Z error", "4+1 2026-05-04T10:02:06.124Z info"]
        ),
        (
            """
            2026-05-04T10:02:05.123456789Z stderr F Exception in thread "main" java.lang.IllegalStateException: x
            2026-05-04T10:02:05.123456790Z stderr F \tat org.shop.Cart.add(Cart.java:12)
            2026-05-04T10:02:05.123456791Z stderr F Caused by: java.io.IOException: y
            2026-05-04T10:02:05.123456792Z stderr F \t... 1 more
            2026-05-04T10:02:06.123456789Z stdout F started
            """, ["1+4 2026-05-04T10:02:05.123456Z -", "5+1 2026-05-04T10:02:06.123456Z -"]
        ),
        (
            """
            2026-05-04T10:02:05.100000000Z stdout P one half
            2026-05-04T10:02:05.100000001Z stdout F  and the other
            2026-05-04T10:02:06.100000000Z stdout F next
            """, ["1+2 2026-05-04T10:02:05.100Z -", "3+1 2026-05-04T10:02:06.100Z -"]
        ),
        (
            """
            web-1  | 2026-05-04 10:02:05,123 ERROR it broke
            web-1  | and says more
            app-1  | listening on 8080
            app-1  | connected
            web-1  | 2026-05-04 10:02:06,123 INFO fine
            """,
            [
                "1+2 2026-05-04T10:02:05.123Z error", "3+1 - -", "4+1 - -",
                "5+1 2026-05-04T10:02:06.123Z info",
            ]
        ),
        (
            """
            2026-05-04T10:02:05.123456789Z stderr F starting
            2026-05-04T10:02:05.123456790Z stderr F Traceback (most recent call last):
            2026-05-04T10:02:05.123456791Z stderr F   File "x.py", line 3, in f
            2026-05-04T10:02:05.123456792Z stderr F ValueError: no
            2026-05-04T10:02:06.123456789Z stderr F ended
            """,
            [
                "1+1 2026-05-04T10:02:05.123456Z -", "2+3 2026-05-04T10:02:05.123456Z -",
                "5+1 2026-05-04T10:02:06.123456Z -",
            ]
        ),
        (
            """
            May  4 10:02:05 host1 java[12]: Exception in thread "main" java.lang.IllegalStateException: x
            May  4 10:02:05 host1 java[12]:         at org.shop.Cart.add(Cart.java:12)
            May  4 10:02:06 host1 sshd[13]: Accepted publickey for alice
            """, ["1+2 2026-05-04T10:02:05Z -", "3+1 2026-05-04T10:02:06Z -"]
        ),
        (
            #"""
            {"level":"error","ts":1777888925.1,"msg":"it broke","stacktrace":"main.f\n\t/app/x.go:1"}
            {"level":"info","ts":1777888926.1,"msg":"fine"}
            {"other":"object"}
            """#,
            ["1+1 2026-05-04T10:02:05.100Z error", "2+1 2026-05-04T10:02:06.100Z info", "3+1 - -"]
        ),
    ])
    func `a wrapper's own time does not part a trace, and JSON lines are never joined`(
        _ text: String, _ events: [String]
    ) {
        #expect(LogText(text).summary == events)
    }

    @Test(arguments: [
        (
            """
            {
              "timestamp": "2026-05-04T10:02:05Z",
              "level": "error",
              "message": "it broke"
            }
            {
              "timestamp": "2026-05-04T10:02:06Z",
              "level": "info",
              "message": "fine"
            }
            """, ["1+5 2026-05-04T10:02:05Z error", "6+5 2026-05-04T10:02:06Z info"]
        ),
        (
            """
            [
              {
                "eventTime": "2026-05-04T10:02:05Z",
                "nested": {
                  "a": 1
                },
                "message": "x"
              },
              {
                "eventTime": "2026-05-04T10:02:06Z",
                "message": "y"
              }
            ]
            """, ["2+7 2026-05-04T10:02:05Z -", "9+4 2026-05-04T10:02:06Z -"]
        ),
        (
            """
            <record>
              <date>2026-05-04T10:02:05</date>
              <millis>1777888925123</millis>
              <level>SEVERE</level>
            </record>
            <record>
              <date>2026-05-04T10:02:06</date>
              <level>INFO</level>
            </record>
            """, ["1+5 2026-05-04T10:02:05Z error", "6+4 2026-05-04T10:02:06Z info"]
        ),
        (
            """
            <msg time='2026-05-04T10:02:05.123+02:00' org_id='oracle' comp_id='rdbms'
             type='UNKNOWN' level='16' host_id='db1'>
             <txt>Starting ORACLE instance
             </txt>
            </msg>
            <msg time='2026-05-04T10:02:06.123+02:00' org_id='oracle' comp_id='rdbms'>
             <txt>x</txt>
            </msg>
            """, ["1+5 2026-05-04T08:02:05.123Z -", "6+3 2026-05-04T08:02:06.123Z -"]
        ),
    ])
    func `pretty-printed JSON and XML are events up to the closing bracket`(
        _ text: String, _ events: [String]
    ) {
        #expect(LogText(text).summary == events)
    }
}
