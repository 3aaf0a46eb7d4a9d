"""Places where secrets stand in bundles. Each writes a value as its notation demands and returns the text."""

import base64
import html
import json
from urllib.parse import quote

from kinds import fill, password, UUID

PAIR, BARE, PASSWORD, OWN = [], [], [], []


class Context:
    """A place: its name, the file it is in, what parses that, what writes it, and signs its notation cannot hold."""

    def __init__(self, name, path, parses, write, without):
        self.name, self.path, self.parses, self.write, self.without = name, path, parses, write, without

    def holds(self, value):
        return not any(sign in value for sign in self.without)


def context(into, name, path, parses=None, without=""):
    def take(write):
        into.append(Context(name, path, parses, write, without))
        return write
    return take


def pair(*about, **more): return context(PAIR, *about, **more)
def bare(*about, **more): return context(BARE, *about, **more)
def own(*about): return context(OWN, *about)


def env(k): return "_".join(k.words).upper()
def dots(k): return ".".join(k.words)
def kebab(k): return "-".join(k.words)
def snake(k): return "_".join(k.words)
def camel(k): return k.words[0] + "".join(w.capitalize() for w in k.words[1:])
def pascal(k): return "".join(w.capitalize() for w in k.words)
def js(v): return json.dumps(v)
def url(v): return quote(v, safe="")
def one(v): return "'" + v.replace("'", "''") + "'"
def sh(v): return "'" + v.replace("'", "'\\''") + "'"
def b64(v): return base64.b64encode(v.encode()).decode()


def stamp(r):
    return f"2026-0{r.randint(1, 9)}-{r.randint(10, 28)}T{r.randint(10, 23)}:{r.randint(10, 59)}:{r.randint(10, 59)}.{r.randint(100, 999)}Z"


# A key and its value.

