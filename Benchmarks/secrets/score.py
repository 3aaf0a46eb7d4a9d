"""Says how much of a secret corpus is still there after redaction.

Looks for every value in what redaction wrote, in clear and in every usual encoding. A value counts as leaked when half of
it stands there in a row (of a key of many lines: one of them). A look-alike counts as changed when its text is not there
byte for byte. Knows nothing of how redaction works.
"""

import base64
import collections
import configparser
import gzip
import html
import io
import json
import os
import re
import subprocess
import tomllib
import urllib.parse
import xml.dom.minidom

import lookalikes

RUN64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
RUN16 = re.compile(r"(?:[0-9A-Fa-f]{2}){8,}")
LIST = re.compile(r"\[\d{1,3}(?:, ?\d{1,3}){4,}\]")


def once_decoded(text):
    """The text with one layer taken off, in each way that changes it."""
    yield urllib.parse.unquote_plus(text), "percent"
    yield html.unescape(text), "entities"
    yield re.sub(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\(.)", unescaped, text), "escapes"
    yield re.sub(r"=\r?\n|\\\r?\n\s*|\r?\n ", "", text), "folds"
    yield re.sub(r"=([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), text.replace("=\n", "").replace("=\r\n", "")), "quoted-printable"
    yield re.sub(r'"\s*\+\s*"|\x1b\[[0-9;]*m', "", text), "joined"
    joined = re.sub(r"(?<=[A-Za-z0-9+/])(?:\\r)?(?:\\n|\r?\n)[ \t]*(?=[A-Za-z0-9+/])", "", text)
    for source in {text, joined}:
        for run in RUN64.findall(source):
            yield decoded64(run), "base64"
            for cut in (1, 2, 3):
                yield decoded64(run[cut:]), "base64"
    dump = re.sub(r"(?m)^[0-9a-f]{8}:? +((?:[0-9a-f]{2,4} {1,2})+).*$", lambda m: re.sub(r"\s", "", m[1]), text)
    dump = re.sub(r"(?<=[0-9a-f])\n(?=[0-9a-f]{2})", "", dump)
    for run in RUN16.findall(dump) + RUN16.findall(text):
        yield bytes.fromhex(run).decode("latin-1"), "hex"
    for run in LIST.findall(text):
        numbers = [int(n) for n in re.findall(r"\d+", run)]
        if max(numbers) < 256:
            yield bytes(numbers).decode("latin-1"), "list"


def unescaped(m):
    code = m[1] or m[2]
    return chr(int(code, 16)) if code else {"n": "\n", "t": "\t", "r": "\r"}.get(m[3], m[3])


def decoded64(run):
    run = run.rstrip("=").replace("-", "+").replace("_", "/")
    data = base64.b64decode(run[:len(run) - (len(run) % 4 == 1)] + "=" * (-len(run) % 4)) if len(run) % 4 != 1 else base64.b64decode(run[:-1])
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.GzipFile(fileobj=io.BytesIO(data)).read()
        except (OSError, EOFError):
            pass
    if data[1:2] == b"\0":
        return data.decode("utf-16-le", "replace")
    return data.decode("latin-1")


def views(data):
    """The text of a file, and all that decoding it up to four times gives."""
    text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("utf-8", "replace")
    seen, wave = {text}, [text]
    for _ in range(4):
        following = []
        for view in wave:
            for inner, _ in once_decoded(view):
                if len(inner) > 5 and inner not in seen and len(seen) < 3000:
                    seen.add(inner)
                    following.append(inner)
        wave = following
    return seen


def leaks(value, seen):
    parts = [p for p in value.split("\n") if len(p) > 15] if "\n" in value or len(value) > 500 else []
    if len(value) > 500 and "\n" not in value:
        parts = [value[i:i + 64] for i in range(0, len(value) - 63, 64)]
    if parts:
        return any(p in view for view in seen for p in parts)
    width = max(6, (len(value) + 1) // 2)
    windows = {value[i:i + width] for i in range(max(1, len(value) - width + 1))}
    return any(w in view for view in seen for w in windows)


def parses(data, form):
    try:
        text = data.decode()
        if form == "json":
            json.loads(text)
        elif form == "jsonl":
            for line in text.splitlines():
                json.loads(line)
        elif form == "xml":
            xml.dom.minidom.parseString(data)
        elif form == "toml":
            tomllib.loads(text)
        elif form == "ini":
            configparser.ConfigParser(interpolation=None).read_string(text)
        elif form == "yaml":
            try:
                import yaml
            except ImportError:
                return None
            list(yaml.safe_load_all(text))
        return True
    except Exception:
        return False


def read_all(root):
    files = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, root)] = file.read()
    return files


def share(part, whole): return f"{part}/{whole} = {100 * part / whole:.2f} %" if whole else "none"


class Score:
    """How much was found, and how much was changed that should not be."""

    def __init__(self):
        self.groups = {name: collections.defaultdict(lambda: [0, 0]) for name in ("side", "kind", "context", "dress")}
        self.categories = collections.defaultdict(lambda: [0, 0])
        self.documents, self.notes, self.left_out = [0, 0], [], 0

    def count(self, group, name, isGood):
        pair = self.groups[group][name]
        pair[0] += isGood
        pair[1] += 1

    def side(self, name): return share(*self.groups["side"][name])

    @property
    def changed(self):
        return share(sum(c[0] for c in self.categories.values()), sum(c[1] for c in self.categories.values()))


def found_by_detect_secrets(program, corpus, truth):
    """A secret counts as found when its line is flagged, a dressed one when any line of its file is; a look-alike is
    flagged when any line of its file is."""
    found = json.loads(subprocess.run([program, "scan", "--all-files", "--no-verify", "."], cwd=corpus, stdout=subprocess.PIPE, check=True).stdout)
    lines = {os.path.normpath(name): {hit["line_number"] for hit in hits} for name, hits in found["results"].items()}
    score = Score()
    for secret in truth["secrets"]:
        hits, span = lines.get(secret["place"], set()), secret["lines"]
        if span and secret["dress"] is None:
            # Of a key of many lines it flags the one before.
            first = span[0] - ("\n" in secret["value"])
            hits = [n for n in hits if first <= n <= span[1]]
        score.count("side", side(secret), bool(hits))
    for keep in truth["keeps"]:
        category = score.categories[keep["category"]]
        category[0] += bool(lines.get(keep["place"]))
        category[1] += 1
    return score


def side(secret): return "dressed" if secret["dress"] else "plain"


def of_redacted(truth, clean, raw, level):
    """The score of a bundle, its files as they were and as redaction wrote them."""
    homes, score = collections.defaultdict(list), Score()
    for name, data in clean.items():
        match = re.search(r"host-\d+/(\d{4})/", name)
        if match:
            homes[match[1]].append((name, data))
    for secret in truth["secrets"]:
        there = homes[secret["place"].split("/")[1]]
        score.left_out += not there
        isGone = not any(leaks(secret["value"], views(data)) for _, data in there)
        score.count("side", side(secret), isGone)
        score.count("kind", secret["kind"], isGone)
        score.count("dress" if secret["dress"] else "context", secret["dress"] or secret["context"], isGone)
        if not isGone:
            about = " | ".join(str(secret[n]) for n in ("kind", "context", "dress", "place"))
            score.notes.append(f"LEFT {about} | {secret['value'][:80]!r}\n{excerpt(there)}")
    for keep in truth["keeps"]:
        if not lookalikes.must_stay(keep["text"], level):
            continue
        there = homes[keep["place"].split("/")[1]]
        isChanged = not any(keep["text"].encode() in data for _, data in there)
        score.categories[keep["category"]][0] += isChanged
        score.categories[keep["category"]][1] += 1
        if isChanged:
            score.notes.append(f"CHANGED {keep['category']} | {keep['place']} | {keep['text'][:300]!r}\n{excerpt(there)}")
    for document in truth["documents"]:
        place, form = document["place"], document["format"]
        after = next((data for name, data in clean.items() if name.endswith(place)), None)
        if after is None or parses(raw[place], form) is not True:
            continue
        isWhole = parses(after, form) is True
        score.documents[0] += isWhole
        score.documents[1] += 1
        if not isWhole:
            score.notes.append(f"BROKEN {form} | {place}\n{excerpt([(place, after)])}")
    return score


def excerpt(files):
    return "\n".join("     " + data.decode("utf-8", "replace")[:600].replace("\n", "\n     ") for _, data in files)
