"""Log shapes of many systems, filled with seeded values.

A shape is a name, a way to write time, and line templates with weights. A slot such as {ip} is a pool
of values; how large the pool is decides how well the log compresses.
"""

import datetime
import random

# name: (folder/file, time style, [(weight, template)])
SHAPES = {
    "nginx-access": ("web/access.log", "clf", [
        (9, '{ip} - - [{ts}] "GET {path} HTTP/1.1" 200 {num} "-" "{agent}"'),
        (4, '{ip} - {user} [{ts}] "POST {path}?ref={id8} HTTP/1.1" 201 {num} "https://{host}/" "{agent}"'),
        (1, '{ip} - - [{ts}] "GET {path}/{num} HTTP/2.0" 304 0 "-" "{agent}"'),
        (1, '{ip} - - [{ts}] "DELETE {path}/{id8} HTTP/1.1" 404 {small} "-" "{agent}"'),
    ]),
    "nginx-error": ("web/error.log", "slash", [
        (5, "{ts} [notice] {pid}#{pid}: *{num} signal process started for {host}"),
        (3, "{ts} [warn] {pid}#{pid}: *{num} a client request body is buffered to a temporary file /var/cache/nginx/client_temp/{num}, client: {ip}, server: {host}"),
        (2, "{ts} [info] {pid}#{pid}: *{num} client {ip} closed keepalive connection"),
    ]),
    "haproxy": ("edge/haproxy.log", "syslog", [
        (8, "{ts} {host} haproxy[{pid}]: {ip}:{port} [{clf}] front~ {svc}/{host} 0/0/{small}/{ms}/{ms} 200 {num} - - ---- {small}/{small}/{small}/0/0 0/0 \"GET {path} HTTP/1.1\""),
        (1, "{ts} {host} haproxy[{pid}]: Server {svc}/{host} is UP, reason: Layer7 check passed, code: 200, check duration: {small}ms"),
    ]),
    "postgresql": ("db/postgresql.log", "pg", [
        (6, "{ts} UTC [{pid}] {user}@{svc} LOG:  duration: {ms}.{small} ms  execute <unnamed>: SELECT id, state FROM {table} WHERE id = '{uuid}'"),
        (3, "{ts} UTC [{pid}] LOG:  connection received: host={ip} port={port}"),
        (2, "{ts} UTC [{pid}] LOG:  checkpoint complete: wrote {num} buffers ({small}.{small}%); write={ms}.{small} s, sync=0.{small} s"),
        (1, "{ts} UTC [{pid}] LOG:  automatic vacuum of table \"{svc}.public.{table}\": index scans: {small}"),
    ]),
    "mysql": ("db/mysqld.log", "iso-us", [
        (4, "{ts}Z {num} [Note] [MY-{num}] [Server] Access granted for {user}@{ip} using caching_sha2_password"),
        (2, "{ts}Z {num} [Note] [MY-{num}] [InnoDB] page_cleaner: 1000ms intended loop took {ms}ms, flushed={num}"),
    ]),
    "mongodb": ("db/mongod.json", "iso-ms", [
        (5, '{{"t":{{"$date":"{ts}+00:00"}},"s":"I","c":"COMMAND","id":{num},"ctx":"conn{num}","msg":"Slow query","attr":{{"ns":"{svc}.{table}","planSummary":"IXSCAN {{ _id: 1 }}","docsExamined":{num},"durationMillis":{ms}}}}}'),
        (3, '{{"t":{{"$date":"{ts}+00:00"}},"s":"I","c":"NETWORK","id":{num},"ctx":"listener","msg":"Connection accepted","attr":{{"remote":"{ip}:{port}","uuid":"{uuid}","connectionCount":{small}}}}}'),
    ]),
    "redis": ("cache/redis.log", "redis", [
        (4, "{pid}:M {ts} * {num} changes in {small} seconds. Saving..."),
        (3, "{pid}:M {ts} * Background saving started by pid {pid}"),
        (3, "{pid}:C {ts} * RDB: {small} MB of memory used by copy-on-write"),
    ]),
    "rabbitmq": ("queue/rabbit.log", "iso-us-space", [
        (4, "{ts} [info] <0.{num}.0> accepting AMQP connection <0.{num}.0> ({ip}:{port} -> {ip}:5672)"),
        (4, "{ts} [info] <0.{num}.0> connection <0.{num}.0> ({ip}:{port} -> {ip}:5672 - {svc}): user '{user}' authenticated and granted access to vhost '/'"),
        (1, "{ts} [warning] <0.{num}.0> closing AMQP connection <0.{num}.0> ({ip}:{port} -> {ip}:5672, vhost: '/', user: '{user}'): client unexpectedly closed TCP connection"),
    ]),
    "kafka-broker": ("queue/server.log", "log4j-bracket", [
        (5, "[{ts}] INFO [Log partition={table}-{small}, dir=/data/kafka] Rolled new log segment at offset {num} in {small} ms. (kafka.log.Log)"),
        (4, "[{ts}] INFO [GroupCoordinator {small}]: Member {svc}-{uuid} in group {svc} has joined, generation {num} (kafka.coordinator.group.GroupCoordinator)"),
        (2, "[{ts}] INFO [ReplicaFetcher replicaId={small}, leaderId={small}] Truncating partition {table}-{small} to offset {num}"),
    ]),
    "java-app": ("app/orders.log", "log4j", [
        (6, "{ts} INFO  [http-nio-8080-exec-{small}] c.example.{svc}.OrderController - order {uuid} of {user} accepted in {ms} ms"),
        (5, "{ts} DEBUG [scheduling-{small}] c.example.{svc}.Poller - polled {num} records from {table}, {small} due"),
        (2, "{ts} INFO  [pool-{small}-thread-{small}] com.zaxxer.hikari.pool.HikariPool - pool stats (total={small}, active={small}, idle={small}, waiting=0)"),
        (1, "{ts} WARN  [main] c.example.{svc}.Retry - attempt {small} for {host}{path} took {ms} ms, will go on"),
    ]),
    "spring-boot": ("app/billing.log", "iso-ms", [
        (5, "{ts}+00:00  INFO {pid} --- [nio-9090-exec-{small}] c.e.billing.InvoiceService               : invoice {id8} for {user} written, {num} bytes"),
        (3, "{ts}+00:00  INFO {pid} --- [   scheduling-1] o.s.batch.core.launch.support.SimpleJob  : step {table} read {num} wrote {num} in {ms}ms"),
    ]),
    "python-worker": ("app/worker.log", "py", [
        (6, "{ts} INFO {svc}.tasks [{pid}] task {svc}.sync[{uuid}] succeeded in {small}.{num}s: {num} rows"),
        (4, "{ts} DEBUG urllib3.connectionpool [{pid}] https://{host}:443 \"GET {path}?page={num} HTTP/1.1\" 200 {num}"),
        (1, "{ts} WARNING {svc}.client [{pid}] slow answer from {host}: {ms} ms for {path}"),
    ]),
    "node-pino": ("app/gateway.json", "epoch-ms", [
        (6, '{{"level":30,"time":{ts},"pid":{pid},"hostname":"{host}","reqId":"{id16}","req":{{"method":"GET","url":"{path}"}},"res":{{"statusCode":200}},"responseTime":{ms},"msg":"request completed"}}'),
        (3, '{{"level":20,"time":{ts},"pid":{pid},"hostname":"{host}","userId":"{user}","cache":"hit","key":"{table}:{id8}","msg":"cache"}}'),
    ]),
    "go-klog": ("k8s/kubelet.log", "klog", [
        (5, 'I{ts} {pid} pod_workers.go:{small}] "Syncing pod" pod="{svc}/{svc}-{id8}" podUID="{uuid}"'),
        (4, 'I{ts} {pid} reconciler.go:{num}] "operationExecutor.MountVolume succeeded for volume \\"{table}\\"" pod="{svc}/{svc}-{id8}"'),
        (1, 'W{ts} {pid} prober.go:{small}] "Probe took longer than expected" pod="{svc}/{svc}-{id8}" duration="{ms}ms"'),
    ]),
    "go-zap": ("app/ledger.json", "epoch-s", [
        (5, '{{"level":"info","ts":{ts}.{num},"caller":"ledger/post.go:{small}","msg":"posted","account":"{id8}","amount":{num},"trace_id":"{id16}"}}'),
        (3, '{{"level":"debug","ts":{ts}.{num},"caller":"store/cache.go:{small}","msg":"evicted","keys":{num},"took":"{ms}ms"}}'),
    ]),
    "logfmt": ("app/metrics.log", "iso-ms", [
        (5, 'ts={ts}Z level=info component={svc} msg="scrape done" target={host}:9100 samples={num} duration={ms}ms'),
        (3, 'ts={ts}Z level=debug component=wal msg="segment written" segment={num} series={num} trace={id16}'),
    ]),
    "syslog": ("os/syslog", "syslog", [
        (5, "{ts} {host} systemd[1]: Started session-{num}.scope - Session {num} of User {user}."),
        (4, "{ts} {host} CRON[{pid}]: (root) CMD (test -x /usr/lib/{svc} && /usr/lib/{svc} --quiet)"),
        (3, "{ts} {host} kernel: [{num}.{num}] eth{small}: link is up at {num} Mbps, full duplex"),
        (2, "{ts} {host} dhclient[{pid}]: bound to {ip} -- renewal in {num} seconds."),
    ]),
    "auth": ("os/auth.log", "syslog", [
        (5, "{ts} {host} sshd[{pid}]: Accepted publickey for {user} from {ip} port {port} ssh2: ED25519 SHA256:{id16}{id16}"),
        (3, "{ts} {host} sshd[{pid}]: pam_unix(sshd:session): session opened for user {user} by (uid=0)"),
        (2, "{ts} {host} sudo:   {user} : TTY=pts/{small} ; PWD=/home/{user} ; USER=root ; COMMAND=/usr/bin/systemctl status {svc}"),
    ]),
    "journal-5424": ("os/messages", "iso-us", [
        (5, "<30>1 {ts}Z {host} {svc} {pid} - - unit {svc}@{small} handled request {id16} in {ms}ms"),
        (3, "<86>1 {ts}Z {host} audit {pid} - - type=USER_ACCT uid=0 auid={num} ses={num} acct=\"{user}\" addr={ip} res=success"),
    ]),
    "docker-json": ("containers/{id8}-json.log", "iso-us", [
        (5, '{{"log":"GET {path} 200 {ms}ms user={user} rid={id16}\\n","stream":"stdout","time":"{ts}Z"}}'),
        (2, '{{"log":"cache refresh of {table}: {num} items\\n","stream":"stderr","time":"{ts}Z"}}'),
    ]),
    "envoy": ("mesh/envoy.log", "iso-ms", [
        (6, '[{ts}Z] "GET {path} HTTP/1.1" 200 - via_upstream - "-" 0 {num} {ms} {small} "{ip}" "{agent}" "{uuid}" "{host}" "{ip}:{port}" outbound|80||{svc}.default.svc.cluster.local'),
    ]),
    "dotnet": ("app/portal.log", "iso-space", [
        (4, "{ts} [INF] Portal.Http.Pipeline: Request finished HTTP/1.1 GET https://{host}{path} - 200 {num} application/json {ms}.{num}ms"),
        (2, "{ts} [DBG] Portal.Data.Store: Executed DbCommand ({ms}ms) [Parameters=[@id='{num}']] on {table}"),
    ]),
    "rails": ("app/production.log", "ruby", [
        (4, "I, [{ts} #{pid}]  INFO -- : [{uuid}] Completed 200 OK in {ms}ms (Views: {small}.{small}ms | ActiveRecord: {small}.{small}ms)"),
        (3, "I, [{ts} #{pid}]  INFO -- : [{uuid}] Started GET \"{path}\" for {ip}"),
    ]),
    "sftp": ("transfer/sftp.log", "syslog", [
        (4, "{ts} {host} internal-sftp[{pid}]: close \"/in/{table}-{num}.csv\" bytes read 0 written {num}"),
        (3, "{ts} {host} internal-sftp[{pid}]: open \"/in/{table}-{num}.csv\" flags WRITE,CREATE,TRUNCATE mode 0644"),
    ]),
}

