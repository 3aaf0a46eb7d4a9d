"""Visitors of a web site: sends requests at a steady rate and prints how they were answered.

usage: visitors.py RATE SECONDS PLAN, where PLAN is a JSON list of
{"weight": 3, "method": "POST", "url": "http://…", "body": {…}}. In url and body `{n}` is a number that
counts up, `{old}` a smaller one, `{mod}` one from 1 to 300. Every request names one of a few client addresses (RFC
5737) in X-Forwarded-For, as a load balancer would.
"""
import collections
import json
import random
import sys
import threading
import time
import urllib.error
import urllib.request

AGENTS = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "okhttp/4.12.0",
    "pos-terminal/3.2",
]
CLIENTS = [f"198.51.100.{n}" for n in (7, 23, 41, 88, 130, 201)] + [f"203.0.113.{n}" for n in (5, 64, 117)]

rate, seconds, plan = float(sys.argv[1]), float(sys.argv[2]), json.loads(sys.argv[3])
weights = [step.get("weight", 1) for step in plan]
answers = collections.Counter()
dice = random.Random(7)


def filled(value, n):
    if isinstance(value, str):
        numbers = {"{n}": n, "{old}": max(1, n - 1 - n % 97), "{mod}": 1 + n * 7 % 300}
        for hole, number in numbers.items():
            value = value.replace(hole, str(number))
        return value
    if isinstance(value, dict):
        return {key: filled(inner, n) for key, inner in value.items()}
    return value


def visit(step, n, client, agent):
    body = json.dumps(filled(step["body"], n)).encode() if "body" in step else None
    request = urllib.request.Request(filled(step["url"], n), data=body, method=step.get("method", "GET"))
    request.add_header("User-Agent", agent)
    request.add_header("X-Forwarded-For", client)
    if body:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
            answers[answer.status] += 1
    except urllib.error.HTTPError as error:
        answers[error.code] += 1
    except OSError as error:
        answers[type(error).__name__] += 1


start, n, threads = time.monotonic(), 0, []
while (now := time.monotonic()) < start + seconds:
    n += 1
    step = dice.choices(plan, weights)[0]
    who = dice.randrange(len(CLIENTS))
    thread = threading.Thread(target=visit, args=(step, n, CLIENTS[who], AGENTS[who % len(AGENTS)]), daemon=True)
    thread.start()
    threads.append(thread)
    pause = start + n / rate * dice.uniform(0.97, 1.03) - time.monotonic()
    if pause > 0:
        time.sleep(pause)
for thread in threads:
    thread.join(60)
print(dict(answers))
