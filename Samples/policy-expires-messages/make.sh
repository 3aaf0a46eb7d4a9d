#!/bin/bash
# Good against bad, and a silent failure. A policy gives the queue of orders a message-ttl of 3600, meant as seconds.
# RabbitMQ reads milliseconds and drops what waits for 3.6 s. Nothing logs an error; orders are missing.
source "$(dirname "$0")/../making/machine.sh"
pair
machine ord-1 rabbitmq-server curl python3 python3-pika

say "RabbitMQ ($SIDE)"
name 127.0.0.41 mq-1
fresh rabbitmq /var/lib/rabbitmq
mkdir -p /var/log/rabbitmq
chown rabbitmq: /var/log/rabbitmq
echo 'NODENAME=rabbit@mq-1' > /etc/rabbitmq/rabbitmq-env.conf
cat > /etc/rabbitmq/rabbitmq.conf <<CONF
listeners.tcp.default = 127.0.0.41:5672
prometheus.tcp.ip = 127.0.0.41
prometheus.tcp.port = 15692
log.file.level = info
vm_memory_high_watermark.absolute = $(either 512MB 600MB)
disk_free_limit.absolute = 64MB
CONF
echo '[rabbitmq_prometheus].' > /etc/rabbitmq/enabled_plugins
export ERL_EPMD_ADDRESS=127.0.0.41
setsid rabbitmq-server > /run/rabbitmq.out 2>&1 < /dev/null &
wait_for 90 rabbitmq-diagnostics -q check_port_connectivity
rabbitmqctl -q set_policy orders-limits '^orders' "$(either '{"max-length":50000}' '{"max-length":50000,"message-ttl":3600}')" --apply-to queues

say "the shop sends orders, the ERP books them in batches"
useradd --system --no-create-home shop
mkdir -p /srv/shop /var/log/shop
cp "$story"/*.py /srv/shop/
cat > /srv/shop/orders.yaml <<CONF
amqp:
  host: mq-1
  queue: orders.new
  prefetch: $(either 200 250)
sender:
  perSecond: 4
booking:
  everySeconds: 10
CONF
run shop /var/log/shop/order-sender.log python3 /srv/shop/order_sender.py /srv/shop/orders.yaml
run shop /var/log/shop/erp-booking.log python3 /srv/shop/erp_booking.py /srv/shop/orders.yaml
sleep "$(either 64 70)"

say "what the customer collects"
show rabbitmq.txt 'rabbitmqctl list_queues name durable arguments policy messages consumers'
show rabbitmq.txt 'rabbitmqctl list_policies'
show metrics.txt 'curl -sS http://127.0.0.41:15692/metrics | grep -E "^rabbitmq_(global_messages.*classic|queue_messages )"'
rabbitmqctl -q export_definitions - > /run/definitions.json
python3 - <<'PY' > "$bundle/config/definitions.json"
import json
definitions = json.load(open("/run/definitions.json"))
definitions["users"] = [{"name": user["name"], "tags": user["tags"]} for user in definitions["users"]]
print(json.dumps(definitions, indent=2))
PY
processes
take logs /var/log/shop/*.log
for log in /var/log/rabbitmq/*.log; do take logs/rabbitmq "$log"; done
take config /etc/rabbitmq/rabbitmq.conf /srv/shop/orders.yaml
finish