@pair("dotenv", "app/.env", without='$\\"\'`')
def _(k, v, r): return f"APP_ENV=production\nLOG_LEVEL=info\n{env(k)}={v if v.isalnum() else js(v)}\nPORT=8080\n"
@pair("dotenv-export", "app/env.sh", without="'")
def _(k, v, r): return f"#!/bin/sh\nexport LANG=C.UTF-8\nexport {env(k)}={sh(v)}\nexec java -jar app.jar\n"
@pair("environment-dump", "proc/environ.txt", without='\n')
def _(k, v, r): return f"HOME=/root\nHOSTNAME=api-{r.randint(1, 9)}\n{env(k)}={v}\nPATH=/usr/bin:/bin\n"
@pair("json", "conf/settings.json", "json")
def _(k, v, r): return json.dumps({"name": "billing", "replicas": 3, "remote": {camel(k): v, "timeout": 30}}, indent=2) + "\n"
@pair("json-compact", "conf/settings.min.json", "json")
def _(k, v, r): return json.dumps({"a": [1, 2], snake(k): v, "z": None}, separators=(",", ":"))
@pair("json-name-value", "conf/containers.json", "json")
def _(k, v, r): return json.dumps({"containers": [{"name": "web", "env": [{"name": "TZ", "value": "UTC"}, {"name": env(k), "value": v}]}]}, indent=1)
@pair("json-log", "logs/service.json.log", "jsonl")
def _(k, v, r): return json.dumps({"ts": stamp(r), "level": "debug", "msg": "loaded configuration", "config": {camel(k): v, "retries": 3}}) + "\n"
@pair("json-in-json", "logs/gateway.json.log", "jsonl")
def _(k, v, r): return json.dumps({"ts": stamp(r), "msg": "request", "body": json.dumps({"id": 7, camel(k): v})}) + "\n"
@pair("yaml", "conf/application.yml", "yaml")
def _(k, v, r): return f"server:\n  port: 8080\nremote:\n  {kebab(k)}: {js(v)}\n  timeout: 30s\n"
@pair("yaml-plain", "conf/values.yaml", "yaml")
def _(k, v, r): return f"image: app:1.4.2\n{camel(k)}: {v if v[0].isalnum() and not set(v) & set(':#,[]{}&*!|>%@') else one(v)}\nreplicas: 2\n"
@pair("yaml-env-list", "k8s/deployment.yaml", "yaml")
def _(k, v, r): return f"spec:\n  containers:\n    - name: api\n      env:\n        - name: {env(k)}\n          value: {js(v)}\n        - name: TZ\n          value: UTC\n"
@pair("compose", "docker-compose.yml", "yaml", without='$')
def _(k, v, r): return f"services:\n  web:\n    image: web:2.1\n    environment:\n      - TZ=UTC\n      - {js(env(k) + '=' + v)}\n"
@pair("toml", "conf/config.toml", "toml")
def _(k, v, r): return f"title = \"relay\"\n[remote]\nhost = \"api.partner.example\"\n{snake(k)} = {js(v)}\nretries = 3\n"
@pair("ini", "conf/service.ini", "ini", without='#;%\'"\\ ')
def _(k, v, r): return f"[general]\nworkers = 4\n[remote]\n{snake(k)} = {v}\nhost = api.partner.example\n"
@pair("properties", "conf/application.properties", without='\\#!\'"')
def _(k, v, r): return f"server.port=8080\nremote.{dots(k)}={v}\nremote.timeout=5000\n"
@pair("properties-colon", "conf/gradle.properties", without='\\#!\'"')
def _(k, v, r): return f"org.gradle.daemon: true\n{camel(k)}: {v}\n"
@pair("xml-element", "conf/settings.xml", "xml")
def _(k, v, r): return f"<?xml version=\"1.0\"?>\n<settings>\n  <host>api.partner.example</host>\n  <{camel(k)}>{html.escape(v, False)}</{camel(k)}>\n</settings>\n"
@pair("xml-attribute", "conf/context.xml", "xml")
def _(k, v, r): return f"<Context>\n  <Resource name=\"remote\" {camel(k)}=\"{html.escape(v)}\" maxTotal=\"20\"/>\n</Context>\n"
@pair("xml-property", "conf/beans.xml", "xml")
def _(k, v, r): return f"<beans>\n  <bean id=\"x\">\n    <property name=\"{camel(k)}\" value=\"{html.escape(v)}\"/>\n  </bean>\n</beans>\n"
@pair("xml-hadoop", "conf/core-site.xml", "xml")
def _(k, v, r): return f"<configuration>\n <property>\n  <name>fs.{dots(k)}</name>\n  <value>{html.escape(v, False)}</value>\n </property>\n</configuration>\n"
@pair("web-config", "conf/web.config", "xml")
def _(k, v, r): return f"<configuration><appSettings><add key=\"{pascal(k)}\" value=\"{html.escape(v)}\" /></appSettings></configuration>\n"
@pair("hcl", "terraform/terraform.tfvars")
def _(k, v, r): return f"region = \"eu-central-1\"\n{snake(k)} = {js(v)}\n"
@pair("logfmt", "logs/agent.log")
def _(k, v, r): return f"ts={stamp(r)} level=info msg=\"starting\" {snake(k)}={js(v) if not v.isalnum() else v} took=12ms\n"
@pair("java-log", "logs/app.log", without=' "\'\\,;(){}[]<>&|')
def _(k, v, r): return f"{stamp(r)} DEBUG 7 --- [main] c.e.Config : effective {camel(k)}={v}\n"
@pair("java-map", "logs/boot.log", without=' "\'\\,;(){}[]<>&|=')
def _(k, v, r): return f"{stamp(r)} INFO [main] Properties{{host=api, {camel(k)}={v}, timeout=30}}\n"
@pair("python-log", "logs/worker.log")
def _(k, v, r): return f"[2026-05-04 10:02:05,123] DEBUG in settings: {{'DEBUG': False, '{env(k)}': {v!r}, 'WORKERS': 4}}\n"
@pair("python-trace", "logs/celery.log")
def _(k, v, r): return f"Traceback (most recent call last):\n  File \"/app/run.py\", line 12, in main\n    connect({snake(k)}={v!r}, retries=3)\nConnectionError: refused\n"
@pair("node-log", "logs/node.log")
def _(k, v, r): return f"{stamp(r)} config: {{\n  port: 3000,\n  {camel(k)}: {js(v)},\n  retries: 3\n}}\n"
@pair("go-log", "logs/go.log", without=' "\'\\,;(){}[]<>&|')
def _(k, v, r): return f"2026/05/04 10:02:05 main.go:41: config &{{Addr::8080 {pascal(k)}:{v} Debug:true}}\n"
@pair("ruby-hash", "logs/production.log")
def _(k, v, r): return f"D, [2026-05-04T10:02:05 #41] DEBUG -- : {{:host=>\"api\", :{snake(k)}=>{js(v)}, :port=>443}}\n"
@pair("php-array", "conf/config.php")
def _(k, v, r): return "<?php\nreturn [\n    'debug' => false,\n    '%s' => %s,\n];\n" % (snake(k), "'" + v.replace("\\", "\\\\").replace("'", "\\'") + "'")
@pair("php-define", "conf/wp-config.php")
def _(k, v, r): return "<?php\ndefine('WP_DEBUG', false);\ndefine('%s', %s);\n" % (env(k), "'" + v.replace("\\", "\\\\").replace("'", "\\'") + "'")
@pair("command-line-long", "logs/ps.txt")
def _(k, v, r): return f"root  41  0.3  1.2 /usr/bin/agent --listen :9000 --{kebab(k)} {v if v.isalnum() else sh(v)} --verbose\n"
@pair("command-line-equals", "logs/cmdline.txt")
def _(k, v, r): return f"/usr/bin/relay --mode=push --{kebab(k)}={v if v.isalnum() else sh(v)} --retries=3\n"
@pair("java-system-property", "logs/jvm.txt")
def _(k, v, r): return f"VM Arguments: -Xmx2g -D{dots(k)}={v if v.isalnum() else sh(v)} -Dfile.encoding=UTF-8\n"
@pair("docker-run", "logs/history.txt", without="'")
def _(k, v, r): return f"docker run -d -e TZ=UTC -e {env(k)}={v if v.isalnum() else sh(v)} app:1.4\n"
@pair("dockerfile", "build/Dockerfile", without='$')
def _(k, v, r): return f"FROM debian:12\nENV TZ=UTC\nENV {env(k)}={v if v.isalnum() else js(v)}\nCMD [\"run\"]\n"
@pair("systemd-unit", "systemd/relay.service", without='"\\%$')
def _(k, v, r): return f"[Service]\nEnvironment=TZ=UTC\nEnvironment=\"{env(k)}={v}\"\nExecStart=/usr/bin/relay\n"
@pair("header-x", "logs/http.log", without='\\"\'')
def _(k, v, r): return f"> POST /v1/orders HTTP/1.1\n> Host: api.partner.example\n> X-{'-'.join(w.capitalize() for w in k.words)}: {v}\n> Accept: */*\n"
@pair("curl-header", "logs/shell-history", without='"\\`$\'')
def _(k, v, r): return f"curl -s -H \"X-{'-'.join(w.capitalize() for w in k.words)}: {v}\" https://api.partner.example/v1/orders\n".replace("\\", "\\\\")
@pair("url-parameter", "logs/access.log")
def _(k, v, r): return f"10.0.0.4 - - [04/May/2026:10:02:05 +0000] \"GET /v1/items?page=2&{snake(k)}={url(v)}&sort=asc HTTP/1.1\" 200 512\n"
@pair("form-body", "logs/form.log")
def _(k, v, r): return f"{stamp(r)} body: grant_type=client_credentials&scope=read&{snake(k)}={url(v)}\n"
@pair("escaped-quotes", "logs/escaped.log")
def _(k, v, r): return f"{stamp(r)} WARN rejected payload {json.dumps(json.dumps({'id': 3, snake(k): v}))}\n"
@pair("ini-quoted", "conf/my.cnf")
def _(k, v, r): return f"[client]\nhost=db-1\n{snake(k)}={js(v)}\n"
@pair("powershell", "scripts/setup.ps1")
def _(k, v, r): return f"$env:TZ = 'UTC'\n$env:{env(k)} = {one(v)}\nStart-Service relay\n"
@pair("registry-export", "windows/export.reg")
def _(k, v, r): return f"Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Relay]\n\"Port\"=\"443\"\n\"{pascal(k)}\"={js(v)}\n"
@pair("windows-set", "windows/start.cmd", without='%^&|<>"')
def _(k, v, r): return f"@echo off\r\nset TZ=UTC\r\nset {env(k)}={v}\r\nrelay.exe\r\n"
@pair("jenkins-pipeline", "build/Jenkinsfile", without="'\\$")
def _(k, v, r): return f"pipeline {{\n  environment {{\n    STAGE = 'prod'\n    {env(k)} = '{v}'\n  }}\n}}\n"
@pair("ansible-vars", "ansible/group_vars.yml", "yaml")
def _(k, v, r): return f"---\nntp: pool.ntp.example\nrelay_{snake(k)}: {js(v)}\n"
@pair("graphql", "logs/graphql.log")
def _(k, v, r): return f"{stamp(r)} mutation {{ connect(host: \"api\", {camel(k)}: {js(v)}) {{ id }} }}\n"
@pair("protobuf-text", "logs/proto.txt")
def _(k, v, r): return f"remote {{\n  host: \"api\"\n  {snake(k)}: {js(v)}\n}}\n"
@pair("lisp-erlang", "conf/advanced.config")
def _(k, v, r): return f"[{{relay, [{{port, 5672}}, {{{snake(k)}, <<{js(v)}>>}}]}}].\n"
@pair("markdown-table", "docs/runbook.md", without='|`')
def _(k, v, r): return f"| setting | value |\n| --- | --- |\n| {snake(k)} | `{v}` |\n| region | eu |\n"
@pair("sentence", "docs/ticket.txt", without=' "\'\\,;(){}[]<>&|?!.:')
def _(k, v, r): return f"Hi, the {' '.join(k.words)} is {v} and it still fails with 401.\n"
@pair("sql-insert-named", "db/seed.sql")
def _(k, v, r): return f"UPDATE settings SET {snake(k)} = {one(v)} WHERE id = 4;\n"
@pair("sql-key-value", "db/options.sql")
def _(k, v, r): return f"INSERT INTO options (name, value) VALUES ('{snake(k)}', {one(v)});\n"
@pair("csv-header", "db/accounts.csv")
def _(k, v, r): return f"id,host,{snake(k)},active\n1,api-1,{v if v.isalnum() else chr(34) + v.replace(chr(34), chr(34) * 2) + chr(34)},true\n"
@pair("psql-table", "db/psql.txt", without='|\\')
def _(k, v, r): return f" id | {snake(k).ljust(len(v))} | active\n----+-{'-' * len(v)}-+--------\n  1 | {v.ljust(len(snake(k)))} | t\n(1 row)\n"
@pair("psql-expanded", "db/expanded.txt", without='|\\')
def _(k, v, r): return f"-[ RECORD 1 ]\nid     | 1\n{snake(k)} | {v}\nactive | t\n"


