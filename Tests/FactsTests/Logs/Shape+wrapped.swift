@testable import Facts

extension Shape {
    /// Syslog, container runtimes and what they carry.
    static let wrapped: [Shape] = [
        Shape(
            "2026-05-04T10:02:05.123456+02:00 host1 sshd[123]: error: PAM: bad",
            "2026-05-04T08:02:05.123456Z", .error, "PAM: bad"),
        Shape(
            "May  4 10:02:05 host1 kernel: [12.345] oops",
            "2026-05-04T10:02:05Z", nil, "oops"),
        Shape(
            "<34>May  4 10:02:05 host1 su[12]: 'su root' failed",
            "2026-05-04T10:02:05Z", .critical, "'su root' failed"),
        Shape(
            #"<165>1 2026-05-04T10:02:05.003Z host1 evntslog 12 ID47 [ex@32473 iut="3"] An event"#,
            "2026-05-04T10:02:05.003Z", .notice, "An event"),
        Shape(
            "May  4 10:02:05 lb1 haproxy[12]: 10.0.0.7:4321 [04/May/2026:10:02:05.123] fe be/s1 0/0/1/2/3 200 12",
            "2026-05-04T10:02:05.123Z", nil, "fe be/s1 0/0/1/2/3 200 1"),
        Shape(
            "2026-05-04T10:02:05.123456789Z stdout F it broke",
            "2026-05-04T10:02:05.123456Z", nil, "it broke"),
        Shape(
            "2026-05-04T10:02:05.1234567Z ##[error]Process completed with exit code 1.",
            "2026-05-04T10:02:05.123456Z", .error, "Process completed with e"),
        Shape(
            "2026-05-04T10:02:05.123456789Z INFO started",
            "2026-05-04T10:02:05.123456Z", .info, "started"),
        Shape(
            "[pod/web-0/app] 2026-05-04T10:02:05Z ERROR it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "May 10 2026 10:02:05 GMT: WARNING (info): (ticker.c:1) it broke",
            "2026-05-10T10:02:05Z", .warning, "it broke"),
        Shape(
            "<May 4, 2026 10:02:05 AM CEST> <Error> <Deployer> <BEA-149265> <it broke>",
            "2026-05-04T08:02:05Z", .error, "<it broke>"),
        Shape(
            #"May  4 10:02:05 host1 app[12]: {"level":"warn","time":"2026-05-04T10:02:05.123Z","msg":"it broke"}"#,
            "2026-05-04T10:02:05.123Z", .warning, #"it broke"}"#),
        Shape(
            "<11>May  4 10:02:05 fw1 %ASA-4-106023: Deny tcp src outside",
            "2026-05-04T10:02:05Z", .warning, "%ASA-4-106023: Deny tcp "),
        Shape(
            "May  4 10:02:05 sw1 123: *May  4 10:02:05.123: %SYS-5-CONFIG_I: Configured",
            "2026-05-04T10:02:05Z", .notice, "%SYS-5-CONFIG_I: Configu"),
        Shape(
            "May  4 10:02:05 ap1 daemon.err dnsmasq[12]: it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            "2026-05-04T10:02:05+0200 host1 systemd[1]: Started x.",
            "2026-05-04T08:02:05Z", nil, "Started x."),
        Shape(
            "May 04 10:02:05.123 [notice] Tor 0.2.2.35 opening log file.",
            "2026-05-04T10:02:05.123Z", .notice, "Tor 0.2.2.35 opening log"),
        Shape(
            #"2026:05:04-10:02:05 host1 ulogd[12]: id="2001" severity="info""#,
            "2026-05-04T10:02:05Z", .info, #"id="2001" severity="info"#),
        Shape(
            #"<189>date=2026-05-04 time=10:02:05 devname="fw" level="warning" msg="x""#,
            "2026-05-04T10:02:05Z", .warning, #"x""#),
        Shape("<3>2026-05-04 10:02:05 it broke", "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape("<14>1 - host1 app - - - it broke", nil, .info, "it broke"),
        Shape("<6>[   12.345678] usb 1-1: new device", nil, .info, "usb 1-1: new device"),
        Shape(
            "May  4 10:02:05 host1 CRON[12]: (root) CMD (x)",
            "2026-05-04T10:02:05Z", nil, "(root) CMD (x)"),
        Shape(
            "2026-05-04T10:02:05.123456+00:00 heroku[router]: at=error code=H10",
            "2026-05-04T10:02:05.123456Z", .error, "at=error code=H10"),
        Shape(
            "2026-05-04T10:02:05.123456789Z stderr P partial",
            "2026-05-04T10:02:05.123456Z", nil, "partial"),
        Shape(
            #"2026-05-04T10:02:05.123456789Z stdout F {"level":"error","ts":"2026-05-04T10:02:05.120Z","msg":"it broke"}"#,
            "2026-05-04T10:02:05.123456Z", .error, #"it broke"}"#),
        Shape(
            "2026-05-04T10:02:05.123456789Z stdout F 2026-05-04 12:02:05,120 ERROR it broke",
            "2026-05-04T10:02:05.123456Z", .error, "it broke"),
        Shape(
            #"[pod/web-0/app] {"level":"error","ts":"2026-05-04T10:02:05.120Z","msg":"it broke"}"#,
            "2026-05-04T10:02:05.120Z", .error, #"it broke"}"#),
        Shape(
            "2026-05-04T10:02:05.1234567Z ##[group]Run x",
            "2026-05-04T10:02:05.123456Z", nil, "Run x"),
        Shape(
            "May 04 10:02:05 host1 app[12]: 2026-05-04T10:02:05.123Z ERROR it broke",
            "2026-05-04T10:02:05.123Z", .error, "it broke"),
        Shape(
            "May  4 10:02:05 host1 postgres[12]: [3-1] 2026-05-04 10:02:05 UTC ERROR:  it broke",
            "2026-05-04T10:02:05Z", .error, "it broke"),
        Shape(
            #"May  4 10:02:05 host1 app: level=error msg="it broke""#,
            "2026-05-04T10:02:05Z", .error, #"it broke""#),
        Shape("Jan  1 00:00:01 host1 kernel: x", "2026-01-01T00:00:01Z", nil, "x"),
        Shape("Feb 29 10:02:05 host1 app: leap day", "2024-02-29T10:02:05Z", nil, "leap day"),
        Shape(
            "[1777888925] SERVICE ALERT: host1;http;CRITICAL;HARD",
            "2026-05-04T10:02:05Z", nil, "SERVICE ALERT: host1;htt"),
    ]
}
