#!/bin/bash
# A healthy shop through a planned restart of PostgreSQL and of the API, with a scanner from the internet,
# a rejected order now and then, and deprecation warnings. Nothing is to be blamed.
source "$(dirname "$0")/../making/machine.sh"
machine shop-1 postgresql-15 postgresql-common redis-server redis-tools nginx-light \
    python3 python3-psycopg2 python3-sqlalchemy python3-flask python3-redis gunicorn curl

say "PostgreSQL, Redis, two instances of the API, nginx"
name 127.0.0.1 shop.example
name 127.0.0.21 db-1
name 127.0.0.31 redis-1
postgresql_cluster
setting listen_addresses "'127.0.0.21'"
setting log_line_prefix "'%m [%p] %q%u@%d '"
pg_ctlcluster 15 main start
sql <<'SQL'
CREATE ROLE shop LOGIN;
CREATE DATABASE shop OWNER shop;
\connect shop
SET ROLE shop;
CREATE TABLE articles (id serial PRIMARY KEY, name text NOT NULL, price numeric(8, 2) NOT NULL);
CREATE TABLE orders (id serial PRIMARY KEY, article int NOT NULL REFERENCES articles, quantity int NOT NULL, at timestamptz NOT NULL DEFAULT now());
INSERT INTO articles (name, price) SELECT 'Article ' || n, (n % 90) + 9.90 FROM generate_series(1, 300) n;
SQL
fresh redis /var/lib/redis
mkdir -p /var/log/redis /run/redis
chown redis: /var/log/redis /run/redis
cat > /etc/redis/redis.conf <<'CONF'
bind 127.0.0.31
port 6379
pidfile /run/redis/redis-server.pid
loglevel notice
logfile /var/log/redis/redis-server.log
dir /var/lib/redis
save 60 1000
maxmemory 64mb
maxmemory-policy allkeys-lru
CONF
run redis /dev/null redis-server /etc/redis/redis.conf
useradd --system --no-create-home shop
mkdir -p /srv/shop /var/log/shop
cp "$story"/*.py /srv/shop/
cat > /srv/shop/shop.env <<'CONF'
DATABASE_URL=postgresql://shop@db-1:5432/shop
REDIS_URL=redis://redis-1:6379/0
SHOP_CACHE_TTL=30
CONF
cat > /srv/shop/gunicorn.conf.py <<'CONF'
import os

bind = "127.0.0.1:" + os.environ["SHOP_PORT"]
worker_class = "gthread"
workers = 1
threads = 8
pidfile = f"/srv/shop/run/shop-api-{os.environ['SHOP_PORT']}.pid"
graceful_timeout = 20
CONF
mkdir /srv/shop/run
chown shop: /srv/shop/run
cd /srv/shop
set -a; source shop.env; set +a
api() { SHOP_PORT=$1 run shop "/var/log/shop/shop-api-$1.log" gunicorn --config gunicorn.conf.py shop_api:app; }
api 8001
api 8002
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

    upstream shop-api {
        server 127.0.0.1:8001 max_fails=2 fail_timeout=2s;
        server 127.0.0.1:8002 max_fails=2 fail_timeout=2s;
    }

    server {
        listen 127.0.0.1:80;
        server_name shop.example;
        root /srv/shop/static;

        location / {
            try_files $uri @api;
        }
        location ~ \.(php|env|git|cgi)$ {
        }
        location @api {
            proxy_pass http://shop-api;
            proxy_read_timeout 30s;
        }
    }
}
CONF
mkdir /srv/shop/static
echo 'User-agent: *' > /srv/shop/static/robots.txt
wait_for 15 port_open 8001
wait_for 15 port_open 8002
nginx_start

say "visitors and a scanner"
/usr/bin/python3 "$making/visitors.py" 4 165 '[
    {"weight": 12, "url": "http://shop.example/articles/{mod}"},
    {"weight": 4, "method": "POST", "url": "http://shop.example/orders", "body": {"article": 17, "quantity": 2}},
    {"weight": 1, "method": "POST", "url": "http://shop.example/orders", "body": {"article": 17, "quantity": 0}},
    {"weight": 1, "url": "http://shop.example/robots.txt"}]' &
visitors=$!
scan() {
    local path
    for path in wp-login.php .env xmlrpc.php admin/config.php .git/config phpmyadmin/index.php vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php \
        cgi-bin/luci actuator/health solr/admin/info/system boaform/admin/formLogin owa/auth/logon.aspx; do
        curl -s -o /dev/null -A 'Mozilla/5.0 zgrab/0.x' -H 'X-Forwarded-For: 192.0.2.66' "http://shop.example/$path"
        sleep 0.4
    done
}
sleep 15
scan
sleep 15
say "the planned restarts"
{
    echo "$(date '+%F %T') maintenance: applying PostgreSQL settings, restart announced for today"
    pg_ctlcluster 15 main stop --mode fast
    sleep 3
    pg_ctlcluster 15 main start
    echo "$(date '+%F %T') maintenance: PostgreSQL restarted"
    sleep 8
    for port in 8001 8002; do
        kill "$(cat /srv/shop/run/shop-api-$port.pid)"
        sleep 4
        api $port
        wait_for 15 port_open $port
        echo "$(date '+%F %T') maintenance: shop-api on port $port restarted"
        sleep 3
    done
    sleep 6
    echo "$(date '+%F %T') maintenance: checks passed, done"
} >> /var/log/shop/maintenance.log
sleep 10
scan
say "good order for more than a minute"
wait $visitors

say "what the customer collects"
take logs /var/log/nginx/*.log /var/log/shop/*.log /var/log/postgresql/*.log /var/log/redis/redis-server.log
show services.txt 'pg_lsclusters'
show services.txt 'redis-cli -h redis-1 ping'
show services.txt 'curl -sS -i http://shop.example/articles/17'
show redis-info.txt 'redis-cli -h redis-1 info memory'
show df.txt 'df -h / /var/log /srv'
show free.txt 'free -m'
processes
take config /etc/nginx/nginx.conf /etc/postgresql/15/main/postgresql.conf /etc/redis/redis.conf /srv/shop/shop.env /srv/shop/gunicorn.conf.py
finish
