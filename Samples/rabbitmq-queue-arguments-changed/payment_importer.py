"""payment-importer: books the payments it finds in the queue. Logs JSON lines."""
import json
import os
import sys
import time

import pika


def log(level, msg, **fields):
    sys.stdout.write(json.dumps({"time": int(time.time() * 1000), "level": level, "name": "payment-importer", "msg": msg, **fields}) + "\n")
    sys.stdout.flush()


connection = pika.BlockingConnection(pika.ConnectionParameters(host=os.environ["AMQP_HOST"], heartbeat=0))
channel = connection.channel()
log(30, "consuming", queue="webhooks")
last, booked = time.time(), 0
for method, _, body in channel.consume("webhooks", inactivity_timeout=10):
    if method is None:
        log(40, "no payment event received", queue="webhooks", idleSeconds=round(time.time() - last), booked=booked)
        continue
    event, last, booked = json.loads(body), time.time(), booked + 1
    channel.basic_ack(method.delivery_tag)
    log(30, "payment booked", event=event["id"], type=event["type"])
