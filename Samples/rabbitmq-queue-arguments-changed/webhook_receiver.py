"""webhook-receiver: takes webhooks of the payment provider and puts them into a RabbitMQ queue."""
import json
import logging
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pika

VERSION, TTL = os.environ["RELEASE"], int(os.environ["EVENT_TTL_MS"])
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(threadName)s %(name)s - %(message)s")
logging.getLogger("pika").setLevel(logging.WARNING)
log = logging.getLogger("webhook_receiver")
lock = threading.Lock()


def open_channel():
    connection = pika.BlockingConnection(pika.ConnectionParameters(
        host=os.environ["AMQP_HOST"], heartbeat=0, client_properties={"connection_name": f"webhook-receiver {VERSION}"}))
    channel = connection.channel()
    channel.queue_declare("webhooks", durable=True, arguments={"x-message-ttl": TTL})
    channel.confirm_delivery()
    return channel


class Handler(BaseHTTPRequestHandler):
    server_version = f"webhook-receiver/{VERSION}"
    sys_version = ""

    def log_message(self, *_):
        pass

    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        with lock:
            channel.basic_publish("", "webhooks", json.dumps(event), pika.BasicProperties(delivery_mode=2))
        log.info("accepted %s %s", event["type"], event["id"])
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()


log.info("webhook-receiver %s starting", VERSION)
channel = open_channel()
log.info("queue webhooks ready, listening on 127.0.0.1:8070")
ThreadingHTTPServer(("127.0.0.1", 8070), Handler).serve_forever()