# Used where the rule library has no examples.
ERRORS = [
    "connection to {host}:{port} was refused (errno 111)",
    "certificate of {host} has expired; handshake given up",
    "no space is left on the device that holds /data/{table}",
    "{svc} got no answer from {host} within {num} ms",
    "too many open files: {num} of {num} descriptors are in use",
    "user {user} may not read {table}: permission was denied",
]

WORDS = "orders billing users ledger search catalog media report export import session audit".split()


def pools(rng, rich):
    """Values for every slot. A rich corpus draws identifiers from many values, a poor one from few."""
    many = 60_000 if rich else 250
    some = 4_000 if rich else 60
    few = 200 if rich else 12

    def draw(count, make):
        return [make() for _ in range(count)]

    def hexes(width):
        return lambda: format(rng.getrandbits(width * 4), "0%dx" % width)

    def uuid():
        h = format(rng.getrandbits(128), "032x")
        return "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))

    return {
        "ip": draw(some, lambda: "10.%d.%d.%d" % (rng.randrange(40), rng.randrange(256), rng.randrange(1, 255))),
        "port": draw(some, lambda: str(rng.randrange(32768, 61000))),
        "pid": draw(few, lambda: str(rng.randrange(300, 32768))),
        "num": draw(some, lambda: str(int(10 ** rng.uniform(1, 6)))),
        "small": draw(few, lambda: str(rng.randrange(0, 100))),
        "ms": draw(some, lambda: str(int(10 ** rng.uniform(0, 3.5)))),
        "id8": draw(many, hexes(8)),
        "id16": draw(many, hexes(16)),
        "uuid": draw(many, uuid),
        "user": draw(few, lambda: rng.choice(["anna", "ben", "chen", "dora", "emil", "svc"]) + str(rng.randrange(400))),
        "host": draw(max(8, few // 4), lambda: "%s-%d.shop.example" % (rng.choice(WORDS), rng.randrange(40))),
        "svc": draw(12, lambda: rng.choice(WORDS)),
        "table": draw(max(12, few // 4), lambda: rng.choice(WORDS) + "_" + rng.choice(WORDS)),
        "path": draw(few, lambda: "/api/v%d/%s/%s" % (rng.randrange(1, 4), rng.choice(WORDS), rng.choice(WORDS))),
        "agent": draw(max(4, few // 10), lambda: "Mozilla/5.0 (X11; Linux x86_64) Client/%d.%d" % (rng.randrange(50, 130), rng.randrange(10))),
    }


def stamp(style, at, micro):
    """One moment (seconds since 1970, microseconds) in a log's own way."""
    t = datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
    ms = micro // 1000
    f = t.strftime
    return {
        "clf": lambda: f("%d/%b/%Y:%H:%M:%S +0000"),
        "slash": lambda: f("%Y/%m/%d %H:%M:%S"),
        "syslog": lambda: f("%b %e %H:%M:%S"),
        "pg": lambda: f("%Y-%m-%d %H:%M:%S.") + "%03d" % ms,
        "iso-us": lambda: f("%Y-%m-%dT%H:%M:%S.") + "%06d" % micro,
        "iso-ms": lambda: f("%Y-%m-%dT%H:%M:%S.") + "%03d" % ms,
        "iso-space": lambda: f("%Y-%m-%d %H:%M:%S.") + "%03d" % ms,
        "iso-us-space": lambda: f("%Y-%m-%d %H:%M:%S.") + "%06d+00:00" % micro,
        "redis": lambda: f("%d %b %Y %H:%M:%S.") + "%03d" % ms,
        "log4j-bracket": lambda: f("%Y-%m-%d %H:%M:%S,") + "%03d" % ms,
        "log4j": lambda: f("%Y-%m-%d %H:%M:%S,") + "%03d" % ms,
        "py": lambda: f("%Y-%m-%d %H:%M:%S,") + "%03d" % ms,
        "epoch-ms": lambda: "%d%03d" % (at, ms),
        "epoch-s": lambda: str(at),
        "klog": lambda: f("%m%d %H:%M:%S.") + "%06d" % micro,
        "ruby": lambda: f("%Y-%m-%dT%H:%M:%S.") + "%06d" % micro,
    }[style]()


def compiled(templates, values):
    """Templates as (format string, pools), repeated by weight, so that a line costs one `%`."""
    result = []
    for weight, template in templates:
        text, slots, index = "", [], 0
        while index < len(template):
            c = template[index]
            if template.startswith("{{", index) or template.startswith("}}", index):
                text += c
                index += 2
            elif c == "{":
                end = template.index("}", index)
                slots.append(template[index + 1:end])
                text += "%s"
                index = end + 1
            else:
                text += "%%" if c == "%" else c
                index += 1
        pool = [None if s == "ts" else values["ip"] if s == "clf" else values[s] for s in slots]
        result += [(text + "\n", pool)] * weight
    return result


class Writer:
    """An endless log of one shape."""

    def __init__(self, name, seed, values, errors, rich):
        self.rng = random.Random("%s/%s" % (name, seed))
        self.file, self.style, templates = SHAPES[name]
        self.lines = compiled(templates, values)
        self.errors = errors
        self.at = 1_777_880_000 + self.rng.randrange(86_400)
        # Quiet systems and busy ones; a poor corpus repeats its moments more.
        self.step = self.rng.choice([0.002, 0.02, 0.2] if rich else [0.0005, 0.002, 0.02])
        self.micro = 0
        # Polling and retrying systems write the same line again and again.
        self.echo = 0.02 if rich else 0.55
        self.last = None

    def block(self, size):
        """About so many bytes of whole lines."""
        rng, lines, errors = self.rng, self.lines, self.errors
        random_, count = rng.random, len(self.lines)
        out, length = [], 0
        now = stamp(self.style, self.at, self.micro)
        while length < size:
            r = random_()
            self.micro += int(self.step * 2_000_000 * r) + 1
            if self.micro >= 1_000_000:
                self.at += self.micro // 1_000_000
                self.micro %= 1_000_000
                now = stamp(self.style, self.at, self.micro)
            elif r < 0.4:
                now = stamp(self.style, self.at, self.micro)
            if r < 0.005 and errors:
                line = errors[int(random_() * len(errors))] + "\n"
            elif self.last and random_() < self.echo:
                line = self.last.replace("\0", now)
            else:
                text, pools_ = lines[int(random_() * count)]
                # NUL keeps the place of the time, for the line's echo.
                self.last = text % tuple(["\0" if p is None else p[int(random_() * len(p))] for p in pools_])
                line = self.last.replace("\0", now)
            out.append(line)
            length += len(line)
        return "".join(out)