# A value that tells by its look what it is.

@bare("bare-line", "app/token")
def _(v, r): return v + "\n"
@bare("bare-log", "logs/plain.log")
def _(v, r): return f"{stamp(r)} INFO  [worker-3] retrying upload with {v} after 503\n"
@bare("bare-exception", "logs/errors.log")
def _(v, r): return f"java.io.IOException: server said 401 for {v}\n\tat com.example.Client.call(Client.java:88)\n"
@bare("bare-parentheses", "logs/notes.log")
def _(v, r): return f"{stamp(r)} user rotated credentials (old: {v}); done.\n"
@bare("bare-json-array", "conf/args.json", "json")
def _(v, r): return json.dumps({"args": ["--quiet", v, "--retries", "3"]})
@bare("bare-quoted", "logs/quoted.log")
def _(v, r): return f"{stamp(r)} WARN unexpected value \"{v}\" in field 7\n"
@bare("bare-csv", "db/export.csv")
def _(v, r): return f"7,prod,{v},2026-05-04\n"
@bare("bearer-header", "logs/curl.txt", without=["://"])
def _(v, r): return f"> GET /v2/items HTTP/2\n> host: api.partner.example\n> authorization: Bearer {v}\n> user-agent: curl/8.5.0\n< HTTP/2 401\n"
@bare("git-url", "git/config", without=["://"])
def _(v, r): return f"[remote \"origin\"]\n\turl = https://oauth2:{url(v)}@git.example/team/app.git\n"
@bare("url-user", "logs/clone.log", without=["://"])
def _(v, r): return f"Cloning into 'app'... from https://{url(v)}@git.example/team/app.git\n"
@bare("grpc-metadata", "logs/grpc.log", without=["://"])
def _(v, r): return f"2026/05/04 10:02:05 metadata: map[:authority:[api] authorization:[Bearer {v}] user-agent:[grpc-go/1.62]]\n"
@bare("java-headers", "logs/feign.log", without=["://"])
def _(v, r): return f"{stamp(r)} DEBUG headers=[Accept:\"*/*\", Authorization:\"Bearer {v}\", Host:\"api\"]\n"
@bare("node-axios", "logs/axios.log", without=["://"])
def _(v, r): return f"AxiosError: 401\n  config: {{ headers: {{ Accept: '*/*', Authorization: 'Bearer {v}' }}, method: 'get' }}\n"
@bare("xml-text", "conf/note.xml", "xml")
def _(v, r): return f"<note><line>use {html.escape(v, False)} here</line></note>\n"
@bare("yaml-list", "conf/list.yaml", "yaml")
def _(v, r): return f"extra:\n  - first\n  - {js(v)}\n"
@bare("source-comment", "src/client.py")
def _(v, r): return f"def call():\n    # TODO remove: {v}\n    return 1\n"
@bare("npmrc", "home/.npmrc", without=["://"])
def _(v, r): return f"registry=https://npm.example/\n//npm.example/:_authToken={v}\n"


