#!/bin/bash
# Faults of Redis 7.0; of each the server's log and what a client printed.
source "$(dirname "$0")/common.sh"
server cache1 redis-server redis-tools python3

log=/var/log/redis/redis-server.log
client=/srv/app/worker.log
fresh redis /var/lib/redis
mkdir -p /var/log/redis /run/redis /srv/app
chown redis: /var/log/redis /run/redis

halt() { stop /run/redis/redis-server.pid /run/redis/replica.pid; }

# redis_with LINE...: a new and empty Redis with these lines in its configuration.
redis_with() {
    halt
    rm -rf /var/log/redis/* /var/lib/redis/* /srv/app/*
    { cat <<CONF
bind 127.0.0.1
port 6379
pidfile /run/redis/redis-server.pid
loglevel notice
logfile $log
dir /var/lib/redis
dbfilename dump.rdb
CONF
        printf '%s\n' "$@"; } > /etc/redis/redis.conf
    run redis /dev/null redis-server /etc/redis/redis.conf
    wait_for 5 port_open 6379 || true
}
worker() { program $client redis-cli "$@"; }
fill() { for ((n = 0; n < $1; n++)); do echo "SET session:$RANDOM$n $(head -c 1500 /dev/zero | tr '\0' x)"; done | redis-cli > /dev/null; }

if fault redis-password-missing; then
    redis_with 'requirepass made-up-37'
    for n in 1 2 3; do worker LPUSH jobs "$n"; sleep 1; done
    keep $log $client
fi

if fault redis-password-wrong; then
    redis_with 'requirepass made-up-37'
    for n in 1 2 3; do worker --no-auth-warning -a made-up-36 LPUSH jobs "$n"; sleep 1; done
    keep $log $client
fi

if fault redis-memory-limit-reached; then
    redis_with 'maxmemory 3mb' 'maxmemory-policy noeviction'
    fill 2000
    for n in 1 2 3; do worker LPUSH jobs "$n"; sleep 1; done
    keep $log $client
fi

if fault redis-snapshot-disk-full; then
    halt
    umount /var/lib/redis
    mount -t tmpfs -o size=1m,mode=750 tmpfs /var/lib/redis
    chown redis: /var/lib/redis
    redis_with 'save 1 10' 'rdbcompression no'
    fill 1500
    sleep 3
    for n in 1 2 3; do worker LPUSH jobs "$n"; sleep 2; done
    keep $log $client
    halt
    umount /var/lib/redis
    fresh redis /var/lib/redis
fi

if fault redis-snapshot-folder-not-writable; then
    redis_with 'save 1 10'
    chown root: /var/lib/redis
    chmod 755 /var/lib/redis
    fill 50
    sleep 8
    for n in 1 2; do worker LPUSH jobs "$n"; sleep 2; done
    keep $log $client
    chown redis: /var/lib/redis
fi

if fault redis-too-many-clients; then
    redis_with 'maxclients 5'
    for n in {1..5}; do sleep 4 | redis-cli > /dev/null 2>&1 & done
    sleep 0.5
    for n in 1 2 3; do (exec 3<>/dev/tcp/127.0.0.1/6379 && timeout 1 cat <&3) > /run/answer 2>&1 || true; program $client cat /run/answer; sleep 0.3; done
    sleep 4
    keep $log $client
fi

if fault redis-port-taken; then
    halt
    python3 -m http.server --bind 127.0.0.1 6379 > /dev/null 2>&1 &
    other=$!
    wait_for 5 port_open 6379
    redis_with
    sleep 1
    keep $log
    kill $other
    sleep 0.5
fi

if fault redis-protected-mode; then
    ip address add 10.20.0.5/24 dev lo 2>/dev/null || true
    redis_with 'bind * -::*'
    for n in 1 2 3; do worker -h 10.20.0.5 LPUSH jobs "$n"; sleep 1; done
    keep $log $client
fi

if fault redis-setting-unknown; then
    redis_with
    halt
    echo 'maxmemory-polcy allkeys-lru' >> /etc/redis/redis.conf
    run redis /srv/app/start.log redis-server /etc/redis/redis.conf
    sleep 1
    keep $log /srv/app/start.log
fi

if fault redis-data-file-damaged; then
    redis_with
    fill 50
    redis-cli SAVE > /dev/null
    halt
    truncate -s -2000 /var/lib/redis/dump.rdb
    run redis /dev/null redis-server /etc/redis/redis.conf
    sleep 1
    keep $log
fi

if fault redis-command-not-allowed; then
    redis_with 'user worker on >made-up-37 ~jobs:* +@list +@connection'
    for n in 1 2 3; do worker --no-auth-warning --user worker -a made-up-37 FLUSHALL; worker --no-auth-warning --user worker -a made-up-37 LPUSH mails "$n"; done
    keep $log $client
fi

if fault redis-key-of-other-type; then
    redis_with
    redis-cli SET jobs none > /dev/null
    for n in 1 2 3; do worker LPUSH jobs "$n"; done
    keep $log $client
fi

replica() {
    run redis /dev/null redis-server --port 6380 --replicaof 127.0.0.1 6379 --dir /srv/app --logfile /var/log/redis/redis-replica.log --pidfile /run/redis/replica.pid --replica-serve-stale-data no
    wait_for 5 port_open 6380
}

if fault redis-write-to-replica; then
    redis_with
    chown redis: /srv/app
    replica
    sleep 3
    for n in 1 2 3; do worker -p 6380 LPUSH jobs "$n"; done
    keep $log /var/log/redis/redis-replica.log $client
fi

if fault redis-primary-down; then
    redis_with
    chown redis: /srv/app
    replica
    sleep 3
    stop /run/redis/redis-server.pid
    sleep 3
    for n in 1 2 3; do worker -p 6380 GET price; sleep 1; done
    keep $log /var/log/redis/redis-replica.log $client
fi

if fault redis-too-few-replicas; then
    redis_with 'min-replicas-to-write 1'
    for n in 1 2 3; do worker LPUSH jobs "$n"; sleep 1; done
    keep $log $client
fi

if fault redis-script-blocks; then
    redis_with 'busy-reply-threshold 1000'
    redis-cli EVAL 'while true do end' 0 > /dev/null 2>&1 &
    sleep 2
    for n in 1 2 3; do worker LPUSH jobs "$n"; sleep 1; done
    redis-cli SCRIPT KILL > /dev/null
    keep $log $client
fi

if fault redis-cluster-slots-not-served; then
    redis_with 'cluster-enabled yes' 'cluster-config-file nodes.conf'
    for n in 1 2 3; do worker SET price "$n"; sleep 1; done
    keep $log $client
fi

if fault redis-client-reads-too-slowly; then
    redis_with 'client-output-buffer-limit pubsub 1mb 512kb 2'
    { (exec 3<>/dev/tcp/127.0.0.1/6379; echo 'SUBSCRIBE prices' >&3; sleep 8) & } 2>/dev/null
    sleep 0.5
    head -c 400000 /dev/zero | tr '\0' x > /run/message
    for n in {1..30}; do redis-cli -x PUBLISH prices < /run/message > /dev/null; done
    sleep 2
    keep $log
fi

halt
say "done"
