#!/usr/bin/env python3
"""Writes a bundle full of made-up secrets and look-alikes, and beside it what is where.

    generate.py OUT [--seed N] [--per-kind N]

OUT/corpus is the bundle, OUT/truth.json says of each secret its kind, context, dress, place, lines and value, and of each
look-alike its text. The same seed writes the same bytes. No value is stored anywhere but in OUT.
"""

import argparse
import json
import os
import random
import re
import shutil

import contexts
import kinds
import lookalikes
import wraps


class Corpus:
    def __init__(self, out, rng):
        self.out, self.rng = os.path.join(out, "corpus"), rng
        self.secrets, self.keeps, self.documents, self.number = [], [], [], 0
        shutil.rmtree(self.out, ignore_errors=True)

    def place(self, path):
        """A folder of its own for each file, as hosts of a bundle have."""
        self.number += 1
        return f"host-{self.number // 40:02d}/{self.number:04d}/{path}"

    def write(self, place, data):
        path = os.path.join(self.out, place)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)

    def add(self, kind, context, dress, path, parses, value, data):
        place = self.place(path)
        text = data.decode("utf-8", "replace")
        self.write(place, data)
        if parses:
            self.documents.append({"place": place, "format": parses})
        self.secrets.append({"kind": kind, "context": context, "dress": dress, "place": place, "value": value, "lines": lines_of(text, value)})

    def keep(self, category, path, parses, text):
        place = self.place(path)
        self.write(place, (text + "\n").encode())
        if parses:
            self.documents.append({"place": place, "format": parses})
        self.keeps.append({"category": category, "place": place, "text": text})


def lines_of(text, value):
    """The lines the value stands on, or none where it is not written plainly."""
    at = text.find(value)
    if at < 0:
        return None
    first = text.count("\n", 0, at) + 1
    return [first, first + value.count("\n")]


class Turns:
    """Hands out all of a list in random order before any of it again."""

    def __init__(self, items, rng):
        self.items, self.rng, self.left = list(items), rng, []

    def next(self):
        if not self.left:
            self.left = self.items[:]
            self.rng.shuffle(self.left)
        return self.left.pop()


def fitting(turns, kind, rng):
    """A context, and a value of the kind that its notation can hold."""
    while True:
        context = turns.next()
        for _ in range(60):
            value = kind.make(rng)
            if context.holds(value):
                return context, value


def build(out, seed, per_kind):
    rng = random.Random(seed)
    corpus = Corpus(out, rng)
    pairs, bares = Turns(contexts.PAIR, rng), Turns(contexts.BARE, rng)
    passwords = Turns(contexts.PASSWORD, rng)
    texts = Turns([w for w in wraps.WRAPS if w[2] == "text"], rng)
    values = Turns([w for w in wraps.WRAPS if w[2] == "value"], rng)
    every = kinds.kinds()
    for kind in every:
        for turn in range(per_kind):
            if kind.told == "look" and turn % 2 == 0:
                context, value = fitting(bares, kind, rng)
                text = context.write(value, rng)
            elif kind.told == "password" and turn % 2 == 0:
                context, value = fitting(passwords, kind, rng)
                text = context.write(value, rng)
            else:
                context, value = fitting(pairs, kind, rng)
                text = context.write(kind, value, rng)
            corpus.add(kind.name, context.name, None, context.path, context.parses, value, text.encode())
        # Once more, in another dress.
        if kind.told == "password" or rng.random() < 0.2:
            name, path, _, parses, write = values.next()
            value = kinds.password(rng, False)
            corpus.add(kind.name, "value", name, path, parses, value, write(value, rng))
        else:
            name, path, _, parses, write = texts.next()
            context, value = fitting(pairs, kind, rng)
            if name == "cdata" and "]]>" in value:
                value = kind.make(rng)
            corpus.add(kind.name, context.name, name, path, parses, value, write(context.write(kind, value, rng), rng))
    for context in contexts.OWN:
        for _ in range(2):
            kind, value, text = context.write(rng)
            corpus.add(kind, context.name, None, context.path, context.parses, value, text.encode())
        name, path, _, parses, write = texts.next()
        kind, value, text = context.write(rng)
        corpus.add(kind, context.name, name, path, parses, value, write(text, rng))
    for name, path, of, parses, write in wraps.WRAPS:
        if of == "key":
            for _ in range(3):
                value = kinds.fill("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBK{990:b}", rng)
                corpus.add("key-private-key", "key", name, path, parses, value, write(value, rng))
    for _ in range(2):
        for category, path, templates in lookalikes.TEMPLATES:
            for template in templates:
                corpus.keep(category, path, None, fill_safely(template, rng))
        for category, path, parses, write in lookalikes.DOCUMENTS:
            corpus.keep(category, path, parses, write(rng))
    with open(os.path.join(out, "truth.json"), "w") as file:
        json.dump({"seed": seed, "secrets": corpus.secrets, "keeps": corpus.keeps, "documents": corpus.documents}, file, indent=1)
    return corpus


def fill_safely(template, rng):
    """Fills only places of the form {n:alphabet}: look-alikes hold other braces."""
    return re.sub(r"\{(\d+):([a-zA-Z5])\}", lambda m: kinds.fill("{" + m.group(1) + ":" + m.group(2) + "}", rng), template)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-kind", type=int, default=2)
    options = parser.parse_args()
    corpus = build(options.out, options.seed, options.per_kind)
    names = {s["kind"] for s in corpus.secrets}
    places = {s["context"] for s in corpus.secrets} | {s["dress"] for s in corpus.secrets if s["dress"]}
    print(f"{len(corpus.secrets)} secrets of {len(names)} kinds in {len(places)} contexts, {len(corpus.keeps)} look-alikes")


if __name__ == "__main__":
    main()
