"""stock-report: the nightly valuation. Corrects the stock table, then hands the report to the finance system."""
import logging
import socket
import sys
import time

import psycopg2

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s - %(name)s - %(levelname)s - %(message)s")
log = logging.getLogger("stock-report")

log.info("run started")
connection = psycopg2.connect("host=db-1 dbname=shop user=reports application_name=stock-report")
cursor = connection.cursor()
cursor.execute("UPDATE stock SET valued_at = now(), value = available * price")
log.info("valued %d articles (backend pid %d), building the report", cursor.rowcount, connection.get_backend_pid())
cursor.execute("SELECT sku, value FROM stock ORDER BY sku")
lines = [f"{sku};{value}" for sku, value in cursor.fetchall()]
log.info("report has %d lines, sending it to finance-1:9400", len(lines))
with socket.create_connection(("finance-1", 9400)) as finance:
    finance.sendall("\n".join(lines).encode() + b"\n.\n")
    began = time.monotonic()
    finance.settimeout(15)
    while True:
        try:
            answer = finance.recv(64)
            break
        except socket.timeout:
            log.info("waiting for finance-1 to acknowledge the report, %d s", time.monotonic() - began)
connection.commit()
log.info("run finished: %r", answer)
