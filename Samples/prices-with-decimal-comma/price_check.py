"""price-check: warns when the shop's prices get old. Logs key=value."""
import configparser
import datetime
import sys
import time

import psycopg2

settings = configparser.ConfigParser()
settings.read(sys.argv[1])
limit = int(settings["check"]["stale_after_seconds"])
connection = psycopg2.connect(settings["database"]["dsn"])
connection.autocommit = True
began, seen, count = time.time(), time.time(), 0


def log(level, text):
    now = datetime.datetime.now(datetime.timezone.utc)
    sys.stdout.write(f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03d}Z level={level} component=price-check {text}\n")
    sys.stdout.flush()


while True:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM prices")
        now = cursor.fetchone()[0]
    if now > count:
        seen, count = time.time(), now
    age = time.time() - seen
    if age > limit:
        log("error", f'msg="prices are stale, the shop shows them no more" age={age:.0f}s limit={limit}s prices={count}')
    else:
        log("info", f'msg="prices are fresh" age={age:.0f}s prices={count}')
    time.sleep(3)
