"""The supplier: drops a price list into the inbox every four seconds.

usage: supplier.py DECIMAL LISTS FOLDER USER
"""
import random
import shutil
import sys
import time
from pathlib import Path

mark, lists, folder, user = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
dice = random.Random()
for _ in range(lists):
    now = time.gmtime()
    rows = [f"SKU-{n:05d};{dice.uniform(2, 400):.2f};EUR;{time.strftime('%Y-%m-%d', now)}" for n in range(dice.randrange(1, 40), 600, 13)]
    path = folder / f"prices-{time.strftime('%Y%m%d-%H%M%S', now)}.csv"
    scratch = path.with_suffix(".part")
    scratch.write_text("sku;price;currency;valid_from\n" + "".join(row.replace(".", mark) + "\n" for row in rows))
    shutil.chown(scratch, user, user)
    scratch.rename(path)
    time.sleep(4)
