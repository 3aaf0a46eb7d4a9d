"""contact-sync: fetches the partner's contacts page by page."""
import logging
import sys
import time
import tomllib

import requests

with open(sys.argv[1], "rb") as file:
    settings = tomllib.load(file)
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s - %(message)s")
log = logging.getLogger("contact_sync")
pause, stale = (int(settings["sync"][key].rstrip("s")) for key in ("interval", "stale_after"))
url, last = settings["partner"]["url"], time.time()

log.info("contact-sync 5.0.4 reads %s", url)
while True:
    try:
        contacts = []
        for page in range(1, settings["partner"]["pages"] + 1):
            answer = requests.get(f"{url}/contacts-{page}.json", timeout=int(settings["partner"]["timeout"].rstrip("s")))
            answer.raise_for_status()
            contacts += answer.json()["contacts"]
        last = time.time()
        log.info("synchronised %d contacts", len(contacts))
    except requests.RequestException as error:
        log.error("sync stopped at page %d: %s", page, error)
        if time.time() - last > stale:
            log.error("contacts are out of date: last good sync %d s ago", time.time() - last)
    time.sleep(pause)
