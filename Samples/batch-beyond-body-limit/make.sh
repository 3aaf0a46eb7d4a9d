#!/bin/bash
# Good against bad. order-export sends orders in batches through nginx to the warehouse. With batch_size 500 a
# request has 60 KB; with 15000 it is larger than the 1 MB nginx allows, and every batch is refused.
source "$(dirname "$0")/../making/machine.sh"
pair
machine wms-1 nginx-light python3 python3-requests

say "the warehouse and its gateway ($SIDE)"
name 127.0.0.1 gateway.wms.example
useradd --system --no-create-home wms
useradd --system --no-create-home export
mkdir -p /srv/wms /srv/export /var/log/wms /var/log/export
cp "$story/warehouse.py" /srv/wms/
cp "$story/order_export.py" /srv/export/
cat > /etc/nginx/nginx.conf <<CONF
user www-data;
worker_processes $(either 2 4);
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
    client_max_body_size 1m;
    keepalive_timeout $(either 65s 75s);

    server {
        listen 127.0.0.1:80;
        server_name gateway.wms.example;

        location /api/ {
            proxy_pass http://127.0.0.1:8085;
            proxy_read_timeout 30s;
        }
    }
}
CONF
run wms /var/log/wms/warehouse.log python3 /srv/wms/warehouse.py
wait_for 10 port_open 8085
nginx_start

say "the export"
cat > /srv/export/app.properties <<CONF
# order-export
endpoint=http://gateway.wms.example/api/orders/batch
export.interval.seconds=4
$(either 'export.batch_size=500' '# fewer calls, see OPS-2214
export.batch_size=15000')
export.max_attempts=3
http.connect.timeout.seconds=5
http.read.timeout.seconds=30
export.late.after.seconds=20
log.level=$(either INFO DEBUG)
CONF
run export /var/log/export/order-export.log python3 /srv/export/order_export.py /srv/export/app.properties
/usr/bin/python3 "$making/visitors.py" 1 "$(either 50 56)" '[
    {"weight": 1, "url": "http://gateway.wms.example/api/health"},
    {"weight": 1, "url": "http://gateway.wms.example/api/stock/{mod}"}]'

say "what the customer collects"
show df.txt 'df -h /srv /var/log'
show ss.txt 'ss -ltn'
show curl.txt 'curl -sS -i http://gateway.wms.example/api/health'
processes
take logs /var/log/nginx/*.log /var/log/wms/*.log /var/log/export/*.log
take config /etc/nginx/nginx.conf /srv/export/app.properties
finish
