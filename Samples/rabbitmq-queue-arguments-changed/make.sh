#!/bin/bash
# A release declares an existing queue with another x-message-ttl. RabbitMQ refuses, the webhook receiver
# dies at every start, supervisord gives up, and nginx answers the payment provider's webhooks with 502.
source "$(dirname "$0")/../making/machine.sh"
machine pay-1 rabbitmq-server nginx-light supervisor zstd python3 python3-pika

say "RabbitMQ"
name 127.0.0.1 hooks.shop.example
name 127.0.0.41 mq-1
fresh rabbitmq /var/lib/rabbitmq
mkdir -p /var/log/rabbitmq
chown rabbitmq: /var/log/rabbitmq
cat > /etc/rabbitmq/rabbitmq-env.conf <<'CONF'
NODENAME=rabbit@mq-1
CONF
cat > /etc/rabbitmq/rabbitmq.conf <<'CONF'
listeners.tcp.default = 127.0.0.41:5672
log.file.level = info
vm_memory_high_watermark.absolute = 512MB
disk_free_limit.absolute = 64MB
CONF
rm -f /etc/rabbitmq/enabled_plugins
export ERL_EPMD_ADDRESS=127.0.0.41
setsid rabbitmq-server > /run/rabbitmq.out 2>&1 < /dev/null &
wait_for 90 rabbitmq-diagnostics -q check_port_connectivity

say "release 2.3.0 of the webhook receiver, under supervisord, behind nginx"
useradd --system --no-create-home pay
mkdir -p /srv/pay /var/log/pay /var/log/supervisor
cp "$story"/*.py /srv/pay/
cat > /etc/supervisor/supervisord.conf <<'CONF'
[unix_http_server]
file=/run/supervisor.sock
chmod=0700

[supervisord]
logfile=/var/log/supervisor/supervisord.log
pidfile=/run/supervisord.pid
childlogdir=/var/log/supervisor
user=root

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl=unix:///run/supervisor.sock

[include]
files = /etc/supervisor/conf.d/*.conf
CONF
release() {
    cat > /etc/supervisor/conf.d/pay.conf <<CONF
[program:webhook-receiver]
command=/usr/bin/python3 /srv/pay/webhook_receiver.py
environment=RELEASE="$1",AMQP_HOST="mq-1",EVENT_TTL_MS="$2"
user=pay
startsecs=2
startretries=4
redirect_stderr=true
stdout_logfile=/var/log/pay/webhook-receiver.log

[program:payment-importer]
command=/usr/bin/python3 /srv/pay/payment_importer.py
environment=AMQP_HOST="mq-1"
user=pay
redirect_stderr=true
stdout_logfile=/var/log/pay/payment-importer.log
CONF
}
release 2.3.0 60000
supervisord
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
        server_name hooks.shop.example;

        location /webhooks/ {
            proxy_pass http://127.0.0.1:8070;
            proxy_connect_timeout 2s;
            proxy_read_timeout 10s;
        }
    }
}
CONF
wait_for 15 port_open 8070
nginx_start

say "webhooks; after 45 seconds release 2.4.0"
/usr/bin/python3 "$making/visitors.py" 5 130 '[
    {"weight": 3, "method": "POST", "url": "http://hooks.shop.example/webhooks/payments", "body": {"id": "evt_{n}", "type": "payment.settled"}},
    {"weight": 1, "method": "POST", "url": "http://hooks.shop.example/webhooks/payments", "body": {"id": "evt_{n}", "type": "payment.refunded"}}]' &
sleep 45
{
    echo "$(date '+%F %T') deploy: webhook-receiver 2.3.0 -> 2.4.0"
    echo "$(date '+%F %T') deploy: EVENT_TTL_MS 60000 -> 3600000 (events may wait for an hour, see release notes)"
    release 2.4.0 3600000
    supervisorctl update 2>&1 | sed "s/^/$(date '+%F %T') supervisorctl: /"
    echo "$(date '+%F %T') deploy: done"
} >> /var/log/pay/deploy.log
sleep 70

say "what the customer collects, while it lasts"
take logs /var/log/nginx/*.log /var/log/pay/*.log /var/log/supervisor/supervisord.log
for log in /var/log/rabbitmq/*.log; do take logs/rabbitmq "$log"; done
show supervisor.txt 'supervisorctl status'
show rabbitmq.txt 'rabbitmqctl -q list_queues name durable arguments messages consumers'
show rabbitmq.txt 'rabbitmqctl -q list_connections user peer_host state client_properties'
show rabbitmq.txt 'rabbitmqctl -q status'
processes
take config /etc/nginx/nginx.conf /etc/rabbitmq/rabbitmq.conf /etc/rabbitmq/rabbitmq-env.conf /etc/supervisor/conf.d/pay.conf
finish
tar --directory "$bundle" --owner=0 --group=0 --create logs config diag | zstd -q -19 -o "$bundle.tar.zst"
rm -rf "$bundle"
