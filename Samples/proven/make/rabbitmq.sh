#!/bin/bash
# Faults of RabbitMQ 3.10; of each what the broker wrote since the fault, and what the client printed.
source "$(dirname "$0")/common.sh"
server mq1 rabbitmq-server python3 python3-pika

log=/var/log/rabbitmq/rabbit@mq1.log
client=/srv/app/worker.log
fresh rabbitmq /var/lib/rabbitmq
mkdir -p /var/log/rabbitmq /srv/app
chown rabbitmq: /var/log/rabbitmq
cat > /etc/rabbitmq/rabbitmq.conf <<'CONF'
listeners.tcp.default = 5672
log.file.level = info
vm_memory_high_watermark.absolute = 1GB
disk_free_limit.absolute = 20MB
CONF
rm -f /etc/rabbitmq/enabled_plugins
export ERL_EPMD_ADDRESS=127.0.0.1
ip address add 10.20.0.5/24 dev lo 2>/dev/null || true

broker() {
    setsid rabbitmq-server > /srv/start.log 2>&1 < /dev/null &
    wait_for 90 rabbitmq-diagnostics -q check_port_connectivity
}
ctl() { rabbitmqctl -q "$@" > /dev/null; }
broker
ctl add_user shop made-up-37
ctl set_permissions shop '.*' '.*' '.*'
ctl add_user report made-up-37
ctl set_permissions report '^$' '^$' '.*'

# worker PYTHON [USER PASSWORD VHOST HOST]: a client with an open channel, c, on a connection, b.
cat > /srv/worker.py <<'PY'
import sys, time, pika
code, user, password, vhost, host = (sys.argv[1:] + ["shop", "made-up-37", "/", "127.0.0.1"][len(sys.argv) - 2:])[:5]
print("connecting to", host, flush=True)
b = pika.BlockingConnection(pika.ConnectionParameters(host, 5672, vhost, pika.PlainCredentials(user, password), heartbeat=10, blocked_connection_timeout=4))
c = b.channel()
exec(code)
b.close()
PY
worker() { program $client python3 /srv/worker.py "$@"; }

# since: what the broker writes from here on is the fault's. kept: that much of its log.
since() { rm -f $client; offset=$(stat -c %s $log); }
kept() {
    sleep 1
    mkdir -p "$folder/var/log/rabbitmq"
    tail -c +$((offset + 1)) $log > "$folder$log"
    [[ -s $folder$log ]]
    [[ ! -s $client ]] || keep $client
}

if fault rabbitmq-password-wrong; then
    since
    for n in 1 2 3; do worker pass shop made-up-36; sleep 1; done
    kept
fi

if fault rabbitmq-virtual-host-missing; then
    since
    for n in 1 2 3; do worker pass shop made-up-37 /shop-prod; sleep 1; done
    kept
fi

if fault rabbitmq-permission-missing; then
    since
    for n in 1 2 3; do worker 'c.queue_declare("orders")' report made-up-37; sleep 1; done
    kept
fi

if fault rabbitmq-exchange-missing; then
    since
    for n in 1 2 3; do worker 'c.basic_publish("orders-v2", "new", b"{}"); c.queue_declare("", exclusive=True)'; sleep 1; done
    kept
fi

if fault rabbitmq-queue-arguments-differ; then
    since
    worker 'c.queue_declare("mails", durable=True)'
    for n in 1 2 3; do worker 'c.queue_declare("mails", durable=True, arguments={"x-message-ttl": 60000})'; sleep 1; done
    kept
fi

if fault rabbitmq-queue-exclusive-to-another; then
    since
    worker 'c.queue_declare("import", exclusive=True); time.sleep(6)' &
    sleep 2
    for n in 1 2 3; do worker 'c.queue_declare("import", exclusive=True)'; sleep 1; done
    sleep 2
    kept
fi

if fault rabbitmq-acknowledged-twice; then
    since
    worker 'c.queue_declare("jobs"); c.basic_publish("", "jobs", b"1")'
    for n in 1 2; do worker 'm, p, t = c.basic_get("jobs"); c.basic_ack(1); c.basic_ack(1); c.queue_declare("jobs")'; worker 'c.basic_publish("", "jobs", b"1")'; done
    kept
fi

if fault rabbitmq-argument-not-allowed; then
    since
    for n in 1 2; do worker 'c.queue_declare("rated", arguments={"x-max-priority": "high"})'; sleep 1; done
    kept
fi

if fault rabbitmq-connection-limit; then
    ctl set_vhost_limits '{"max-connections": 1}'
    since
    worker 'time.sleep(5)' &
    sleep 2
    for n in 1 2 3; do worker pass; done
    sleep 3
    ctl clear_vhost_limits
    kept
fi

if fault rabbitmq-guest-from-another-host; then
    since
    for n in 1 2 3; do worker pass guest guest / 10.20.0.5; sleep 1; done
    kept
fi

if fault rabbitmq-disk-alarm; then
    since
    ctl set_disk_free_limit 900GB
    sleep 2
    worker 'c.queue_declare("jobs"); c.basic_publish("", "jobs", b"1"); b.process_data_events(6); c.queue_declare("jobs")'
    kept
    ctl set_disk_free_limit 20MB
    sleep 2
fi

if fault rabbitmq-memory-alarm; then
    since
    ctl set_vm_memory_high_watermark absolute 40MB
    sleep 3
    worker 'c.queue_declare("jobs"); c.basic_publish("", "jobs", b"1"); b.process_data_events(6); c.queue_declare("jobs")'
    kept
    ctl set_vm_memory_high_watermark absolute 1GB
    sleep 2
fi

if fault rabbitmq-heartbeats-missed; then
    since
    stuck=()
    for n in 1 2 3; do python3 /srv/worker.py 'time.sleep(60)' > /dev/null 2>&1 & stuck+=($!); done
    sleep 2
    kill -STOP "${stuck[@]}"
    sleep 32
    kill -KILL "${stuck[@]}"
    kept
fi

if fault rabbitmq-cookie-differs; then
    since
    mkdir -p /srv/admin
    echo ANOTHERCOOKIE > /srv/admin/.erlang.cookie
    chmod 400 /srv/admin/.erlang.cookie
    program $client env HOME=/srv/admin /usr/lib/rabbitmq/bin/rabbitmqctl --erlang-cookie ANOTHERCOOKIE status
    kept
fi

if fault rabbitmq-port-taken; then
    rabbitmqctl -q stop > /dev/null
    sleep 4
    python3 -m http.server --bind 127.0.0.1 5672 > /dev/null 2>&1 &
    other=$!
    sed -i 's/^listeners.tcp.default.*/listeners.tcp.default = 127.0.0.1:5672/' /etc/rabbitmq/rabbitmq.conf
    wait_for 5 port_open 5672
    since
    timeout 60 rabbitmq-server > /srv/start.log 2>&1 < /dev/null || true
    kept
    kill $other
fi

say "done"
