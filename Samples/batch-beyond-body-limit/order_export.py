"""order-export: sends the orders that came in to the warehouse, a batch at a time."""
import json
import logging
import sys
import time
from pathlib import Path

import requests

settings = dict(
    line.split("=", 1) for line in Path(sys.argv[1]).read_text().splitlines() if "=" in line and not line.startswith("#"))
logging.basicConfig(
    stream=sys.stdout, level=settings["log.level"], format="%(asctime)s %(levelname)s [%(threadName)s] %(name)s - %(message)s")
logging.getLogger("urllib3").setLevel(logging.WARNING)
log = logging.getLogger("order_export")
size, pause = int(settings["export.batch_size"]), int(settings["export.interval.seconds"])
session = requests.Session()
session.headers["User-Agent"] = "order-export/3.1.0"
began, sent, tries = time.time(), 0, 0
START = int(time.time()) % 86400 * 100


def order(n):
    return {"id": f"O-{START + n:09d}", "customer": f"C{n * 7919 % 100000:05d}", "sku": f"SKU-{n % 900:04d}", "quantity": 1 + n % 4,
            "placed": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began + n / 5000))}


log.info("order-export 3.1.0 starting, %s", settings["endpoint"])
while True:
    # A night's orders wait at the start; then come 60 a second.
    waiting = 18000 + int((time.time() - began) * 60) - sent
    batch = [order(sent + n) for n in range(min(size, waiting))]
    body = json.dumps({"orders": batch})
    log.debug("prepared %d orders of %d waiting", len(batch), waiting)
    started = time.monotonic()
    try:
        answer = session.post(settings["endpoint"], data=body, headers={"Content-Type": "application/json"},
                              timeout=(float(settings["http.connect.timeout.seconds"]), float(settings["http.read.timeout.seconds"])))
        answer.raise_for_status()
        sent, tries = sent + len(batch), 0
        log.info("sent %d orders, %d bytes, in %.0f ms", len(batch), len(body), (time.monotonic() - started) * 1000)
    except requests.RequestException as error:
        tries += 1
        log.error("attempt %d: batch of %d orders not accepted: %s", tries, len(batch), error)
        if tries >= int(settings["export.max_attempts"]):
            log.error("orders are late: %d wait, the oldest since %.0f s", waiting, time.time() - began)
            tries = 0
    time.sleep(pause if size < 1000 or tries == 0 else 2)
