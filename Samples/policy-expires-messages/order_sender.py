"""order-sender: puts the shop's orders into the queue."""
import json
import logging
import random
import sys
import time

import pika
import yaml

settings = yaml.safe_load(open(sys.argv[1]))
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s - %(message)s")
logging.getLogger("pika").setLevel(logging.WARNING)
log = logging.getLogger("order_sender")
connection = pika.BlockingConnection(pika.ConnectionParameters(host=settings["amqp"]["host"], heartbeat=0))
channel = connection.channel()
channel.queue_declare(settings["amqp"]["queue"], durable=True)
channel.confirm_delivery()
number, sent = 480000 + int(time.time()) % 10000, 0
log.info("order-sender 1.12.0 sends to %s", settings["amqp"]["queue"])
while True:
    number, sent = number + 1, sent + 1
    body = {"id": f"A{number}", "sku": f"SKU-{random.randrange(900):04d}", "quantity": random.randrange(1, 5)}
    channel.basic_publish("", settings["amqp"]["queue"], json.dumps(body), pika.BasicProperties(delivery_mode=2))
    log.info("order %s sent and confirmed, %d in all", body["id"], sent)
    time.sleep(random.uniform(0.9, 1.1) / settings["sender"]["perSecond"])
