#!/bin/bash
# The volume of PostgreSQL's data folder fills up with shipping labels. Writes fail, orders-api answers
# 500, nginx takes both of its instances out and answers 502.
source "$(dirname "$0")/../making/machine.sh"
machine shop-1 postgresql-15 postgresql-common nginx-light python3 python3-psycopg2

say "a database on a small volume"
name 127.0.0.21 db-1
name 127.0.0.1 shop.example
disk 72M postgres /var/lib/postgresql
rmdir /var/lib/postgresql/lost+found
postgresql_cluster --wal-segsize=1
setting max_wal_size 16MB
setting min_wal_size 8MB
setting listen_addresses "'127.0.0.21'"
setting log_line_prefix "'%m [%p] %q%u@%d '"
pg_ctlcluster 15 main start
sql <<'SQL'
CREATE ROLE orders LOGIN;
CREATE DATABASE shop OWNER orders;
\connect shop
SET ROLE orders;
CREATE TABLE orders (id serial PRIMARY KEY, sku text NOT NULL, quantity int NOT NULL, placed timestamptz NOT NULL DEFAULT now());
CREATE TABLE order_labels (order_id int PRIMARY KEY REFERENCES orders, pdf text NOT NULL);
SQL

say "two instances of orders-api behind nginx"
useradd --system --no-create-home orders
mkdir -p /srv/orders-api /var/log/orders-api
cp "$story/orders_api.py" /srv/orders-api/
cat > /srv/orders-api/orders-api.env <<'CONF'
DATABASE_URL=postgresql://orders@db-1:5432/shop
ORDERS_POOL_MAX=12
CONF
for n in 1 2; do
    ORDERS_INSTANCE=orders-api-$n ORDERS_PORT=808$n DATABASE_URL=postgresql://orders@db-1:5432/shop \
        run orders /var/log/orders-api/orders-api-$n.log python3 /srv/orders-api/orders_api.py
done
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

    upstream orders {
        server 127.0.0.1:8081 max_fails=3 fail_timeout=10s;
        server 127.0.0.1:8082 max_fails=3 fail_timeout=10s;
    }

    server {
        listen 127.0.0.1:80;
        server_name shop.example;

        location / {
            proxy_pass http://orders;
            proxy_set_header X-Request-Id $request_id;
            proxy_next_upstream error timeout http_500 non_idempotent;
            proxy_read_timeout 10s;
        }
    }
}
CONF
wait_for 10 port_open 8081
wait_for 10 port_open 8082
nginx_start

say "load, until well after the volume is full"
/usr/bin/python3 "$making/visitors.py" 6 110 '[
    {"weight": 5, "method": "POST", "url": "http://shop.example/orders", "body": {"sku": "SKU-{n}", "quantity": 2}},
    {"weight": 1, "url": "http://shop.example/orders/{old}"},
    {"weight": 1, "url": "http://shop.example/health"}]'

say "what the customer collects"
show df.txt 'df -h /var/lib/postgresql /var/log /srv'
show df.txt 'df -i /var/lib/postgresql'
show df.txt 'du -sh /var/lib/postgresql/15/main/base /var/lib/postgresql/15/main/pg_wal'
show services.txt 'pg_lsclusters'
processes
show database.txt "runuser -u postgres -- psql -d shop -c '\\dt+'"
take logs /var/log/nginx/*.log /var/log/orders-api/*.log /var/log/postgresql/*.log
take config /etc/nginx/nginx.conf /etc/postgresql/15/main/postgresql.conf /srv/orders-api/orders-api.env
finish
