"""shop-api: articles from PostgreSQL, a cache in Redis. A Flask application, served by gunicorn."""
import json
import logging
import os
import time
import warnings

import flask
import redis
import sqlalchemy
from sqlalchemy import text

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-7s [%(process)d] %(name)s - %(message)s")
logging.captureWarnings(True)
warnings.simplefilter("default", DeprecationWarning)
log = logging.getLogger("shop_api")
engine = sqlalchemy.create_engine(os.environ["DATABASE_URL"], pool_size=4, max_overflow=4,
                                  connect_args={"application_name": "shop-api"})
cache = redis.Redis.from_url(os.environ["REDIS_URL"], decode_responses=True)
app = flask.Flask("shop_api")


def from_database(work):
    """Does the work in a transaction; a lost or refused connection is tried again for up to ten seconds."""
    for attempt in range(1, 11):
        try:
            with engine.begin() as connection:
                return work(connection)
        except sqlalchemy.exc.OperationalError as error:
            if attempt == 10:
                raise
            log.warning("database not available (attempt %d of 10), trying again in 1 s: %s", attempt,
                        str(error.orig).strip().splitlines()[0])
            time.sleep(1)


@app.get("/articles/<int:number>")
def article(number):
    if known := cache.get(f"article:{number}"):
        return json.loads(known)
    row = from_database(lambda c: c.execute(text("SELECT id, name, price FROM articles WHERE id = :n"), {"n": number}).first())
    if not row:
        return {"error": "no such article"}, 404
    answer = {"id": row.id, "name": row.name, "price": str(row.price)}
    cache.setex(f"article:{number}", 30, json.dumps(answer))
    return answer


@app.post("/orders")
def order():
    wanted = flask.request.get_json()
    if wanted["quantity"] < 1:
        log.info("order rejected: quantity %s", wanted["quantity"])
        return {"error": "the quantity must be at least 1"}, 422
    number = from_database(lambda c: c.execute(
        text("INSERT INTO orders (article, quantity) VALUES (:a, :q) RETURNING id"),
        {"a": wanted["article"], "q": wanted["quantity"]}).scalar())
    log.info("order %s stored", number)
    return {"id": number}, 201


def config_of_before():
    warnings.warn("SHOP_CACHE_TTL is deprecated, set CACHE_TTL_SECONDS instead; it goes away in 6.0", DeprecationWarning)


config_of_before()
