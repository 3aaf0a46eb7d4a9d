#!/bin/bash
# A nightly report updates the stock table and then waits for another system, its transaction still open.
# Reservations wait for its row locks, they hold every connection of the pool, and nginx times out.
source "$(dirname "$0")/../making/machine.sh"
machine shop-1 postgresql-15 postgresql-common nginx-light python3 python3-psycopg2 python3-sqlalchemy python3-flask gunicorn

say "a database, stock-api behind nginx"
name 127.0.0.1 shop.example
name 127.0.0.21 db-1
name 127.0.0.61 finance-1
postgresql_cluster
setting listen_addresses "'127.0.0.21'"
setting log_line_prefix "'%m [%p] %q%u@%d %a '"
setting log_lock_waits on
setting deadlock_timeout 1s
setting log_min_duration_statement 2000
setting max_connections 40
pg_ctlcluster 15 main start
sql <<'SQL'
CREATE ROLE shop LOGIN;
CREATE ROLE reports LOGIN;
CREATE DATABASE shop OWNER shop;
\connect shop
SET ROLE shop;
CREATE TABLE stock (sku text PRIMARY KEY, available int NOT NULL, price numeric(8, 2) NOT NULL, value numeric(12, 2), valued_at timestamptz);
CREATE TABLE reservations (id serial PRIMARY KEY, sku text NOT NULL REFERENCES stock, quantity int NOT NULL, at timestamptz NOT NULL DEFAULT now());
INSERT INTO stock SELECT 'SKU-' || n, 5000, (n % 90) + 9.90 FROM generate_series(1, 2000) n;
GRANT SELECT, UPDATE ON stock TO reports;
SQL
useradd --system --no-create-home shop
mkdir -p /srv/stock /var/log/stock
cp "$story"/*.py /srv/stock/
cat > /srv/stock/stock-api.env <<'CONF'
DATABASE_URL=postgresql://shop@db-1:5432/shop
DB_POOL_SIZE=5
DB_POOL_TIMEOUT=20
CONF
cat > /srv/stock/gunicorn.conf.py <<'CONF'
bind = "127.0.0.1:8000"
worker_class = "gthread"
workers = 1
threads = 24
timeout = 60
loglevel = "info"
CONF
cat > /srv/stock/crontab <<'CONF'
# m h dom mon dow command
30 2 * * * /usr/bin/python3 /srv/stock/stock_report.py >> /var/log/stock/stock-report.log 2>&1
CONF
cd /srv/stock
set -a; source stock-api.env; set +a
run shop /var/log/stock/stock-api.log gunicorn --config gunicorn.conf.py stock_api:app
cat > /etc/nginx/nginx.conf <<'CONF'
user www-data;
worker_processes 2;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log;

events {
    worker_connections 512;
}

http {
    include /etc/nginx/mime.types;
    set_real_ip_from 127.0.0.0/8;
    real_ip_header X-Forwarded-For;
    access_log /var/log/nginx/access.log combined;

    server {
        listen 127.0.0.1:80;
        server_name shop.example;

        location / {
            proxy_pass http://127.0.0.1:8000;
            proxy_connect_timeout 2s;
            proxy_read_timeout 10s;
        }
    }
}
CONF
wait_for 15 port_open 8000
nginx_start

say "visitors, and after a while the report; finance-1 takes the report and never acknowledges it"
python3 - <<'PY' &
import socket, time
server = socket.create_server(("127.0.0.61", 9400))
connection, _ = server.accept()
while connection.recv(65536):
    pass
PY
/usr/bin/python3 "$making/visitors.py" 3 120 '[
    {"weight": 2, "method": "POST", "url": "http://shop.example/reservations", "body": {"sku": "SKU-{n}", "quantity": 1}},
    {"weight": 1, "url": "http://shop.example/stock/SKU-{n}"}]' &
visitors=$!
sleep 40
run shop /var/log/stock/stock-report.log python3 /srv/stock/stock_report.py
sleep 70

say "what the customer collects, while it lasts"
cat > /srv/stock/activity.sql <<'SQL'
SELECT pid, usename, application_name, state, now() - xact_start AS xact_age, now() - state_change AS in_state, wait_event_type, wait_event, pg_blocking_pids(pid) AS blocked_by, left(query, 80) AS query FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY xact_start;
SQL
show pg_stat_activity.txt 'runuser -u postgres -- psql -X -d shop -x -f /srv/stock/activity.sql'
show ss.txt "ss -tnp state established '( dport = :5432 or dport = :9400 )'"
show services.txt 'pg_lsclusters'
processes
wait $visitors
take logs /var/log/nginx/*.log /var/log/stock/*.log /var/log/postgresql/*.log
take config /etc/nginx/nginx.conf /etc/postgresql/15/main/postgresql.conf /srv/stock/stock-api.env /srv/stock/gunicorn.conf.py /srv/stock/crontab
finish
