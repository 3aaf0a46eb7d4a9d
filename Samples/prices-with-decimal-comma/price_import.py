"""price-import: copies the price lists of the supplier into the database."""
import configparser
import logging
import sys
import time
from pathlib import Path

import psycopg2

settings = configparser.ConfigParser()
settings.read(sys.argv[1])
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
log = logging.getLogger("price_import")
inbox, delimiter = Path(settings["import"]["inbox"]), settings["import"]["delimiter"]

log.info("price-import 2.8.1 watches %s", inbox)
while True:
    for path in sorted(inbox.glob("*.csv")):
        connection = psycopg2.connect(settings["database"]["dsn"])
        try:
            with connection, connection.cursor() as cursor, path.open() as file:
                cursor.execute("CREATE TEMP TABLE incoming (sku text, price numeric(10,2), currency char(3), valid_from date) ON COMMIT DROP")
                cursor.copy_expert(f"COPY incoming FROM STDIN WITH (FORMAT csv, HEADER, DELIMITER '{delimiter}')", file)
                cursor.execute("INSERT INTO prices SELECT %s, * FROM incoming", (path.stem,))
                log.info("%s: %d prices imported", path.name, cursor.rowcount)
            path.rename(inbox.parent / "done" / path.name)
        except psycopg2.Error as error:
            log.error("%s: not imported: %s", path.name, str(error).splitlines()[0])
            path.rename(inbox.parent / "failed" / path.name)
        finally:
            connection.close()
    time.sleep(int(settings["import"]["poll_seconds"]))
