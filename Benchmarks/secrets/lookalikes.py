"""What looks like a secret and is none. Each category makes a text that must come out as it went in."""

import base64
import json
import re

from kinds import fill, UUID

X = UUID


def b64(t): return base64.b64encode(t.encode()).decode()


# Whoever asks for these levels wants names of users and addresses taken out as well.
TAKEN_AT = {"standard": re.compile(r"\bfor ops\b"), "strict": re.compile(r"\bfor ops\b|\b10\.\d+\.\d+\.\d+")}


def must_stay(text, level):
    """Whether a look-alike is one at this level."""
    return not (level in TAKEN_AT and TAKEN_AT[level].search(text))


# Category, file, template; {n:alphabet} is filled in.
TEMPLATES = [
    ("uuid", "logs/app.log", ["request_id=" + X, "correlationId: " + X, "\"messageId\":\"" + X + "\"", "tenant " + X + " loaded", "X-Request-ID: " + X]),
    ("trace-id", "logs/app.log", ["traceparent: 00-{32:x}-{16:x}-01", "[order-service,{32:x},{16:x}] handled", "trace_id={32:x} span_id={16:x} ok", "X-B3-TraceId: {32:x}", "X-Amzn-Trace-Id: Root=1-{8:x}-{24:x}"]),
    ("git-commit", "logs/build.log", ["commit {40:x}", "HEAD is now at {7:x} fix pagination", "v2.4.1-14-g{7:x}", "revision={40:x} branch=main", "GIT_COMMIT={40:x}"]),
    ("digest", "logs/build.log", ["sha256:{64:x}", "md5sum {32:x}  app.jar", "SHA512 (x.iso) = {128:x}", "ETag: \"{32:x}\"", "checksum = \"{64:x}\"", "image: registry.example/app@sha256:{64:x}", "Content-MD5: {22:b}=="]),
    ("lock-file", "src/go.sum", ["golang.org/x/net v0.23.0 h1:{43:b}=", "integrity sha512-{86:b}==", "    --hash=sha256:{64:x}", "\"integrity\": \"sha384-{64:b}\""]),
    ("version", "logs/app.log", ["server version 14.11.2-{7:x}", "java 17.0.10+7-LTS", "kernel 6.1.0-18-amd64 #1 SMP", "nginx/1.22.1 built 2026-05-04"]),
    ("build-id", "logs/app.log", ["BuildID[sha1]={40:x}", "build: 20260504.{4:d}-rc1", "asset main.{8:x}.chunk.js loaded", "Debug-Id: " + X]),
    ("container-id", "logs/containerd.log", ["container {64:x} started", "pod api-{10:l}-{5:l} ready", "sandbox {64:x} exited", "/kubepods/burstable/pod" + X + "/{64:x}"]),
    ("cloud-id", "logs/cloud.log", ["instance i-{17:x} running", "arn:aws:lambda:eu-central-1:{12:d}:function:orders", "vpc-{17:x} sg-{17:x}", "projects/shop/locations/eu/keyRings/r/cryptoKeys/k1", "/subscriptions/" + X + "/resourceGroups/rg"]),
    ("database-id", "logs/db.log", ["_id: ObjectId('{24:x}')", "lsn 0/{7:X}", "GTID 3E11FA47-71CA-11E1-9E33-C80AA9429562:1-{4:d}", "node {22:u} joined cluster", "ULID 01H{23:U}", "Cluster ID: {22:u}"]),
    ("memory", "logs/java.log", ["com.example.Order@{8:x} persisted", "0x00007f{10:x} in malloc ()", "tid=0x{16:x} nid=0x{4:x} runnable", "hs_err at pc=0x00007f{10:x}"]),
    ("public-key", "conf/keys.txt", ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{43:b} bob@host", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ{340:b} deploy", "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAA{100:b}= x", "PublicKey = {43:b}=", "age1{58:l}", "\"publicKey\": \"{43:b}=\""]),
    ("fingerprint", "logs/ssh.log", ["SHA256:{43:b} bob@host (ED25519)", "Accepted publickey for ops from 10.0.0.4 port 22 ssh2: RSA SHA256:{43:b}", "MD5:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}:{2:x}", "serial {36:X}", "Subject Key Identifier: {2:X}:{2:X}:{2:X}:{2:X}:{2:X}:{2:X}:{2:X}:{2:X}", "keyid:{2:X}:{2:X}:{2:X}:{2:X}", "discovery-token-ca-cert-hash sha256:{64:x}"]),
    ("placeholder", "conf/app.env", ["DB_PASSWORD=changeme", "DB_PASSWORD=", "API_KEY=\"\"", "API_KEY=your-api-key-here", "SECRET_KEY=<your secret key>", "TOKEN=xxxxxxxxxxxxxxxx", "PASSWORD=********", "PASSWORD=[REDACTED]", "CLIENT_SECRET=REPLACE_ME", "API_TOKEN=TODO", "PASSWORD=null", "AUTH_TOKEN=none", "SMTP_PASSWORD=<password>", "DB_PASS=placeholder"]),
    ("reference", "conf/app.properties", ["spring.datasource.password=${DB_PASSWORD}", "password: {{ .Values.db.password }}", "client_secret = var.client_secret", "api_key: !ref MyKey", "password=$(cat /run/secrets/db)", "secret: vault:secret/data/app#password", "token: ${{ secrets.GITHUB_TOKEN }}", "password: %DB_PASSWORD%", "password = os.environ[\"DB_PASSWORD\"]", "password_file=/run/secrets/db_password", "secretKeyRef: {name: db-credentials, key: password}", "  secretName: app-tls-secret", "passwordSecretName: db-credentials", "export TOKEN=$VAULT_TOKEN", "password=@Microsoft.KeyVault(SecretUri=https://v/secrets/p)", "api_key_env: PARTNER_API_KEY", "--password-file /etc/app/pw", "POSTGRES_PASSWORD_FILE: /run/secrets/pg", "credentials: arn:aws:secretsmanager:eu-central-1:{12:d}:secret:app-{6:n}"]),
    ("setting", "conf/service.conf", ["password_encryption = scram-sha-256", "token_type=bearer", "max_tokens: 4096", "access_token_lifetime = 3600", "passwordPolicy: strict", "session.timeout=30m", "keepalive_timeout 65;", "key_buffer_size = 16M", "primary_key=id", "key.serializer=org.apache.kafka.common.serialization.StringSerializer", "password.min.length=12", "secret.rotation.days: 90", "auth_method = md5", "ssl_key_file = /etc/ssl/private/server.key", "authorization: enabled", "tokenizer: standard", "cookie_secure=true", "enable_password_reset: false", "hash_algorithm: sha256", "keyStoreType=PKCS12", "api_key_header: X-Api-Key", "sort_key: created_at", "partition.key=customer_id", "cache_key=orders:list:page:4", "token_endpoint: https://login.example/oauth2/token", "public_key_path: /etc/app/pub.pem", "signature_algorithm=RS256", "use_session_tickets off;", "passwordless: true", "pass_through: yes", "author: Jane", "credential_helper = store", "max_password_age=42", "auth_basic \"restricted\";", "monkey: banana-split-42", "turnkey=standard9", "keyboard = de-latin1", "proxy_pass http://backend:8080;"]),
    ("code", "src/Login.java", ["if (password == null || password.isEmpty()) {", "def check_password(user, password):", "String password = System.getenv(\"DB_PASSWORD\");", "const token = req.headers.authorization;", "user.setPassword(encoder.encode(request.getPassword()));", "password = getpass.getpass('Password: ')", "self.token = token", "private String clientSecret;", "SELECT id, password FROM users WHERE name = ?", "return password.length >= 8;", "@Value(\"${app.secret}\") private String secret;", "for token in tokens:", "password: str | None = None", "var apiKey = configuration[\"ApiKey\"];", "echo \"$PASSWORD\" | docker login -u ci --password-stdin", "token := os.Getenv(\"TOKEN\")", "password_hash($password, PASSWORD_DEFAULT)", "CREATE TABLE users (id int, password varchar(80) NOT NULL);", "assert response.token is not None", "fun login(user: String, password: String): Session", "#define MAX_PASSWORD 64", "throw new BadCredentialsException(\"Bad credentials\");"]),
    ("sentence", "logs/auth.log", ["FATAL:  password authentication failed for user \"app\"", "Enter password: ", "invalid token: expired", "the access token has expired, please log in again", "Password for user app:", "WARN no API key given, using anonymous access", "password is required", "Token validation failed: signature mismatch", "secret \"db-credentials\" not found in namespace \"shop\"", "key not found: customer_name", "Unexpected token < in JSON at position 0", "syntax error near unexpected token `('", "401 Unauthorized: missing bearer token", "wrong password or user name", "password changed for 3 users", "certificate key usage: digitalSignature", "The secret of good logs is context", "private key does not match certificate", "bearer authentication required", "basic health check passed", "duplicate key value violates unique constraint \"orders_pkey\"", "Accepted password for ops from 10.0.0.4 port 50122 ssh2", "pass 3 of 12 done", "cookie consent given", "password last changed 2026-05-04", "token bucket empty, throttling", "waiting for lock on key orders/41", "session opened for user root"]),
    ("base64-text", "logs/payload.log", ["data=" + b64("This is only an ordinary sentence about orders."), "body: " + b64('{"order": 4711, "state": "shipped", "items": 3}'), "Content: " + b64("<order><id>4711</id><state>shipped</state></order>"), "logo=data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{80:b}"]),
    ("hex-text", "logs/payload.log", ["raw " + "GET /health HTTP/1.1 Host: api".encode().hex(), "frame 0x" + "ordinary payload without anything".encode().hex(), "IV {32:x}", "{64:x} latest"]),
    ("percent-text", "logs/access.log", ["GET /search?q=password%20reset%20help&page=2 HTTP/1.1", "GET /docs/api-keys?lang=en HTTP/1.1", "GET /a%20b%2Fc?x=%7B%22id%22%3A7%7D HTTP/1.1", "GET /items?key=price&sort=asc HTTP/1.1", "GET /items?page_token=&limit=50 HTTP/1.1", "GET /static/app.{20:x}.js HTTP/1.1"]),
    ("local-address", "logs/net.log", ["listening on 127.0.0.1:8080", "bind [::1]:5432", "peer 10.1.2.3:50122 connected", "http://localhost:9200/_cluster/health", "postgres://localhost:5432/shop", "redis://cache-1:6379/0", "amqp://mq-1:5672/%2f", "jdbc:postgresql://db-1:5432/shop?user=app&ssl=true"]),
    ("sample", "docs/readme.md", ["aws_access_key_id = AKIA" + "IOSFODNN7" + "EXAMPLE", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY", "curl -u user:password https://api.example/", "postgres://user:password@localhost/db", "mysql -u root -p shop", "Authorization: Bearer <token>", "export API_KEY=YOUR_API_KEY", "Authorization: Basic <base64>", "https://user:pass@host/path", "-----BEGIN CERTIFICATE REQUEST-----", "sk_live_...", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "docker login -u USER -p PASSWORD"]),
    ("time-and-number", "logs/metrics.log", ["elapsed_ns={13:d} count={9:d}", "2026-05-04T10:02:05.{6:d}Z tick", "offset={12:d} partition=4", "order {10:d} total 12.{2:d} EUR", "IBAN check skipped", "pid {5:d} tid {15:d}"]),
    ("message-id", "mail/mail.log", ["message-id=<{20:n}.{8:d}@mail.example>", "queued as {11:U}", "job_{22:n} finished", "evt_{24:n} delivered", "file /data/{2:x}/{2:x}/{36:x}.blob"]),
    ("encrypted", "conf/encrypted.yml", ["password: ENC({64:b}=)", "secret: ENC[AES256_GCM,data:{20:b},iv:{43:b}=,tag:{22:b}==,type:str]", "token: '{cipher}{64:x}'", "$ANSIBLE_VAULT;1.1;AES256"]),
]


def block(label, size, start, r):
    body = start + fill("{%d:b}" % size, r)
    return f"-----BEGIN {label}-----\n" + "\n".join(body[i:i + 64] for i in range(0, len(body), 64)) + f"\n-----END {label}-----"


DOCUMENTS = [
    ("certificate", "tls/chain.pem", None, lambda r: block("CERTIFICATE", 1200, "MIIDdzCCAl+gAwIBAgIE", r)),
    ("public-key-pem", "tls/pub.pem", None, lambda r: block("PUBLIC KEY", 360, "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", r)),
    ("certificate-request", "tls/req.csr", None, lambda r: block("CERTIFICATE REQUEST", 900, "MIICijCCAXICAQAw", r)),
    ("revocation-list", "tls/crl.pem", None, lambda r: block("X509 CRL", 700, "MIIBpzCBkAIBATAN", r)),
    ("dh-parameters", "tls/dh.pem", None, lambda r: block("DH PARAMETERS", 400, "MIIBCAKCAQEA", r)),
    ("pgp-public", "keys/team.asc", None, lambda r: block("PGP PUBLIC KEY BLOCK", 800, "mQINBGX", r)),
    ("pgp-signature", "keys/x.sig", None, lambda r: block("PGP SIGNATURE", 500, "iQIzBAABCAAd", r)),
    ("jwks-public", "conf/jwks-pub.json", "json", lambda r: json.dumps({"keys": [{"kty": "RSA", "kid": fill("{20:n}", r), "alg": "RS256", "e": "AQAB", "n": fill("{342:u}", r)}]})),
    ("package-lock", "src/package-lock.json", "json", lambda r: json.dumps({"packages": {"a": {"version": "1.2.3", "resolved": "https://registry.npmjs.org/a/-/a-1.2.3.tgz", "integrity": fill("sha512-{86:b}==", r)}}}, indent=2)),
    ("open-api", "docs/openapi.yaml", "yaml", lambda r: f"components:\n  securitySchemes:\n    apiKey:\n      type: apiKey\n      in: header\n      name: X-API-Key\n    oauth:\n      type: oauth2\n      flows: {{clientCredentials: {{tokenUrl: https://login.example/token}}}}\n  x-build: {fill('{40:x}', r)}\n"),
    ("deployment", "k8s/deploy.yaml", "yaml", lambda r: f"kind: Deployment\nmetadata:\n  uid: {fill(X, r)}\n  annotations:\n    checksum/config: {fill('{64:x}', r)}\nspec:\n  env:\n    - name: DB_PASSWORD\n      valueFrom:\n        secretKeyRef:\n          name: db-credentials\n          key: password\n"),
    ("schema", "conf/schema.json", "json", lambda r: json.dumps({"properties": {"password": {"type": "string", "minLength": 8}, "token": {"type": "string", "description": "the access token"}}, "$id": fill(X, r)})),
    ("i18n", "conf/messages_de.properties", None, lambda r: f"login.password=Kennwort\nlogin.password.forgotten=Kennwort vergessen?\nlogin.token.expired=Die Sitzung ist abgelaufen.\nbuild={fill('{40:x}', r)}\n"),
    ("kubeconfig-ca", "home/.kube/ca", "yaml", lambda r: "clusters:\n- cluster:\n    certificate-authority-data: " + b64("-----BEGIN CERTIFICATE-----\n" + fill("MIIDdz{400:b}", r) + "\n-----END CERTIFICATE-----\n") + "\n    server: https://10.0.0.1:6443\n"),
    ("test-report", "logs/junit.xml", "xml", lambda r: f"<testsuite name=\"PasswordResetTest\" id=\"{fill(X, r)}\"><testcase name=\"tokenIsRejected\"/><testcase name=\"secretKeyMissing\"/></testsuite>"),
    ("metrics", "logs/metrics.txt", None, lambda r: f"token_cache_hits_total{{pod=\"api-{fill('{10:l}-{5:l}', r)}\"}} 41\npassword_resets_total 3\nprocess_start_time_seconds 1.77{fill('{8:d}', r)}e+09\n"),
]
