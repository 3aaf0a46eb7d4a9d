"""Dresses in which a text with a secret is hidden: encodings, folds, archives. Each returns a file's name and bytes."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import quopri
import subprocess
import tarfile
import textwrap
import zipfile
from urllib.parse import quote

WRAPS = []


def wrap(name, path, of="text", parses=None):
    def take(write):
        WRAPS.append((name, path, of, parses, write))
        return write
    return take


def b64(data): return base64.b64encode(data).decode()
def fold(text, width, indent=""): return "\n".join(indent + text[i:i + width] for i in range(0, len(text), width))
def noise(r): return f"2026-05-04 10:{r.randint(10, 59)}:05 INFO step {r.randint(100, 999)} done\n"


# Of a whole text.

@wrap("base64-json", "conf/bundle.json", parses="json")
def _(t, r): return json.dumps({"kind": "blob", "data": b64(t.encode()), "size": len(t)}).encode()
@wrap("base64-log", "logs/dump.log")
def _(t, r): return (noise(r) + f"2026-05-04 10:02:05 DEBUG payload={b64(t.encode())} accepted\n" + noise(r)).encode()
@wrap("base64-folded-yaml", "k8s/cm.yaml", parses="yaml")
def _(t, r): return ("binaryData:\n  app.conf: |\n" + fold(b64((t + "# end of file\n").encode()), 64, "    ") + "\nkind: ConfigMap\n").encode()
@wrap("base64-folded-76", "mail/part.txt")
def _(t, r): return ("Content-Transfer-Encoding: base64\n\n" + fold(b64(t.encode()), 76) + "\n\n--x--\n").encode()
@wrap("base64-crlf", "mail/part2.txt")
def _(t, r): return ("Content-Transfer-Encoding: base64\n\n" + fold(b64(t.encode()), 76) + "\n\n--x--\n").replace("\n", "\r\n").encode()
@wrap("base64url-parameter", "logs/redirect.log")
def _(t, r): return f"GET /continue?ctx={base64.urlsafe_b64encode(t.encode()).decode().rstrip('=')}&lang=de HTTP/1.1\n".encode()
@wrap("base64-twice", "conf/twice.txt")
def _(t, r): return f"blob: {b64(b64(t.encode()).encode())}\n".encode()
@wrap("base64-data-uri", "logs/data.log")
def _(t, r): return f"loading data:application/json;base64,{b64(t.encode())}\n".encode()
@wrap("base64-utf16", "windows/task.txt")
def _(t, r): return f"powershell.exe -NoProfile -EncodedCommand {b64(t.encode('utf-16-le'))}\n".encode()
@wrap("base64-xml", "conf/blob.xml", parses="xml")
def _(t, r): return f"<blob encoding=\"base64\">\n{fold(b64(t.encode()), 72, '  ')}\n</blob>\n".encode()
@wrap("gzip-base64", "k8s/cloud-init.yaml", parses="yaml")
def _(t, r): return f"write_files:\n  - path: /etc/app.conf\n    encoding: gz+b64\n    content: {b64(gzip.compress(t.encode(), mtime=0))}\n".encode()
@wrap("helm-release", "k8s/release.yaml", parses="yaml")
def _(t, r): return f"kind: Secret\ntype: helm.sh/release.v1\ndata:\n  release: {b64(b64(gzip.compress(t.encode(), mtime=0)).encode())}\n".encode()
@wrap("hex-lower", "logs/hex.log")
def _(t, r): return f"{noise(r)}frame: {t.encode().hex()}\n".encode()
@wrap("hex-upper", "logs/hex2.log")
def _(t, r): return f"BODY {t.encode().hex().upper()} END\n".encode()
@wrap("hex-sql", "db/blob.sql")
def _(t, r): return f"INSERT INTO blobs VALUES (4, X'{t.encode().hex()}');\n".encode()
@wrap("hex-bytea", "db/bytea.sql")
def _(t, r): return f"COPY public.blobs (id, body) FROM stdin;\n4\t\\\\x{t.encode().hex()}\n\\.\n".encode()
@wrap("hex-dump", "logs/xxd.txt")
def _(t, r):
    data, rows = t.encode(), []
    for i in range(0, len(data), 16):
        part = data[i:i + 16]
        digits = " ".join(part[j:j + 2].hex() for j in range(0, len(part), 2))
        rows.append(f"{i:08x}: {digits.ljust(39)}  {''.join(chr(c) if 32 <= c < 127 else '.' for c in part)}")
    return ("\n".join(rows) + "\n").encode()
@wrap("hex-dump-canonical", "logs/hexdump.txt")
def _(t, r):
    data, rows = t.encode(), []
    for i in range(0, len(data), 16):
        part = data[i:i + 16]
        digits = "  ".join(" ".join(f"{c:02x}" for c in part[j:j + 8]) for j in (0, 8))
        rows.append(f"{i:08x}  {digits.ljust(48)}  |{''.join(chr(c) if 32 <= c < 127 else '.' for c in part)}|")
    return ("\n".join(rows) + f"\n{len(data):08x}\n").encode()
@wrap("percent", "logs/percent.log")
def _(t, r): return f"POST /submit body={quote(t, safe='')}&n=1\n".encode()
@wrap("percent-all", "logs/percent-all.log")
def _(t, r): return ("q=" + "".join(f"%{c:02X}" for c in t.encode()) + "\n").encode()
@wrap("percent-twice", "logs/percent2.log")
def _(t, r): return f"GET /proxy?url={quote(quote(t, safe=''), safe='')}&n=1 HTTP/1.1\n".encode()
@wrap("json-string", "logs/wrapped.json", parses="jsonl")
def _(t, r): return (json.dumps({"log": t, "stream": "stdout", "time": "2026-05-04T10:02:05Z"}) + "\n").encode()
@wrap("json-string-twice", "logs/wrapped2.json", parses="jsonl")
def _(t, r): return (json.dumps({"message": json.dumps({"log": t, "n": 1})}) + "\n").encode()
@wrap("json-string-thrice", "logs/wrapped3.json", parses="jsonl")
def _(t, r): return (json.dumps({"m": json.dumps({"m": json.dumps({"log": t})})}) + "\n").encode()
@wrap("json-unicode", "logs/unicode.json", parses="jsonl")
def _(t, r): return ('{"log":"' + "".join(f"\\u{ord(c):04x}" if not c.isalnum() else c for c in t) + '"}\n').encode()
@wrap("json-unicode-all", "logs/unicode-all.json", parses="jsonl")
def _(t, r): return ('{"log":"' + "".join(f"\\u{ord(c):04x}" for c in t) + '"}\n').encode()
@wrap("java-escapes", "logs/hexescape.log")
def _(t, r): return ("write: b'" + "".join(c if c.isalnum() or c in " =._-" else f"\\x{ord(c):02x}" for c in t) + "'\n").encode()
@wrap("entities", "logs/page.html")
def _(t, r): return f"<html><body><pre>{html.escape(t)}</pre></body></html>\n".encode()
@wrap("entities-numeric", "conf/numeric.xml", parses="xml")
def _(t, r): return ("<note text=\"" + "".join(c if c.isalnum() or c in " ._-" else f"&#{ord(c)};" for c in t) + "\"/>\n").encode()
@wrap("cdata", "conf/cdata.xml", parses="xml")
def _(t, r): return f"<note><![CDATA[{t}]]></note>\n".encode()
@wrap("quoted-printable", "mail/alert.eml")
def _(t, r): return b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(t.encode()) + b"\n"
@wrap("utf16-le", "windows/export.txt")
def _(t, r): return b"\xff\xfe" + t.encode("utf-16-le")
@wrap("utf16-be", "windows/export2.txt")
def _(t, r): return b"\xfe\xff" + t.encode("utf-16-be")
@wrap("utf8-bom-crlf", "windows/app.cfg")
def _(t, r): return b"\xef\xbb\xbf" + t.replace("\r", "").replace("\n", "\r\n").encode()
@wrap("ansi-colours", "logs/colour.log")
def _(t, r): return "".join(f"\x1b[32m10:02:05\x1b[0m \x1b[1m{line}\x1b[0m\n" for line in t.splitlines()).encode()
@wrap("docker-prefix", "logs/compose.log")
def _(t, r): return "".join(f"web-1  | {line}\n" for line in t.splitlines()).encode()
@wrap("syslog-prefix", "logs/syslog")
def _(t, r): return "".join(f"May  4 10:02:05 web-1 app[41]: {line}\n" for line in t.splitlines()).encode()
@wrap("diff", "logs/change.diff")
def _(t, r): return ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n" + "".join(f"+{line}\n" for line in t.splitlines())).encode()
@wrap("gz-member", "logs/app.log.1.gz")
def _(t, r): return gzip.compress((noise(r) + t + noise(r)).encode(), mtime=0)
@wrap("bz2-member", "logs/app.log.2.bz2")
def _(t, r): return bz2.compress((noise(r) + t).encode())
@wrap("xz-member", "logs/app.log.3.xz")
def _(t, r): return lzma.compress((noise(r) + t).encode())
@wrap("zst-member", "logs/app.log.4.zst")
def _(t, r): return subprocess.run(["zstd", "-q", "-c"], input=(noise(r) + t).encode(), stdout=subprocess.PIPE, check=True).stdout


def tar(name, data, mode):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def packed(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, (2026, 5, 4, 10, 2, 4)), data)
    return out.getvalue()


@wrap("tar-gz", "attachments/pod.tar.gz")
def _(t, r): return tar("pod/app.conf", t.encode(), "w:gz")
@wrap("zip", "attachments/node.zip")
def _(t, r): return packed("node/app.conf", t.encode())
@wrap("zip-in-tar", "attachments/all.tar")
def _(t, r): return tar("in/node.zip", packed("node/app.conf", t.encode()), "w")
@wrap("gz-in-zip-in-tar-gz", "attachments/deep.tar.gz")
def _(t, r): return tar("a/b.zip", packed("c/app.log.gz", gzip.compress(t.encode(), mtime=0)), "w:gz")


# Of a value alone, under the words of its key.

@wrap("secret-manifest", "k8s/secret.yaml", "value", "yaml")
def _(v, r): return f"apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ndata:\n  {r.choice(['password', 'api-key', 'config', 'value'])}: {b64(v.encode())}\n".encode()
@wrap("secret-manifest-json", "k8s/secrets.json", "value", "json")
def _(v, r): return json.dumps({"kind": "List", "items": [{"kind": "Secret", "data": {"value": b64(v.encode())}, "metadata": {"name": "x"}}]}, indent=2).encode()
@wrap("basic-header", "logs/basic.log", "value")
def _(v, r): return f"> GET / HTTP/1.1\n> Authorization: Basic {b64(('svc:' + v).encode())}\n> Accept: */*\n".encode()
@wrap("docker-auth", "home/.docker/config.json", "value", "json")
def _(v, r): return json.dumps({"auths": {"registry.example": {"auth": b64(("ci:" + v).encode())}}}, indent=1).encode()
@wrap("npm-auth", "home/.npmrc", "value")
def _(v, r): return f"//npm.example/:_auth={b64(('ci:' + v).encode())}\nemail=ci@example.com\n".encode()
@wrap("jwt-claim", "logs/jwt.log", "value")
def _(v, r):
    part = lambda o: base64.urlsafe_b64encode(json.dumps(o).encode()).decode().rstrip("=")
    return f"token {part({'alg': 'none', 'typ': 'JWT'})}.{part({'sub': 'svc', 'password': v})}. accepted\n".encode()
@wrap("ldif-base64", "ldap/export.ldif", "value")
def _(v, r): return f"dn: uid=bob,dc=x\nuserPassword:: {b64(v.encode())}\nuid: bob\n".encode()
@wrap("ldif-folded", "ldap/folded.ldif", "value")
def _(v, r): return ("dn: uid=bob,dc=x\n" + textwrap.fill(f"userPassword: {v}", 24, subsequent_indent=" ", break_on_hyphens=False, drop_whitespace=False) + "\nuid: bob\n").encode()
@wrap("yaml-folded", "conf/folded.yaml", "value", "yaml")
def _(v, r): return f"remote:\n  password: >-\n    {v}\n  port: 443\n".encode() if not set(v) & set("#:") else f"remote:\n  password: >-\n    {v.replace('#', '_').replace(':', '_')}\n".encode()
@wrap("yaml-double-folded", "conf/folded2.yaml", "value", "yaml")
def _(v, r):
    half = len(v) // 2
    return f"remote:\n  client-secret: \"{esc(v[:half])}\\\n    {esc(v[half:])}\"\n  port: 443\n".encode()
@wrap("shell-continued", "scripts/run.sh", "value")
def _(v, r): return f"exec agent \\\n  --listen :9000 \\\n  --password '{v}' \\\n  --verbose\n".encode()
@wrap("properties-continued", "conf/long.properties", "value")
def _(v, r):
    half = len(v) // 2
    return f"port=1\nremote.password={v[:half]}\\\n    {v[half:]}\nhost=x\n".encode()
@wrap("json-split-lines", "logs/pretty.log", "value")
def _(v, r): return f"2026-05-04 10:02:05 DEBUG {{\n  \"password\" :\n    {json.dumps(v)},\n  \"n\" : 1\n}}\n".encode()
@wrap("xml-split-lines", "conf/split.xml", "value", "xml")
def _(v, r): return f"<c>\n  <password>\n    {html.escape(v, False)}\n  </password>\n</c>\n".encode()
@wrap("concatenated", "src/Config.java", "value")
def _(v, r):
    half = len(v) // 2
    return f"class Config {{\n  String password = {json.dumps(v[:half])}\n      + {json.dumps(v[half:])};\n}}\n".encode()
@wrap("byte-list", "logs/bytes.log", "value")
def _(v, r): return f"password = {list(v.encode())}\n".encode()
@wrap("pem-one-line", "app/key.env", "key")
def _(v, r): return f"TLS_KEY=\"-----BEGIN PRIVATE KEY-----\\n{v}\\n-----END PRIVATE KEY-----\\n\"\n".encode()
@wrap("pem-base64", "conf/key.b64", "key")
def _(v, r): return (b64(f"-----BEGIN PRIVATE KEY-----\n{v}\n-----END PRIVATE KEY-----\n".encode()) + "\n").encode()
@wrap("pem-json", "conf/key.json", "key", "json")
def _(v, r): return json.dumps({"pem": f"-----BEGIN PRIVATE KEY-----\n{v}\n-----END PRIVATE KEY-----\n"}).encode()
@wrap("pem-log-prefix", "logs/key.log", "key")
def _(v, r): return "".join(f"2026-05-04T10:02:05Z app-1 | {line}\n" for line in ["-----BEGIN PRIVATE KEY-----"] + [v[i:i + 64] for i in range(0, len(v), 64)] + ["-----END PRIVATE KEY-----"]).encode()
@wrap("der-key", "tls/key.der", "key")
def _(v, r): return base64.b64decode(v + "=" * (-len(v) % 4))


def esc(v): return v.replace("\\", "\\\\").replace('"', '\\"')
