"""catalog-sync: fetches the product catalog from the supplier's PIM every ten seconds."""
import json
import logging
import os
import sys
import time
from pathlib import Path

import requests
import urllib3.util
from requests.adapters import HTTPAdapter

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
log = logging.getLogger("catalog_sync")
URL, TARGET = os.environ["PIM_URL"], Path(os.environ["CATALOG_FILE"])

session = requests.Session()
session.verify = os.environ["PIM_CA"]
session.mount("https://", HTTPAdapter(max_retries=urllib3.util.Retry(total=2, backoff_factor=0.5)))

log.info("catalog-sync 1.9.3 fetches %s every 10 s", URL)
while True:
    began = time.monotonic()
    try:
        # A new connection each time, as from cron.
        answer = session.get(URL, headers={"Connection": "close"}, timeout=5)
        answer.raise_for_status()
        articles = answer.json()["articles"]
        scratch = TARGET.with_suffix(".new")
        scratch.write_text(json.dumps({"fetched": time.time(), "articles": articles}))
        scratch.rename(TARGET)
        log.info("fetched %d articles in %.0f ms", len(articles), (time.monotonic() - began) * 1000)
    except requests.RequestException:
        log.exception("sync failed, the catalog keeps its last state")
    time.sleep(10)
