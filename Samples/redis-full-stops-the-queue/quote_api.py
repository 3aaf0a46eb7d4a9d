"""quote-api: keeps visitors' carts as sessions in Redis and has prices calculated by a worker behind a Redis list."""
import json
import logging
import os
import random
import re
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import redis

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-8s [%(threadName)s] %(name)s: %(message)s")
log = logging.getLogger("quote_api.http")
jobs_log = logging.getLogger("quote_api.jobs")
store = redis.Redis.from_url(os.environ["REDIS_URL"], decode_responses=True)
ATTEMPTS, PAUSE = int(os.environ["JOB_ATTEMPTS"]), float(os.environ["JOB_RETRY_SECONDS"])


def enqueue(job):
    for attempt in range(1, ATTEMPTS + 1):
        try:
            store.lpush("jobs:quote", json.dumps(job))
            return
        except redis.ResponseError as error:
            jobs_log.warning("job %s not queued, attempt %d of %d: %s", job["id"], attempt, ATTEMPTS, type(error).__name__)
            if attempt == ATTEMPTS:
                raise
            time.sleep(PAUSE)


def quote(sku):
    job = {"id": secrets.token_hex(6), "sku": sku, "at": time.time()}
    enqueue(job)
    reply = store.blpop(f"reply:{job['id']}", timeout=30)
    return json.loads(reply[1]) if reply else None


complained = {"next": 0}


def keep_session(sku):
    page = secrets.token_hex(random.choice((4_000, 32_000)))
    cart = {"started": time.time(), "items": [{"sku": sku, "quantity": 1}], "page": page}
    try:
        store.set(f"session:{secrets.token_hex(16)}", json.dumps(cart))
    except redis.RedisError as error:
        if time.monotonic() > complained["next"]:
            complained["next"] = time.monotonic() + 60
            log.warning("carts go on without a session (told once a minute): %s", error)


class Handler(BaseHTTPRequestHandler):
    server_version = "quote-api/2.7.1"
    sys_version = ""

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        data = json.dumps(body).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except OSError:
            log.info("client went away before the answer to %s %s", self.command, self.path)

    def do_GET(self):
        wanted = re.fullmatch(r"/(cart|quote)/([\w-]+)", self.path)
        if not wanted:
            return self.answer(404, {"error": "not found"})
        kind, sku = wanted.groups()
        began = time.monotonic()
        try:
            if kind == "cart":
                keep_session(sku)
                return self.answer(200, {"cart": sku})
            price = quote(sku)
            log.info("GET %s 200 %.0f ms", self.path, (time.monotonic() - began) * 1000)
            self.answer(200, price)
        except redis.RedisError as error:
            log.error("GET %s failed: %s", self.path, type(error).__name__)
            self.answer(500, {"error": "internal server error"})


store.ping()
log.info("quote-api 2.7.1 listening on 127.0.0.1:8090")
ThreadingHTTPServer(("127.0.0.1", 8090), Handler).serve_forever()
