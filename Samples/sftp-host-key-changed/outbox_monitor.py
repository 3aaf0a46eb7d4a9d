"""outbox-monitor: tells when payment files lie in the outbox for too long."""
import logging
import sys
import time
from pathlib import Path

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(asctime)s:%(name)s:%(message)s")
log = logging.getLogger("outbox_monitor")
while True:
    now = time.time()
    late = [file for file in sorted(Path("/srv/erp/outbox").glob("*.xml")) if now - file.stat().st_mtime > 20]
    for file in late:
        log.error("%s has been waiting for %d s, bank cut-off at risk", file.name, now - file.stat().st_mtime)
    if not late:
        log.info("outbox ok")
    time.sleep(5)
