import os

bind = "127.0.0.1:" + os.environ["SHOP_PORT"]
worker_class = "gthread"
workers = 1
threads = 8
pidfile = f"/srv/shop/run/shop-api-{os.environ['SHOP_PORT']}.pid"
graceful_timeout = 20