# Passwords where systems take them.

def login(name, path, form, encode=url, without=""):
    context(PASSWORD, name, path, None, without)(lambda v, r: form.replace("%%", encode(v)) + "\n")


SIGNS = "!@#$%&*()+=?;:/<>'\"\\,^~|{}[]"


def only(signs): return "".join(c for c in SIGNS if c not in signs)
def plain(v): return v
def word(v): return v if v.isalnum() else sh(v)
def xml(v): return html.escape(v, False)
def quoted(v): return v.replace("\\", "\\\\").replace('"', '\\"')
def libpq(v): return v if v.isalnum() else "'" + v.replace("\\", "\\\\").replace("'", "\\'") + "'"


login("libpq-url", "logs/pg.log", "could not connect to postgresql://app:%%@db-1.example:5432/shop?sslmode=require")
login("mysql-url", "app/db.env", "DATABASE_URL=mysql2://shop:%%@db-2:3306/shop")
login("mongo-url", "logs/mongo.log", "MongoNetworkError mongodb+srv://reader:%%@cluster0.example/shop?retryWrites=true")
login("amqp-url", "logs/amqp.log", "connecting to amqps://svc:%%@mq-1:5671/%2Forders")
login("redis-url", "logs/redis.log", "redis connect rediss://:%%@cache-1:6380/0 failed")
login("http-url", "logs/proxy.log", "using proxy http://proxyuser:%%@proxy.example:3128 for https")
login("ftp-url", "logs/sftp.log", "put sftp://edi:%%@files.partner.example/in/orders.csv")
login("ldap-url-dsn", "logs/dsn.log", "sqlalchemy engine mssql+pyodbc://sa:%%@sql-1/shop?driver=ODBC+Driver+18")
login("jdbc-parameter", "logs/jdbc.log", "jdbc:mysql://db:3306/shop?user=app&password=%%&useSSL=true")
login("jdbc-sqlserver", "conf/jdbc.properties", "url=jdbc:sqlserver://sql-1:1433;databaseName=shop;user=sa;password=%%;encrypt=true", plain, ";")
login("jdbc-oracle", "logs/oracle.log", "jdbc:oracle:thin:scott/%%@//ora-1:1521/ORCL", plain, only("#$"))
login("odbc", "conf/odbc.txt", "Driver={ODBC Driver 18};Server=sql-1;Database=shop;Uid=sa;Pwd=%%;Encrypt=yes;", plain, ";{}")
login("ado-net", "conf/appsettings.txt", "Data Source=sql-1;Initial Catalog=shop;User ID=sa;Password=%%;TrustServerCertificate=True", plain, ";\"'")
login("libpq-keywords", "logs/libpq.log", "connection failed: host=db-1 port=5432 user=app password=%% dbname=shop", libpq)
login("pgpass", "home/.pgpass", "db-1.example:5432:shop:app:%%", lambda v: v.replace("\\", "\\\\").replace(":", "\\:"))
login("netrc", "home/.netrc", "machine api.example login bob password %%", plain)
login("netrc-lines", "home/_netrc", "machine ftp.example\n  login bob\n  password %%", plain)
login("mysql-command", "logs/bash_history", "mysqldump -h db -u root -p%% shop > /tmp/x.sql", word)
login("mysql-cnf", "home/.my.cnf", "[client]\nuser=root\npassword=\"%%\"", plain)
login("curl-user", "logs/curl-history", "curl -sS -u admin:%% https://nexus.example/rest", plain, "'\"\\&;|<>$(){}*?!~^")
login("wget-password", "logs/wget-history", "wget --user=bob --password=%% https://files.example/x.zip", word)
login("sshpass", "logs/deploy.sh", "sshpass -p %% ssh deploy@10.1.2.3 uptime", word)
login("redis-cli", "logs/redis-history", "redis-cli -h cache-1 -a %% info memory", word)
login("docker-login", "logs/ci.log", "docker login registry.example -u ci -p %%", word)
login("psql-pgpassword", "logs/pg-history", "PGPASSWORD=%% psql -h db-1 -U app shop -c 'select 1'", word)
login("keytool", "logs/keytool.log", "keytool -list -keystore a.jks -storepass %% -v", word)
login("openssl-pass", "logs/openssl.log", "openssl pkcs12 -in a.p12 -passin pass:%% -nodes", word)
login("rabbitmqctl", "logs/rabbit-history", "rabbitmqctl add_user orders %%", word)
login("sqlplus", "logs/sqlplus.log", "sqlplus -s system/%%@ORCL @check.sql", plain, only("#$"))
login("ldapsearch", "logs/ldap-history", "ldapsearch -x -H ldaps://dc-1 -D cn=svc,dc=x -w %% -b dc=x", word)
login("net-use", "windows/map.cmd", "net use Z: \\\\fs-1\\edi /user:CORP\\svc %%", lambda v: v if v.isalnum() else '"' + v + '"', '"')
login("mount-cifs", "logs/mount.log", "mount -t cifs //fs-1/edi /mnt -o username=edi,password=%%,vers=3.0", plain, ",")
login("htpasswd-command", "logs/htpasswd-history", "htpasswd -b /etc/nginx/.htpasswd bob %%", word)
login("chpasswd", "logs/chpasswd-history", "echo 'bob:%%' | chpasswd", plain, "'")
login("sql-create-role", "logs/postgresql.log", "2026-05-04 10:02:05 UTC [41] LOG:  statement: ALTER ROLE app WITH LOGIN PASSWORD %%", one)
login("sql-identified", "logs/mysql-general.log", "41 Query CREATE USER 'app'@'%' IDENTIFIED BY %%", one)
login("sql-oracle", "logs/ora.sql", "CREATE USER app IDENTIFIED BY \"%%\" DEFAULT TABLESPACE users;", plain, '"')
login("sql-mssql", "logs/mssql.sql", "CREATE LOGIN app WITH PASSWORD = N%%, CHECK_POLICY = OFF;", one)
login("sql-replica", "logs/replica.sql", "CHANGE MASTER TO MASTER_HOST='db-1', MASTER_USER='repl', MASTER_PASSWORD=%%, MASTER_PORT=3306;", one)
login("sql-dblink", "logs/dblink.sql", "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'remote', password %%);", one)
login("jaas", "conf/jaas.conf", "KafkaClient {\n  org.apache.kafka.common.security.scram.ScramLoginModule required\n  username=\"app\"\n  password=\"%%\";\n};", quoted)
login("kafka-sasl", "conf/client.properties", "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"%%\";", quoted)
login("redis-conf", "conf/redis.conf", "port 6379\nrequirepass %%\nappendonly yes", lambda v: v if v.isalnum() else js(v))
login("redis-acl", "conf/users.acl", "user orders on >%% ~orders:* +@all", plain)
login("haproxy", "conf/haproxy.cfg", "userlist ops\n  user bob insecure-password %%", plain, only("!"))
login("postfix-sasl", "conf/sasl_passwd", "[smtp.example]:587 mailer:%%", plain)
login("ftp-log", "logs/ftp.log", "USER edi\n331 Password required\nPASS %%\n230 Logged in", plain)
login("imap-login", "logs/imap.log", "a001 LOGIN bob \"%%\"\na001 OK LOGIN completed", quoted)
login("sap-jco", "conf/dest.jcoDestination", "jco.client.ashost=sap-1\njco.client.user=RFC\njco.client.passwd=%%\njco.client.lang=EN", plain)
login("log-sentence", "logs/login.log", "2026-05-04 10:02:05 DEBUG trying user bob with password '%%'", plain, "'")
login("log-sentence-colon", "logs/admin.log", "Initial admin password: %%", plain)
login("log-username-password", "logs/pairs.log", "2026-05-04 10:02:05 login bob/password=%% rejected", lambda v: v if v.isalnum() else '"' + v + '"', '"')
login("snowflake-uri", "logs/snow.log", "snowflake://LOADER:%%@xy12345.eu-central-1/SHOP/PUBLIC?warehouse=WH")
login("soap-wsse", "logs/soap.log", "<wsse:UsernameToken><wsse:Username>svc</wsse:Username><wsse:Password Type=\"PasswordText\">%%</wsse:Password></wsse:UsernameToken>", xml)
login("tomcat-users", "conf/tomcat-users.xml", "<tomcat-users><user username=\"ops\" password=\"%%\" roles=\"manager-gui\"/></tomcat-users>", html.escape)
login("maven-settings", "home/settings.xml", "<settings><servers><server><id>nexus</id><username>ci</username><password>%%</password></server></servers></settings>", xml)
login("spring-yaml", "conf/spring.yml", "spring:\n  datasource:\n    url: jdbc:postgresql://db/shop\n    username: app\n    password: %%", js)
login("s-nmp-v3", "conf/snmpd.conf", "createUser monitor SHA \"%%\" AES", plain, '"')
login("wpa-supplicant", "conf/wpa_supplicant.conf", "network={\n  ssid=\"plant\"\n  psk=\"%%\"\n}", plain, '"')
login("cisco", "conf/switch.cfg", "username admin privilege 15 password 0 %%", plain)
login("unattend", "windows/unattend.xml", "<AdministratorPassword><Value>%%</Value><PlainText>true</PlainText></AdministratorPassword>", xml)


