"""stock-api: reserves stock in PostgreSQL. A Flask application, served by gunicorn."""
import logging
import os

import flask
import sqlalchemy
from sqlalchemy import text

engine = sqlalchemy.create_engine(
    os.environ["DATABASE_URL"], pool_size=int(os.environ["DB_POOL_SIZE"]), max_overflow=2,
    pool_timeout=float(os.environ["DB_POOL_TIMEOUT"]), connect_args={"application_name": "stock-api"})
app = flask.Flask("stock_api")
logging.basicConfig(level=logging.INFO, format="[%(asctime)s] [%(process)d] [%(levelname)s] %(name)s: %(message)s")


@app.get("/stock/<sku>")
def stock(sku):
    with engine.connect() as connection:
        row = connection.execute(text("SELECT sku, available FROM stock WHERE sku = :sku"), {"sku": sku}).first()
    return dict(row._mapping) if row else ({"error": "no such article"}, 404)


@app.post("/reservations")
def reserve():
    wanted = flask.request.get_json()
    with engine.begin() as connection:
        connection.execute(text("UPDATE stock SET available = available - :n WHERE sku = :sku"),
                           {"n": wanted["quantity"], "sku": wanted["sku"]})
        connection.execute(text("INSERT INTO reservations (sku, quantity) VALUES (:sku, :n)"),
                           {"n": wanted["quantity"], "sku": wanted["sku"]})
    app.logger.info("reserved %s x %s", wanted["quantity"], wanted["sku"])
    return {"reserved": wanted["quantity"]}, 201
