#!/usr/bin/env python3
"""Writes a support history: bundles of many accounts over two years, what is known of them, and the truth.

    make.py FOLDER [BUNDLES]      2,000 bundles unless told otherwise; the same bytes every time

FOLDER/bundles/*.tar.gz with meta.csv beside them; FOLDER/truth.ndjson says of each bundle its root cause (a rule, "nothing"
or "unexplained"), its owner and which earlier bundles are the same failure of the same account.

Each bundle is a real run of Samples/: its days are moved to when the case was opened, its hosts are those of the account,
other logs are mixed in. Runs that hold certificates keep their days, because a certificate's cannot be moved.
"""
import csv
import datetime
import gzip
import io
import json
import pathlib
import random
import re
import subprocess
import sys
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
START = datetime.datetime(2024, 11, 4)
DAYS = 728
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
NAMES = ("acme borea cedar delta ember fjord gamma hazel indigo juno karst lumen mesa nimbus orion pylon quill raven "
         "sable tundra umbra vesta willow xenon yarrow zephyr").split()


class Run:
    """A sample's files, and what is true of it."""

    def __init__(self, folder, name, rule, owner):
        self.name, self.rule, self.owner = name, rule, owner
        self.files = {p.relative_to(folder).as_posix(): p.read_bytes()
                      for p in sorted(folder.rglob("*")) if p.is_file()}
        self.is_fixed = any(b"BEGIN CERT" in text or b"BEGIN TRUSTED" in text for text in self.files.values())
        days = re.findall(rb"\b(20\d\d)-(\d\d)-(\d\d)[T ]", b"\n".join(self.files.values()))
        self.day = max(datetime.date(*map(int, d)) for d in set(days)) if days else None


def runs():
    """Every committed run of a story; a packed one is unpacked by bsdtar."""
    for story in sorted(ROOT.glob("Samples/*/story.yaml")):
        text = story.read_text()
        rule = re.search(r"^  rule: (\S+)", text, re.M).group(1)
        owner = re.search(r"^  owner: (\S+)", text, re.M)
        folder = story.parent
        with tempfile.TemporaryDirectory() as scratch:
            bad = next((folder / n for n in ("bundle", "bad") if (folder / n).is_dir()), None)
            if bad is None:
                subprocess.run(["bsdtar", "-xf", str(next(folder.glob("bundle.tar.*"))), "-C", scratch], check=True)
                bad = pathlib.Path(scratch)
            yield Run(bad, folder.name, rule, owner.group(1) if owner else None)
        if (folder / "good").is_dir():
            yield Run(folder / "good", folder.name + "-good", "nothing", None)


def moved(data, day, to):
    """The text with every date of the run's days moved by as many days."""
    gap = to - day
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data

    def date(year, month, number):
        try:
            old = datetime.date(int(year), int(month), int(number))
        except ValueError:
            return None
        return old + gap if abs((old - day).days) <= 2 else None

    def iso(match):
        new = date(match[1], match[3], match[4])
        return f"{new.year}{match[2]}{new.month:02}{match[2]}{new.day:02}" if new else match[0]

    def apache(match):
        new = date(match[3], MONTHS.index(match[2]) + 1, match[1])
        return f"{new.day:02}/{MONTHS[new.month - 1]}/{new.year}" if new else match[0]

    def spoken(match):
        new = date(match[3], MONTHS.index(match[2]) + 1, match[1])
        return f"{new.day:02} {MONTHS[new.month - 1]} {new.year}" if new else match[0]

    def syslog(match):
        new = date(day.year, MONTHS.index(match[2]) + 1, match[3])
        if not new:
            return match[0]
        weekday = f"{WEEKDAYS[new.weekday()]} " if match[1] else ""
        return f"{weekday}{MONTHS[new.month - 1]} {new.day:2} "

    months = "|".join(MONTHS)
    text = re.sub(r"\b(20\d\d)([-/])(\d\d)\2(\d\d)", iso, text)
    text = re.sub(rf"\b(\d\d)/({months})/(20\d\d)", apache, text)
    text = re.sub(rf"\b(\d\d) ({months}) (20\d\d)", spoken, text)
    text = re.sub(rf"\b((?:{'|'.join(WEEKDAYS)}) )?({months}) ( ?\d\d?) ", syslog, text)
    return text.encode()


def placed(data, account):
    """The text with the hosts of the account: shop.example becomes shop.acme.example."""
    return re.sub(rb"\b([a-z0-9-]+)\.example\b", rb"\1." + account.encode() + rb".example", data)


def noise(dice, day):
    """A log of a program nobody has rules for, in good order."""
    lines = []
    for number in range(dice.randrange(200, 2000)):
        second = number * 7
        lines.append(f"{day}T{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}Z INFO batch {number} of "
                     f"{dice.randrange(1000)} rows done in {dice.randrange(900)} ms\n")
    return "".join(lines).encode()


