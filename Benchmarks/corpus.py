#!/usr/bin/env python3
"""Writes the benchmark's logs: the same bytes for the same arguments, on any machine.

Three corpora under the target folder: `varied/` (compresses about 6 : 1), `repetitive/` (about 15 : 1)
and `small/` (many files of about 12 KB). Half a percent of the lines are error lines, taken from the
rule library's own examples where there is one, so that rules match as often as in a bad hour.
"""

import argparse
import pathlib
import random
import re
import shutil
import sys
import time

import shapes

HERE = pathlib.Path(__file__).resolve().parent
VERSION = 2


def evidence_lines(rules):
    """Lines that sixty of the library's rules cite as evidence, the same ones every time."""
    found = set()
    for path in sorted(rules.glob("**/*.yaml")) if rules.is_dir() else []:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            match = re.match(r"\s+→ (.{12,400})$", line)
            if match:
                found.add(match.group(1))
    return random.Random("evidence").sample(sorted(found), min(60, len(found)))


def sizes(total, count):
    """So many sizes that add up to the total: few large files, many small ones."""
    weights = [1 / (rank + 1) ** 0.8 for rank in range(count)]
    scale = total / sum(weights)
    return [max(4096, int(w * scale)) for w in weights]


def write_corpus(folder, name, total, rich, errors, say):
    rng = random.Random(name)
    values = shapes.pools(rng, rich)
    own = shapes.compiled([(1, e) for e in shapes.ERRORS], values)
    lines = errors or [
        text[:-1] % tuple(rng.choice(p) for p in pools) for text, pools in own for _ in range(8)
    ]
    names = list(shapes.SHAPES)
    written = 0
    for index, size in enumerate(sizes(total, 2 * len(names))):
        shape = names[index % len(names)]
        writer = shapes.Writer(shape, index, values, lines, rich)
        host = "host-%02d" % (index // 4)
        path = folder / host / writer.file.replace("{id8}", "%08x" % rng.getrandbits(32))
        if path.exists():
            path = path.with_name(path.name + ".1")
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            left = size
            while left > 0:
                block = writer.block(min(left, 1 << 20))
                file.write(block)
                left -= len(block)
                written += len(block)
        say(f"{name}: {written >> 20} of {total >> 20} MB")
    return written


def write_small(folder, count, errors, say):
    rng = random.Random("small")
    values = shapes.pools(rng, True)
    names = list(shapes.SHAPES)
    writers = [shapes.Writer(name, "small", values, errors, True) for name in names]
    for index in range(count):
        writer = writers[index % len(writers)]
        path = folder / ("%03d" % (index // 100)) / ("%s-%05d.log" % (names[index % len(names)], index))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(writer.block(int(12_000 * rng.uniform(0.3, 1.7))), encoding="utf-8")
        if index % 1000 == 999:
            say(f"small: {index + 1} of {count} files")


def ready(folder, megabytes, files, rules):
    """Writes what is missing and returns the folder."""
    errors = evidence_lines(rules)
    mark = folder / "made-of"
    wanted = f"{VERSION} {megabytes} {files} {len(errors)}\n"
    if mark.exists() and mark.read_text() == wanted:
        return folder
    for name in ("varied", "repetitive", "small", "archives"):
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    terminal = sys.stderr.isatty()

    def say(text):
        if terminal:
            print(f"\r\033[K  {text}", end="", file=sys.stderr, flush=True)

    began = time.time()
    total = megabytes << 20
    write_corpus(folder / "varied", "varied", total, True, errors, say)
    write_corpus(folder / "repetitive", "repetitive", total, False, errors, say)
    write_small(folder / "small", files, errors, say)
    if terminal:
        print("\r\033[K", end="", file=sys.stderr)
    print(f"  written in {time.time() - began:.0f} s; error lines: {len(errors) or 'our own'}", file=sys.stderr)
    mark.write_text(wanted)
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=pathlib.Path, default=HERE / "corpus", help="the folder to fill")
    parser.add_argument("--megabytes", type=int, default=512, help="of each of the two large corpora")
    parser.add_argument("--files", type=int, default=20_000, help="number of small files")
    parser.add_argument("--rules", type=pathlib.Path, default=HERE.parent / "Rules", help="where error lines come from")
    arguments = parser.parse_args()
    ready(arguments.into, arguments.megabytes, arguments.files, arguments.rules)


if __name__ == "__main__":
    main()
