"""price-worker: takes quote jobs from a Redis list and answers each on a list of its own. Logs logfmt."""
import datetime
import json
import os
import sys
import time

import redis

store = redis.Redis.from_url(os.environ["REDIS_URL"], decode_responses=True)


def log(level, msg, **fields):
    moment = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    rest = " ".join(f'{k}="{v}"' if " " in str(v) or '"' in str(v) else f"{k}={v}" for k, v in fields.items())
    sys.stdout.write(f'ts={moment} level={level} component=price-worker msg="{msg}" {rest}'.rstrip() + "\n")
    sys.stdout.flush()


log("info", "started", queue="jobs:quote", version="2.7.1")
done, idle_since = 0, None
while True:
    item = store.brpop("jobs:quote", timeout=5)
    if item is None:
        idle_since = idle_since or time.time() - 5
        log("warn", "no job received", queue="jobs:quote", idle_s=round(time.time() - idle_since), done=done)
        continue
    idle_since = None
    job = json.loads(item[1])
    time.sleep(0.02)
    try:
        reply = f"reply:{job['id']}"
        store.rpush(reply, json.dumps({"sku": job["sku"], "price": "19.90", "currency": "EUR"}))
        store.expire(reply, 60)
        done += 1
        log("info", "job done", job=job["id"], sku=job["sku"], waited_ms=round((time.time() - job["at"]) * 1000))
    except redis.RedisError as error:
        log("error", "job dropped", job=job["id"], err=error)
