#!/usr/bin/env python3
"""Kills batches at random moments and lets eight write at once; the casebook must stay sound and lose nothing.

    torture.py CLEARCAUSE [KILLS]      500 unless told otherwise

A line of the NDJSON is written after its case was committed, so every line must have its case in the casebook.
"""
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = ["--no-default-rules", "--rules", str(ROOT / "Tests/CommandTests/Rules")]


def bundles(folder, count):
    folder.mkdir()
    for number in range(count):
        (folder / f"b{number:05}").mkdir()
        (folder / f"b{number:05}" / "shop.log").write_text(
            f"2026-05-04T10:00:00Z INFO started {number}\n2026-05-04T10:00:05Z ERROR cannot store order: /srv/{number} is full\n")
    return sorted(str(p) for p in folder.iterdir())


def batch(tool, paths, book, lines):
    listing = book.parent / f"list-{lines.name}"
    listing.write_text("\n".join(paths))
    return subprocess.Popen(
        [tool, "batch", "--from", str(listing), "--casebook", str(book), "--ndjson", str(lines), "--resume", *RULES],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def check(book, *files):
    """How many cases there are, after holding them against the lines."""
    with sqlite3.connect(book, timeout=60) as database:
        sound = database.execute("PRAGMA integrity_check").fetchall()
        assert sound == [("ok",)], sound
        words = database.execute("SELECT count(*) FROM words").fetchone()[0]
        contents = {row[0] for row in database.execute("SELECT content FROM cases")}
        assert words == len(contents), f"{words} indexed of {len(contents)}"
        database.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    told = set()
    for file in files:
        for line in file.read_bytes().split(b"\n")[:-1]:
            told.add(json.loads(line)["case"]["content"])
    assert told <= contents, f"{len(told - contents)} committed cases are lost"
    return len(contents)


def main(tool, kills):
    dice = random.Random(5)
    tool = os.path.abspath(tool)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        paths = bundles(folder / "b", 3000)
        book, lines = folder / "cases.db", folder / "lines.ndjson"
        killed, rounds = 0, 1
        while killed < kills:
            process = batch(tool, paths, book, lines)
            try:
                process.wait(timeout=dice.uniform(0.05, 1.5))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                killed += 1
            process.wait()
            if book.exists() and book.stat().st_size:
                count = check(book, lines)
                if count == len(paths):
                    rounds += 1
                    for file in folder.glob("cases.db*"):
                        file.unlink()
                    lines.unlink()
        print(f"{killed} kills over {rounds} histories: sound each time, nothing committed was lost")
        for file in [*folder.glob("cases.db*"), *folder.glob("lines*")]:
            file.unlink()
        begun = time.time()
        files = [folder / f"lines-{n}.ndjson" for n in range(8)]
        writers = [batch(tool, paths[n::8], book, files[n]) for n in range(8)]
        failed = [w.stderr.read() for w in writers if w.wait() != 0]
        assert not failed, failed
        count = check(book, *files)
        assert count == len(paths), f"{count} of {len(paths)} cases"
        print(f"8 writers at once: {count} cases, sound, in {time.time() - begun:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500)
