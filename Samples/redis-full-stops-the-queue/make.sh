#!/bin/bash
# Sessions without an expiry fill Redis up to maxmemory. Under noeviction it then refuses every write, so
# jobs are not queued, the worker starves, and nginx times out waiting for prices.
source "$(dirname "$0")/../making/machine.sh"
machine shop-1 redis-server redis-tools nginx-light python3 python3-redis

say "Redis with a memory limit"
name 127.0.0.1 shop.example
name 127.0.0.31 redis-1
fresh redis /var/lib/redis
mkdir -p /var/log/redis /run/redis
chown redis: /var/log/redis /run/redis
cat > /etc/redis/redis.conf <<'CONF'
bind 127.0.0.31
port 6379
protected-mode yes
tcp-keepalive 300
supervised no
pidfile /run/redis/redis-server.pid
loglevel notice
logfile /var/log/redis/redis-server.log
databases 4
dir /var/lib/redis
dbfilename dump.rdb
save 60 1000
maxmemory 12mb
maxmemory-policy noeviction
maxmemory-samples 5
appendonly no
slowlog-log-slower-than 10000
slowlog-max-len 128
CONF
run redis /dev/null redis-server /etc/redis/redis.conf
wait_for 10 redis-cli -h 127.0.0.31 ping

say "quote-api, a worker, nginx"
useradd --system --no-create-home shop
mkdir -p /srv/shop /var/log/shop
cp "$story"/*.py /srv/shop/
cat > /srv/shop/shop.env <<'CONF'
REDIS_URL=redis://redis-1:6379/0
JOB_ATTEMPTS=4
JOB_RETRY_SECONDS=3
SESSION_TTL_SECONDS=
CONF
set -a; source /srv/shop/shop.env; set +a
run shop /var/log/shop/quote-api.log python3 /srv/shop/quote_api.py
run shop /var/log/shop/price-worker.log python3 /srv/shop/price_worker.py
cat > /etc/nginx/nginx.conf <<'CONF'
user www-data;
worker_processes 2;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log warn;

events {
    worker_connections 512;
}

http {
    include /etc/nginx/mime.types;
    set_real_ip_from 127.0.0.0/8;
    real_ip_header X-Forwarded-For;
    log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent rt=$request_time urt=$upstream_response_time';
    access_log /var/log/nginx/access.log timed;

    server {
        listen 127.0.0.1:80;
        server_name shop.example;

        location / {
            proxy_pass http://127.0.0.1:8090;
            proxy_connect_timeout 2s;
            proxy_read_timeout 8s;
        }
    }
}
CONF
wait_for 10 port_open 8090
nginx_start

say "visitors, until well after Redis is full"
/usr/bin/python3 "$making/visitors.py" 8 125 '[
    {"weight": 2, "url": "http://shop.example/cart/SKU-{n}"},
    {"weight": 1, "url": "http://shop.example/quote/SKU-{n}"}]' &
sleep 110

say "what the customer collects, while it lasts"
take logs /var/log/nginx/*.log /var/log/shop/*.log /var/log/redis/redis-server.log
for section in server memory clients stats keyspace; do show redis-info.txt "redis-cli -h redis-1 info $section"; done
show redis-info.txt "redis-cli -h redis-1 config get 'maxmemory*'"
show redis-keys.txt 'redis-cli -h redis-1 dbsize'
show redis-keys.txt 'redis-cli -h redis-1 llen jobs:quote'
show redis-keys.txt 'redis-cli -h redis-1 --bigkeys'
show free.txt 'free -m'
show df.txt 'df -h /var/lib/redis /var/log'
processes
take config /etc/nginx/nginx.conf /etc/redis/redis.conf /srv/shop/shop.env
finish
