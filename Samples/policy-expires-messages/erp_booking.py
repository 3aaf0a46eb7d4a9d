"""erp-booking: every few seconds fetches the orders that wait in the queue and books them."""
import json
import logging
import sys
import time

import pika
import yaml

settings = yaml.safe_load(open(sys.argv[1]))
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s - %(message)s")
logging.getLogger("pika").setLevel(logging.WARNING)
log = logging.getLogger("erp_booking")
queue, booked = settings["amqp"]["queue"], 0
time.sleep(2)
log.info("erp-booking 6.3 fetches from %s every %d s", queue, settings["booking"]["everySeconds"])
while True:
    connection = pika.BlockingConnection(pika.ConnectionParameters(host=settings["amqp"]["host"], heartbeat=0))
    channel = connection.channel()
    batch = []
    for _ in range(settings["amqp"]["prefetch"]):
        method, _, body = channel.basic_get(queue)
        if method is None:
            break
        batch.append(json.loads(body)["id"])
        channel.basic_ack(method.delivery_tag)
    booked += len(batch)
    span = f", {batch[0]} to {batch[-1]}" if batch else ""
    log.info("booked %d orders%s, %d in all", len(batch), span, booked)
    connection.close()
    time.sleep(settings["booking"]["everySeconds"])