# Secrets that have a place of their own: kind, value, text.

def lines(body, width=64): return "\n".join(body[i:i + width] for i in range(0, len(body), width))


def pem(label, size, start=""):
    def write(r):
        body = start + fill("{%d:b}" % (size - len(start)), r)
        value = lines(body)
        return "key-" + label.lower().replace(" ", "-"), value, f"-----BEGIN {label}-----\n{value}\n-----END {label}-----\n"
    return write


for label, size, start in [
    ("PRIVATE KEY", 1624, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBK"), ("RSA PRIVATE KEY", 1588, "MIIEpAIBAAKCAQEA"), ("EC PRIVATE KEY", 164, "MHcCAQEEI"),
    ("DSA PRIVATE KEY", 600, "MIIBuwIBAAKB"), ("ENCRYPTED PRIVATE KEY", 1700, "MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQww"),
    ("OPENSSH PRIVATE KEY", 360, "b3BlbnNzaC1rZXktdjEAAAAA"), ("PGP PRIVATE KEY BLOCK", 900, "lQdGBGX"),
    ("SSH2 ENCRYPTED PRIVATE KEY", 500, "P2/56wAAA"),
]:
    context(OWN, "pem-" + label.lower().replace(" ", "-"), "tls/server.key")(pem(label, size, start))


@own("pem-in-yaml", "conf/tls.yaml", "yaml")
def _(r):
    body = lines("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" + fill("{1400:b}", r))
    text = "tls:\n  key: |\n" + "".join("    " + l + "\n" for l in ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----").split("\n"))
    return "key-private-in-yaml", body, text
@own("pem-in-xml", "conf/idp.xml", "xml")
def _(r):
    body = lines(fill("MIIEpAIBAAKCAQEA{900:b}", r))
    return "key-private-in-xml", body, f"<idp><key>-----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY-----</key></idp>\n"
@own("putty-key", "home/id.ppk")
def _(r):
    body = lines(fill("{448:b}", r))
    return "key-putty", body, f"PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: x\nPublic-Lines: 1\nAAAAB3NzaC1yc2EAAAADAQAB\nPrivate-Lines: 7\n{body}\nPrivate-MAC: {fill('{40:x}', r)}\n"
@own("wireguard", "conf/wg0.conf")
def _(r):
    v = fill("{43:b}=", r)
    return "key-wireguard", v, f"[Interface]\nPrivateKey = {v}\nAddress = 10.9.0.2/24\n[Peer]\nPublicKey = {fill('{43:b}=', r)}\n"
@own("shadow", "etc/shadow")
def _(r):
    v = fill("$6${16:n}${86:n}", r)
    return "hash-shadow", v, f"daemon:*:19700:0:99999:7:::\nbob:{v}:19700:0:99999:7:::\n"
@own("yescrypt", "etc/shadow-")
def _(r):
    v = fill("$y$j9T${22:n}${43:n}", r)
    return "hash-yescrypt", v, f"bob:{v}:19700:0:99999:7:::\n"
@own("htpasswd-file", "conf/.htpasswd")
def _(r):
    v = fill("$apr1${8:n}${22:n}", r)
    return "hash-apr1", v, f"bob:{v}\n"
@own("bcrypt-json", "db/users.json", "json")
def _(r):
    v = fill("$2b$12${53:n}", r)
    return "hash-bcrypt", v, json.dumps({"users": [{"login": "bob", "hash": v}]})
@own("argon2", "db/users.txt")
def _(r):
    v = fill("$argon2id$v=19$m=65536,t=3,p=4${22:b}${43:b}", r)
    return "hash-argon2", v, f"bob {v} active\n"
@own("scram", "logs/pg_authid.txt")
def _(r):
    v = fill("SCRAM-SHA-256$4096:{22:b}==${43:b}=:{43:b}=", r)
    return "hash-scram", v, f" app | {v}\n"
@own("django-hash", "db/auth_user.txt")
def _(r):
    v = fill("pbkdf2_sha256$600000${22:n}${43:b}=", r)
    return "hash-django", v, f"1|{v}|bob|t\n"
@own("ldap-ssha", "ldap/users.ldif")
def _(r):
    v = fill("{SSHA}", r) if False else "{SSHA}" + fill("{32:b}", r)
    return "hash-ssha", v[6:], f"dn: uid=bob,dc=x\nuid: bob\nuserPassword: {v}\n"
@own("mysql-native-hash", "logs/mysql-grants.txt")
def _(r):
    v = "*" + fill("{40:X}", r)
    return "hash-mysql", v, f"CREATE USER 'app'@'%' IDENTIFIED WITH 'mysql_native_password' AS '{v}';\n"
@own("pg-md5-hash", "logs/pg_shadow.txt")
def _(r):
    v = fill("md5{32:x}", r)
    return "hash-pg-md5", v, f"ALTER ROLE app WITH PASSWORD '{v}';\n"
@own("ntlm-dump", "windows/sam.txt")
def _(r):
    v = fill("{32:x}", r)
    return "hash-ntlm", v, f"bob:1104:aad3b435b51404eeaad3b435b51404ee:{v}:::\n"
@own("session-cookie", "logs/request.log")
def _(r):
    v = fill("{32:X}", r)
    return "cookie-session", v, f"> GET /orders HTTP/1.1\n> Host: shop.example\n> Cookie: theme=dark; JSESSIONID={v}; lang=de\n"
@own("set-cookie", "logs/response.log")
def _(r):
    v = fill("s%3A{32:u}.{43:u}", r)
    return "cookie-connect", v, f"< HTTP/1.1 200 OK\n< Set-Cookie: connect.sid={v}; Path=/; HttpOnly; Secure\n< Content-Length: 12\n"
@own("set-cookie-php", "logs/php.log")
def _(r):
    v = fill("{26:l}", r)
    return "cookie-php", v, f"Set-Cookie: PHPSESSID={v}; path=/\n"
@own("cookie-json", "logs/har.json", "json")
def _(r):
    v = fill("{40:u}", r)
    return "cookie-har", v, json.dumps({"log": {"entries": [{"request": {"cookies": [{"name": "session_token", "value": v}], "headers": [{"name": "Accept", "value": "*/*"}]}}]}}, indent=1)
@own("har-header", "logs/trace.har", "json")
def _(r):
    v = fill("{48:u}", r)
    return "header-har", v, json.dumps({"headers": [{"name": "Host", "value": "api"}, {"name": "Authorization", "value": "Bearer " + v}]}, indent=1)
@own("netscape-cookies", "home/cookies.txt")
def _(r):
    v = fill("{40:u}", r)
    return "cookie-netscape", v, f"# Netscape HTTP Cookie File\nshop.example\tFALSE\t/\tTRUE\t1800000000\tsessionid\t{v}\n"
@own("bearer-opaque", "logs/opaque.log")
def _(r):
    v = fill("{44:u}", r)
    return "bearer-opaque", v, f"> Authorization: Bearer {v}\n> Accept: application/json\n"
@own("authorization-token", "logs/drf.log")
def _(r):
    v = fill("{40:x}", r)
    return "authorization-token", v, f"'HTTP_AUTHORIZATION': 'Token {v}', 'HTTP_HOST': 'api'\n"
@own("digest", "logs/digest.log")
def _(r):
    v = fill("{32:x}", r)
    return "authorization-digest", v, f"Authorization: Digest username=\"bob\", realm=\"x\", nonce=\"{fill('{32:x}', r)}\", uri=\"/\", response=\"{v}\"\n"
@own("sigv4-header", "logs/aws.log")
def _(r):
    v = fill("{64:x}", r)
    return "signature-aws", v, f"Authorization: AWS4-HMAC-SHA256 Credential={fill('AKIA{16:s}', r)}/20260504/eu-central-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature={v}\n"
@own("presigned-s3", "logs/s3.log")
def _(r):
    v = fill("{64:x}", r)
    return "signature-s3", v, f"GET https://b.s3.amazonaws.com/o.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260504T100205Z&X-Amz-Expires=3600&X-Amz-Signature={v}\n"
@own("presigned-gcs", "logs/gcs.log")
def _(r):
    v = fill("{512:x}", r)
    return "signature-gcs", v, f"PUT https://storage.googleapis.com/b/o?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Expires=900&X-Goog-Signature={v}\n"
@own("azure-sas", "logs/blob.log")
def _(r):
    v = url(fill("{43:b}=", r))
    return "signature-azure", v, f"HEAD https://acct.blob.core.windows.net/c/f.csv?sv=2022-11-02&ss=b&srt=sco&sp=rl&se=2026-06-01T00:00:00Z&sig={v} 403\n"
@own("azure-connection-string", "conf/local.settings.json", "json")
def _(r):
    v = fill("{86:b}==", r)
    return "azure-connection-string", v, json.dumps({"Values": {"AzureWebJobsStorage": f"DefaultEndpointsProtocol=https;AccountName=acct;AccountKey={v};EndpointSuffix=core.windows.net"}})
@own("servicebus-string", "conf/bus.properties")
def _(r):
    v = fill("{43:b}=", r)
    return "servicebus-connection-string", v, f"bus=Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={v}\n"
@own("aws-credentials", "home/.aws/credentials", "ini")
def _(r):
    v = fill("{40:b}", r)
    return "aws-credentials-file", v, f"[default]\naws_access_key_id = {fill('AKIA{16:s}', r)}\naws_secret_access_key = {v}\n"
@own("gcp-service-account", "conf/sa.json", "json")
def _(r):
    body = lines("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" + fill("{1590:b}", r))
    return "gcp-service-account", body, json.dumps({"type": "service_account", "project_id": "shop", "private_key_id": fill("{40:x}", r), "private_key": f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n", "client_id": fill("{21:d}", r)}, indent=2)
@own("gcp-adc", "home/application_default_credentials.json", "json")
def _(r):
    v = fill("d-{60:u}", r)
    return "gcp-adc", v, json.dumps({"client_id": "1.apps.googleusercontent.com", "client_secret": v, "type": "authorized_user"})
@own("azure-profile", "home/msal_cache.json", "json")
def _(r):
    v = fill("0.A{400:u}", r)
    return "azure-refresh-token", v, json.dumps({"RefreshToken": {"x": {"credential_type": "RefreshToken", "secret": v}}})
@own("kubeconfig", "home/.kube/config", "yaml")
def _(r):
    v = fill("{64:n}", r)
    return "kubeconfig-token", v, f"apiVersion: v1\nkind: Config\nusers:\n- name: ops\n  user:\n    token: {v}\n"
@own("kubeconfig-key", "home/.kube/prod", "yaml")
def _(r):
    v = b64("-----BEGIN RSA PRIVATE KEY-----\n" + lines(fill("MIIEpAIBAAKCAQEA{800:b}", r)) + "\n-----END RSA PRIVATE KEY-----\n")
    return "kubeconfig-client-key", v, f"kind: Config\nusers:\n- name: ops\n  user:\n    client-certificate-data: {b64('-----BEGIN CERTIFICATE-----' + fill('{60:b}', r))}\n    client-key-data: {v}\n"
@own("kubeadm-join", "logs/kubeadm.log")
def _(r):
    v = fill("{6:l}.{16:l}", r)
    return "kubeadm-token", v, f"kubeadm join 10.0.0.1:6443 --token {v} --discovery-token-ca-cert-hash sha256:{fill('{64:x}', r)}\n"
@own("otpauth", "logs/mfa.log")
def _(r):
    v = fill("{32:s}", r)
    return "otp-seed", v, f"otpauth://totp/Shop:bob?secret={v}&issuer=Shop\n"
@own("snmp-community", "conf/snmp.conf")
def _(r):
    v = fill("{14:n}", r)
    return "snmp-community", v, f"syslocation Plant\nrocommunity {v} 10.0.0.0/8\n"
@own("saml-session", "logs/saml.log")
def _(r):
    v = fill("_{40:x}", r)
    return "saml-session", v, f"2026-05-04 10:02:05 assertion session_token={v} accepted\n"
@own("oauth-code", "logs/oauth.log")
def _(r):
    v = fill("{64:u}", r)
    return "oauth-code", v, f"302 https://shop.example/callback?code={v}&state={fill('{32:x}', r)}\n"
@own("reset-link", "logs/mail.log")
def _(r):
    v = fill("{40:x}", r)
    return "reset-link", v, f"sent https://shop.example/reset-password?uid=41&token={v}\n"
@own("websocket-token", "logs/ws.log")
def _(r):
    v = fill("{48:u}", r)
    return "websocket-token", v, f"101 wss://live.example/socket?EIO=4&access_token={v}&transport=websocket\n"
@own("keytab-list", "logs/klist.txt")
def _(r):
    v = fill("{64:x}", r)
    return "keytab-key", v, f"   2 svc/app@EXAMPLE.COM (aes256-cts-hmac-sha1-96)  (0x{v})\n"
@own("ansible-become", "ansible/hosts.ini")
def _(r):
    v = password(r, False)
    return "ansible-become", v, f"[web]\nweb-1 ansible_host=10.0.0.5 ansible_user=ops ansible_become_pass={v}\n"
@own("sops-age", "conf/keys.txt")
def _(r):
    v = fill("AGE-SECRET-KEY-1{58:h}", r)
    return "age-key-file", v, f"# created: 2026-05-04\n# public key: age1{fill('{58:l}', r)}\n{v}\n"
@own("vault-init", "logs/vault-init.txt")
def _(r):
    v = fill("{44:b}", r)
    return "vault-unseal", v, f"Unseal Key 1: {v}\nInitial Root Token: {fill('hvs.{24:n}', r)}\n"
@own("terraform-state", "terraform/terraform.tfstate", "json")
def _(r):
    v = password(r, False)
    return "terraform-state", v, json.dumps({"version": 4, "resources": [{"type": "aws_db_instance", "instances": [{"attributes": {"engine": "postgres", "password": v, "port": 5432}}]}]}, indent=2)
@own("connect-config", "conf/connector.json", "json")
def _(r):
    v = password(r, False)
    return "kafka-connect", v, json.dumps({"name": "sink", "config": {"connection.url": "jdbc:postgresql://db/x", "connection.password": v}})
@own("heap-strings", "logs/strings.txt")
def _(r):
    v = fill("ghp_{36:n}", r)
    return "heap-string", v, f"java/lang/String\nLjava/util/Map;\n{v}\nmain\n"
@own("recovery-codes", "docs/codes.txt")
def _(r):
    v = fill("{5:l}-{5:l}", r)
    return "recovery-code", v, f"recovery_code: {v}\n"
@own("jwk-private", "conf/jwks.json", "json")
def _(r):
    v = fill("{342:u}", r)
    return "jwk-private", v, json.dumps({"keys": [{"kty": "RSA", "kid": "k1", "e": "AQAB", "n": fill("{342:u}", r), "d": v}]})