def trouble(dice, day, kind):
    """The same with errors no rule knows; `kind` tells which of some programs it is."""
    thing = ["ledger", "planogram", "loyalty", "returns", "pallet", "voucher"][kind]
    lines = noise(dice, day).decode().splitlines(keepends=True)
    for number in range(dice.randrange(3, 30)):
        place = dice.randrange(len(lines))
        stamp = lines[place].split(" ")[0]
        lines.insert(place, f"{stamp} ERROR the {thing} {dice.randrange(9999)} disagrees with its mirror image\n")
    return "".join(lines).encode()


def pack(path, files, opened):
    """A tar.gz that is the same bytes every time."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as tar:
        for name, data in sorted(files.items()):
            entry = tarfile.TarInfo(f"bundle/{name}")
            entry.size, entry.mtime = len(data), int(opened.timestamp())
            tar.addfile(entry, io.BytesIO(data))
    with open(path, "wb") as out, gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6, mtime=0, filename="") as zipped:
        zipped.write(raw.getvalue())


def moments(dice, count):
    """When cases are opened: more from year to year, more on weekdays, a peak before Christmas."""
    chosen = []
    while len(chosen) < count:
        moment = START + datetime.timedelta(seconds=dice.randrange(DAYS * 86_400))
        weight = 0.45 + 0.25 * (moment - START).days / DAYS
        weight *= 0.35 if moment.weekday() > 4 else 1
        weight *= 1.4 if moment.month in (11, 12) else 1
        if dice.random() < weight:
            chosen.append(moment)
    return sorted(chosen)


def main(folder, count):
    dice = random.Random(6)
    folder = pathlib.Path(folder)
    (folder / "bundles").mkdir(parents=True, exist_ok=True)
    bad, good = [], []
    for run in runs():
        (good if run.rule == "nothing" else bad).append(run)
    accounts = [f"{a}-{b}" for a in NAMES for b in ("eu", "us", "retail", "wholesale", "labs")][:120]
    weights = [1 / (n + 4) for n in range(len(accounts))]
    past, meta, truth = {}, [], []
    for number, opened in enumerate(moments(dice, count)):
        account = dice.choices(accounts, weights)[0]
        version = f"4.{min(8, (opened - START).days // 90 + dice.choice([0, 0, 0, -1]))}".replace("-1", "0")
        chance = dice.random()
        kind = None
        if chance < 0.72:
            run = dice.choices(bad, [1 / (n + 2) for n in range(len(bad))])[0]
        elif chance < 0.87:
            run = dice.choice(good)
        else:
            run, kind = None, dice.randrange(6)
        files = {}
        if run:
            day = opened.date() if run.day and not run.is_fixed else None
            for name, data in run.files.items():
                files[name] = placed(moved(data, run.day, day) if day else data, account)
            if run.is_fixed:
                files = dict(run.files)
        if run is None or dice.random() < 0.4:
            when = opened.date() if run is None or not run.is_fixed else run.day
            files["other/erp-sync.log"] = noise(dice, when)
        if kind is not None:
            files["logs/backoffice.log"] = trouble(dice, opened.date(), kind)
        files["about.txt"] = f"case {number} of {account}\n".encode()
        name = f"{account}-{opened:%Y%m%d}-{number:05}.tar.gz"
        pack(folder / "bundles" / name, files, opened)
        hours = dice.expovariate(1 / (20 if run and run.owner == "customer" else 60)) + 0.5
        closed = opened + datetime.timedelta(hours=hours)
        failure = run.name if run and run.rule != "nothing" else None
        meta.append([name, account, f"T-{number:05}", version, dice.choice(["production"] * 4 + ["staging"]),
                     opened.strftime("%Y-%m-%dT%H:%M:%SZ"), closed.strftime("%Y-%m-%dT%H:%M:%SZ")])
        earlier = past.setdefault((account, failure), [])
        truth.append({"bundle": name, "account": account, "version": version, "opened": meta[-1][5],
                      "rule": run.rule if run else "unexplained", "owner": run.owner if run else None,
                      "run": run.name if run else f"unexplained-{kind}", "twins": list(earlier) if failure else []})
        earlier.append(name)
    with open(folder / "bundles" / "meta.csv", "w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow("bundle account ticket version environment opened closed".split())
        rows.writerows(meta)
    with open(folder / "truth.ndjson", "w") as out:
        out.writelines(json.dumps(line) + "\n" for line in truth)
    print(f"{len(meta)} bundles of {len(bad)} failures and {len(good)} healthy runs in {folder}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
