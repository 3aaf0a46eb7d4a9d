/// The formats `inspect` names. A line's format is told by what was found in it; a file's by its lines.
enum LogFormat: String, Sendable {
    case syslog3164 = "syslog-3164"
    case syslog5424 = "syslog-5424"
    case syslogISO = "syslog-iso"
    case journaldJSON = "journald-json"
    case dockerJSON = "docker-json"
    case mongodbJSON = "mongodb-json"
    case ecs = "ecs-json"
    case json = "json"
    case cri = "cri"
    case compose = "docker-compose"
    case kubectl = "kubectl"
    case logfmt = "logfmt"
    case klog = "klog"
    case log4j = "log4j"
    case python = "python"
    case javaUtilLogging = "java-util-logging"
    case dotnet = "dotnet-console"
    case rails = "rails"
    case zap = "zap-console"
    case go = "go"
    case accessLog = "clf"
    case nginxError = "nginx-error"
    case apacheError = "apache-error"
    case haproxy = "haproxy"
    case postgresql = "postgresql"
    case mysql = "mysql"
    case mysqlSlow = "mysql-slow"
    case redis = "redis"
    case rabbitmq = "rabbitmq"
    case erlangReport = "erlang-report"
    case mongodb = "mongodb"
    case android = "logcat"
    case w3c = "w3c"
    case zeek = "zeek"
    case audit = "auditd"
    case kernelRing = "dmesg"
    case githubActions = "github-actions"
    case xmlEvents = "xml"
    case prettyJSON = "json-pretty"
    case iso = "iso-8601"
    case slashes = "ymd-slashes"
    case compact
    case chromium
    case monthName = "month-name"
    case ctime = "ctime"
    case numericDay = "numeric-date"
    case monthDay = "month-day"
    case timeOnly = "time-only"
    case epoch = "epoch"
    case tai = "tai64n"
    case levelOnly = "level-first"
    case stackTrace = "stack-trace"
    case plain

    /// The name for a line of which only its clock says something.
    init(_ form: Clock.Form) {
        switch form {
        case .iso: self = .iso
        case .slashes: self = .slashes
        case .compact: self = .compact
        case .dayMonthName, .monthName: self = .monthName
        case .weekday: self = .ctime
        case .numericDay: self = .numericDay
        case .monthDay: self = .monthDay
        case .timeOnly: self = .timeOnly
        case .epoch: self = .epoch
        case .tai: self = .tai
        case .klog: self = .klog
        }
    }
}
