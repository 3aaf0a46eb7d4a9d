#!/usr/bin/env python3
"""Fills a casebook that clearcause made with made-up cases, to time its commands.

    fill.py CASEBOOK [CASES]      100,000 cases of 10 findings each unless told otherwise

The file must exist with its tables (any command that may write makes one).
"""
import hashlib
import json
import random
import sqlite3
import sys

DAY = 86_400_000_000
START = 1_700_000_000_000_000


def main(path, cases):
    dice = random.Random(6)
    book = sqlite3.connect(path)
    book.execute("PRAGMA synchronous = OFF")
    rules = [f"system{n % 30}/rule-{n}" for n in range(1200)]
    weights = [1 / (n + 3) for n in range(1200)]
    owners = ["customer", "network", "platform", "third-party", "vendor"]
    base = (book.execute("SELECT max(id) FROM cases").fetchone()[0] or 0) + 1
    for number in range(base, base + cases):
        content = hashlib.sha256(f"case {number}".encode()).hexdigest()
        happened = START + int(dice.random() * 730 * DAY)
        closed = happened + int(dice.expovariate(1 / 3) * DAY)
        account = f"account-{int(dice.paretovariate(1)) % 3000}"
        chosen = dice.choices(rules, weights, k=10)
        state = dice.choices(["diagnosed", "unexplained", "healthy"], [8, 1, 1])[0]
        root = chosen[0] if state == "diagnosed" else None
        system = root.split("/")[0] if root else None
        owner = owners[rules.index(root) % 5] if root else None
        book.execute(
            "INSERT INTO cases VALUES (" + ",".join("?" * 26) + ")",
            (number, content, f"bundle-{number}.tar.gz", None, "filler", account, f"T-{number}",
             f"4.{dice.randrange(9)}", "production", None, happened, closed, happened, 12, 48_000,
             None, None, state, root, system, owner, f"mode.{system}" if root else None,
             10, 400, 14, "[]"))
        host = f"db-{dice.randrange(4000)}.site.example"
        rows = []
        for place, rule in enumerate(chosen):
            role = "root_cause" if place == 0 and root else "symptom"
            rows.append((number, place, rule, role, f"{rule} at {host}", "because", "high", "certain",
                         owners[rules.index(rule) % 5], f"mode.{rule.split('/')[0]}", "app", 3,
                         happened, happened, json.dumps([{"name": "host", "value": host}]),
                         json.dumps([{"file": "logs/app.log", "line": 7, "text": f"no {host}"}])))
        book.executemany("INSERT INTO findings VALUES (" + ",".join("?" * 16) + ")", rows)
        texts = [f"label {dice.randrange(3000)} of <n> is late" for _ in range(3)]
        book.executemany(
            "INSERT INTO templates VALUES (?,?,?,3,'error',NULL,NULL,NULL,0,'logs/app.log',2,?)",
            [(number, place, text, text) for place, text in enumerate(texts)])
        book.executemany("INSERT OR IGNORE INTO systems VALUES (?, ?)",
                         [(number, rule.split("/")[0]) for rule in chosen])
        if root and dice.random() < 0.2:
            book.execute(
                "INSERT INTO outcomes (case_id, rule, is_right, because, said) VALUES (?,?,?,?,?)",
                (number, root, int(dice.random() < 0.9), "changed the setting", closed))
        book.execute("INSERT INTO words (rowid, name, about, findings, templates, notes) "
                     "VALUES (?,?,?,?,?,'')",
                     (number, f"bundle-{number}.tar.gz", account, " ".join(chosen) + " " + host,
                      " ".join(texts)))
    book.commit()
    book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(*(f"{book.execute(f'SELECT count(*) FROM {t}').fetchone()[0]} {t}"
            for t in ("cases", "findings")), sep=", ")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 100_000)
