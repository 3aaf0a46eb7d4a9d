#!/usr/bin/env python3
"""Says how much of a secret corpus is still there after redaction.

    score.py WORK [--seed N] [--clearcause PROGRAM] [--detect-secrets PROGRAM] [--misses]

Makes the corpus in WORK, redacts it, unpacks the result and looks for every value, in clear and in every usual encoding.
A value counts as leaked when half of it stands there in a row (of a key of many lines: one of them).
A look-alike counts as changed when its text is not there byte for byte.
"""

import argparse
import base64
import collections
import configparser
import gzip
import html
import io
import json
import os
import re
import shutil
import subprocess
import tomllib
import urllib.parse
import xml.dom.minidom

import generate

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


def share(part, whole): return f"{part}/{whole} = {100 * part / whole:.1f} %" if whole else "none"


def table(title, groups):
    print(title)
    for name, (part, whole) in sorted(groups.items()):
        if part < whole:
            print(f"  {name}: {share(part, whole)}")


def detect(program, corpus, truth):
    """What detect-secrets flags: a secret counts when its line is flagged, a dressed one when any line of its file is."""
    found = json.loads(subprocess.run([program, "scan", "--all-files", "--no-verify", "."], cwd=corpus, stdout=subprocess.PIPE, check=True).stdout)
    lines = {os.path.normpath(name): {hit["line_number"] for hit in hits} for name, hits in found["results"].items()}
    counts = collections.defaultdict(lambda: [0, 0])
    for secret in truth["secrets"]:
        hits = lines.get(secret["place"], set())
        span = secret["lines"]
        hit = any(span[0] - 1 <= n <= span[1] for n in hits) if span and secret["dress"] is None and "\n" in secret["value"] \
            else any(span[0] <= n <= span[1] for n in hits) if span and secret["dress"] is None else bool(hits)
        group = counts["encoded" if secret["dress"] else "plain"]
        group[0] += hit
        group[1] += 1
    changed = sum(bool(lines.get(keep["place"])) for keep in truth["keeps"])
    print(f"detect-secrets: recall plain {share(*counts['plain'])}, encoded or nested {share(*counts['encoded'])}, "
          f"look-alikes flagged {share(changed, len(truth['keeps']))}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-kind", type=int, default=2)
    parser.add_argument("--clearcause", default=os.path.join(os.path.dirname(__file__), "../../.build/debug/clearcause"))
    parser.add_argument("--detect-secrets")
    parser.add_argument("--misses", action="store_true", help="print every miss, with what is left of it")
    options = parser.parse_args()
    work = os.path.join(options.work, f"seed-{options.seed}")
    generate.build(work, options.seed, options.per_kind)
    with open(os.path.join(work, "truth.json")) as file:
        truth = json.load(file)
    bundle, clean = os.path.join(work, "clean.tar.gz"), os.path.join(work, "clean")
    shutil.rmtree(clean, ignore_errors=True)
    os.makedirs(clean)
    subprocess.run([options.clearcause, "redact", os.path.join(work, "corpus"), "-o", bundle, "--force"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run(["tar", "-xzf", bundle, "-C", clean], check=True)
    report(truth, read_all(clean), read_all(os.path.join(work, "corpus")), options)
    if options.detect_secrets:
        detect(options.detect_secrets, os.path.join(work, "corpus"), truth)


def report(truth, files, raw, options):
    homes = collections.defaultdict(list)
    for name, data in files.items():
        match = re.search(r"host-\d+/(\d{4})/", name)
        if match:
            homes[match[1]].append((name, data))
    counts = {name: collections.defaultdict(lambda: [0, 0]) for name in ("all", "kind", "context", "dress")}
    gone = 0
    for secret in truth["secrets"]:
        number = secret["place"].split("/")[1]
        there = homes[number]
        gone += not there
        hit = not any(leaks(secret["value"], views(data)) for _, data in there)
        side = "encoded" if secret["dress"] else "plain"
        groups = [("all", side), ("kind", secret["kind"]), ("dress", secret["dress"])] if secret["dress"] else [("all", side), ("kind", secret["kind"]), ("context", secret["context"])]
        for group, name in groups:
            counts[group][name][0] += hit
            counts[group][name][1] += 1
        if options.misses and not hit:
            print(f"MISS {secret['kind']} | {secret['context']} | {secret['dress']} | {secret['place']} | {secret['value'][:80]!r}")
            print("     " + there[0][1][:600].decode("utf-8", "replace").replace("\n", "\n     "))
    changed = []
    categories = collections.defaultdict(lambda: [0, 0])
    for keep in truth["keeps"]:
        there = homes[keep["place"].split("/")[1]]
        kept = any(keep["text"].encode() in data for _, data in there)
        categories[keep["category"]][0] += not kept
        categories[keep["category"]][1] += 1
        if not kept:
            changed.append(keep)
            if options.misses:
                print(f"CHANGED {keep['category']} | {keep['place']} | {keep['text'][:300]!r}\n     " + " ".join(d.decode("utf-8", "replace")[:300] for _, d in there))
    documents, whole = 0, 0
    for document in truth["documents"]:
        before = parses(raw[document["place"]], document["format"])
        after = next((d for n, d in files.items() if n.endswith(document["place"])), None)
        if before is True and after is not None:
            whole += 1
            good = parses(after, document["format"])
            documents += good is True
            if options.misses and good is not True:
                print(f"BROKEN {document['format']} | {document['place']}\n     " + after[:600].decode("utf-8", "replace").replace("\n", "\n     "))
        elif options.misses and before is False:
            print(f"never parsed {document}")
    table("Recall below 100 %, by kind:", counts["kind"])
    table("by context:", counts["context"])
    table("by dress:", counts["dress"])
    print("Look-alikes changed: " + (", ".join(f"{n} {c[0]}" for n, c in sorted(categories.items()) if c[0]) or "none"))
    print(f"{len(truth['secrets'])} secrets of {len(counts['kind'])} kinds in {len(counts['context'])} contexts and {len(counts['dress'])} dresses; "
          f"{len(truth['keeps'])} look-alikes; seed {truth['seed']}")
    print(f"clearcause: recall plain {share(*counts['all']['plain'])}, encoded or nested {share(*counts['all']['encoded'])} "
          f"({gone} of the secrets were in files left out), look-alikes changed {share(len(changed), len(truth['keeps']))}, "
          f"documents that still parse {share(documents, whole)}")


if __name__ == "__main__":
    main()
