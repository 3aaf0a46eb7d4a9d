"""price-export: publishes the prices of the catalog for the shops every five seconds. Logs key=value."""
import datetime
import json
import os
import sys
import time
from pathlib import Path

CATALOG, EXPORT = Path(os.environ["CATALOG_FILE"]), Path(os.environ["EXPORT_FILE"])
LIMIT = int(os.environ["CATALOG_MAX_AGE_SECONDS"])


def log(level, text):
    now = datetime.datetime.now(datetime.timezone.utc)
    sys.stdout.write(f"{now:%Y-%m-%d %H:%M:%S},{now.microsecond // 1000:03d} [export-1] {level:5} c.e.prices.Export - {text}\n")
    sys.stdout.flush()


while True:
    try:
        catalog = json.loads(CATALOG.read_text())
        age = time.time() - catalog["fetched"]
        if age > LIMIT:
            log("ERROR", f"Catalog is {age:.0f} s old, the limit is {LIMIT} s. No prices exported.")
            if EXPORT.exists():
                EXPORT.unlink()
                log("WARN", f"Withdrew {EXPORT} so that nobody sells at old prices.")
        else:
            EXPORT.write_text("".join(f"{a['sku']};{a['price']}\n" for a in catalog["articles"]))
            log("INFO", f"Exported {len(catalog['articles'])} prices to {EXPORT}.")
    except FileNotFoundError:
        log("INFO", "No catalog yet.")
    time.sleep(5)
