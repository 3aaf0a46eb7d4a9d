"""warehouse: takes batches of orders, tells stock. Logs JSON lines."""
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

taken = 0
last = time.time()


def log(level, msg, **fields):
    sys.stdout.write(json.dumps({"ts": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "level": level, "msg": msg, **fields}) + "\n")
    sys.stdout.flush()


class Handler(BaseHTTPRequestHandler):
    server_version = "warehouse/4.7.2"
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

    def do_GET(self):
        global last
        if time.time() - last > 15:
            log("warn", "no orders received", idleSeconds=round(time.time() - last), booked=taken)
            last = time.time() - 10
        if self.path.endswith("/health"):
            return self.answer(200, {"status": "ok", "booked": taken})
        self.answer(200, {"article": self.path.rsplit("/", 1)[-1], "stock": 40})

    def do_POST(self):
        global taken, last
        orders = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["orders"]
        taken, last = taken + len(orders), time.time()
        log("info", "batch booked", orders=len(orders), first=orders[0]["id"], booked=taken)
        self.answer(200, {"booked": len(orders)})


log("info", "warehouse 4.7.2 listening", address="127.0.0.1:8085")
ThreadingHTTPServer(("127.0.0.1", 8085), Handler).serve_forever()
