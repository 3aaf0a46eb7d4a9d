"""orders-api: takes orders over HTTP and keeps them, with the shipping label, in PostgreSQL. Logs JSON lines."""
import base64
import datetime
import io
import json
import os
import re
import secrets
import sys
import threading
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg2
import psycopg2.pool

INSTANCE = os.environ["ORDERS_INSTANCE"]
PORT = int(os.environ["ORDERS_PORT"])
pool = None


def log(level, message, **fields):
    moment = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    record = {"@timestamp": moment, "log.level": level, "service": "orders-api", "instance": INSTANCE,
              "message": message, **fields}
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


def label(order):
    """A shipping label as the carrier's service returns it: some 60 KB of PDF, base64."""
    return base64.b64encode(secrets.token_bytes(48_000)).decode()


class Handler(BaseHTTPRequestHandler):
    server_version = "orders-api/4.1.0"
    sys_version = ""

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def guarded(self, work):
        began, trace = time.monotonic(), self.headers.get("X-Request-Id", secrets.token_hex(8))
        try:
            connection = pool.getconn()
            try:
                with connection:
                    with connection.cursor() as cursor:
                        status, body = work(cursor)
            finally:
                pool.putconn(connection)
        except Exception as error:
            status, body = 500, {"error": "internal", "trace": trace}
            log("error", "unhandled exception while serving request", method=self.command, path=self.path,
                status=500, trace=trace,
                **{"error.type": f"{type(error).__module__}.{type(error).__qualname__}",
                   "error.message": str(error), "error.stack_trace": traceback.format_exc()})
        else:
            log("info", "request served", method=self.command, path=self.path, status=status, trace=trace,
                duration_ms=round((time.monotonic() - began) * 1000, 1))
        self.answer(status, body)

    def do_GET(self):
        number = re.fullmatch(r"/orders/(\d+)", self.path)
        if self.path == "/health":
            return self.answer(200, {"status": "up"})
        if not number:
            return self.answer(404, {"error": "no such resource"})

        def read(cursor):
            cursor.execute("SELECT id, sku, quantity FROM orders WHERE id = %s", (int(number[1]),))
            row = cursor.fetchone()
            return (200, dict(zip(("id", "sku", "quantity"), row))) if row else (404, {"error": "no such order"})

        self.guarded(read)

    def do_POST(self):
        order = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def store(cursor):
            cursor.execute("INSERT INTO orders (sku, quantity) VALUES (%s, %s) RETURNING id",
                           (order["sku"], order["quantity"]))
            number = cursor.fetchone()[0]
            cursor.copy_expert("COPY order_labels (order_id, pdf) FROM STDIN",
                               io.StringIO(f"{number}\t{label(order)}\n"))
            return 201, {"id": number}

        self.guarded(store)


def main():
    global pool
    log("info", "starting", version="4.1.0", port=PORT)
    pool = psycopg2.pool.ThreadedConnectionPool(2, 12, os.environ["DATABASE_URL"])
    log("info", "connected to database", database=pool.getconn().get_dsn_parameters()["dbname"])
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever).start()


main()
