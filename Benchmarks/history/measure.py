#!/usr/bin/env python3
"""Measures the casebook on a history that make.py wrote, and holds its answers against the truth.

    measure.py CLEARCAUSE HISTORY [--single 100]

Batch with 1 and 2 jobs beside a shell loop of single `analyze` calls (over the first so many bundles), memory per
worker, the same casebook whatever the jobs, resuming after kill -9, trends against the truth, similar against the truth, and the
forecast's back-test.
"""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import threading
import time


def run(*words, **more):
    return subprocess.run(words, check=True, capture_output=True, text=True, **more).stdout


class Peak:
    """The largest resident set of each worker below a process, by kernel's own high-water mark."""

    def __init__(self, process):
        self.peaks, self.process = {}, process
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        while self.process.poll() is None:
            try:
                for child in children.read_text().split():
                    text = pathlib.Path(f"/proc/{child}/status").read_text()
                    self.peaks[child] = int(text.split("VmHWM:")[1].split()[0]) / 1024
            except (OSError, IndexError):
                pass
            time.sleep(0.2)


def batch(tool, history, book, *more):
    words = [tool, "batch", f"{history}/bundles", "--meta", f"{history}/bundles/meta.csv", "--casebook", str(book), *more]
    begun = time.time()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    peak = Peak(process)
    process.wait()
    return time.time() - begun, peak.peaks, process.returncode


def digest(tool, book):
    return hashlib.sha256(run(tool, "cases", "export", "--casebook", str(book)).encode()).hexdigest()


def speed(tool, history, folder, single):
    bundles = sorted((history / "bundles").glob("*.tar.gz"))
    size = sum(b.stat().st_size for b in bundles)
    begun = time.time()
    for bundle in bundles[:single]:
        run(tool, "analyze", str(bundle), "--format", "json")
    each = (time.time() - begun) / single
    print(f"{len(bundles)} bundles, {size / 1e6:.0f} MB packed; a loop of analyze: {1 / each:.1f} bundles/s")
    digests = []
    for jobs in (1, 2):
        seconds, peaks, status = batch(tool, history, folder / f"jobs{jobs}.db", "--jobs", str(jobs),
                                       "--ndjson", str(folder / f"jobs{jobs}.ndjson"))
        content = sum(json.loads(line)["case"]["bytes"] for line in open(folder / f"jobs{jobs}.ndjson"))
        print(f"{jobs} jobs: {seconds:.1f} s, {len(bundles) / seconds:.1f} bundles/s, {content / 1e6 / seconds:.1f} MB/s of "
              f"content, {len(bundles) / seconds * each:.1f} x the loop, peak of a worker {max(peaks.values()):.0f} MB, "
              f"status {status}")
        digests.append(digest(tool, folder / f"jobs{jobs}.db")
                       + hashlib.sha256((folder / f"jobs{jobs}.ndjson").read_bytes()).hexdigest())
    print("same casebook and lines with 1 and 2 jobs:", digests[0] == digests[1])
    return digests[0]


def resume(tool, history, folder, expected):
    dice, book, lines = random.Random(1), folder / "torn.db", folder / "torn.ndjson"
    words = [tool, "batch", f"{history}/bundles", "--meta", f"{history}/bundles/meta.csv", "--casebook", str(book),
             "--ndjson", str(lines), "--resume"]
    for _ in range(5):
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        time.sleep(dice.uniform(1, 8))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    same = digest(tool, book) + hashlib.sha256(lines.read_bytes()).hexdigest() == expected
    print("after 5 kills and a resume the casebook and lines are the same:", same)


def trends(tool, book, truth):
    sides = {"rule": "rule", "owner": "owner", "account": "account", "version": "version"}
    for side, key in sides.items():
        told = json.loads(run(tool, "trends", "--by", side, "--casebook", str(book), "--format", "json"))
        counted = collections.Counter()
        for line in truth:
            value = line[key]
            if side in ("rule", "owner") and line["rule"] in ("nothing", "unexplained"):
                continue
            counted[(value, line["opened"][:7])] += 1
        mine = collections.Counter()
        for row in told["rows"]:
            for period, count in zip(told["periods"], row["counts"]):
                if count:
                    mine[(row["name"], period[:7])] += count
        wrong = {k: (counted[k], mine[k]) for k in counted | mine if counted[k] != mine[k]}
        print(f"trends by {side}: {sum(counted.values())} cases in {len(counted)} cells, {len(wrong)} cells wrong",
              dict(list(wrong.items())[:4]) or "")


def similar(tool, book, truth, most=300):
    names = {line["bundle"]: i for i, line in enumerate(truth)}
    asked = [line for line in truth if line["twins"]]
    random.Random(2).shuffle(asked)
    right = 0
    for line in asked[:most]:
        found = json.loads(run(tool, "similar", f"T-{names[line['bundle']]:05}", "--most", "1", "--casebook", str(book),
                               "--format", "json"))
        right += bool(found) and found[0]["name"] in line["twins"]
    print(f"similar: the same failure of the same account came first in {right} of {min(most, len(asked))}")


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("tool")
    words.add_argument("history", type=pathlib.Path)
    words.add_argument("--single", type=int, default=100)
    words = words.parse_args()
    tool = os.path.abspath(words.tool)
    truth = [json.loads(line) for line in open(words.history / "truth.ndjson")]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        expected = speed(tool, words.history, folder, words.single)
        book = folder / "jobs1.db"
        trends(tool, book, truth)
        similar(tool, book, truth)
        print(run(tool, "forecast", "--casebook", str(book)))
        resume(tool, words.history, folder, expected)


if __name__ == "__main__":
    main()
