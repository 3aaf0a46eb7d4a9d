#!/bin/bash
# Faults of PgBouncer 1.18 in front of PostgreSQL 15.
source "$(dirname "$0")/common.sh"
server pool1 pgbouncer postgresql-15 postgresql-common

log=/var/log/postgresql/pgbouncer.log
server=/var/log/postgresql/postgresql-15-main.log
client=/srv/app/worker.log
mkdir -p /srv/app
postgresql_cluster --auth-host=scram-sha-256
setting max_connections 20
pg_ctlcluster 15 main start
sql -c "CREATE ROLE orders LOGIN PASSWORD 'made-up-37'" -c 'CREATE DATABASE shop OWNER orders'

bouncer() {
    stop /run/postgresql/pgbouncer.pid
    rm -f $log $client
    echo "\"orders\" \"${password:-made-up-37}\"" > /etc/pgbouncer/userlist.txt
    { printf '%s\n' '[databases]' "${database:-shop = host=127.0.0.1 port=5432 dbname=shop}" '[pgbouncer]' 'listen_addr = 127.0.0.1' 'listen_port = 6432' \
        'auth_type = plain' 'auth_file = /etc/pgbouncer/userlist.txt' "logfile = $log" 'pidfile = /run/postgresql/pgbouncer.pid' 'unix_socket_dir = /run/postgresql' 'server_login_retry = 2' "$@"; } > /etc/pgbouncer/pgbouncer.ini
    chown postgres: /etc/pgbouncer/*
    chmod 640 /etc/pgbouncer/*
    runuser -u postgres -- pgbouncer -q -d /etc/pgbouncer/pgbouncer.ini
    wait_for 5 port_open 6432
}
worker() { program $client env PGCONNECT_TIMEOUT=8 PGPASSWORD="${given:-made-up-37}" psql -X -h 127.0.0.1 -p 6432 -U "${role:-orders}" "${base:-shop}" "$@"; }

if fault pgbouncer-pool-used-up; then
    bouncer 'pool_mode = session' 'default_pool_size = 2' 'query_wait_timeout = 3'
    for n in 1 2; do PGPASSWORD=made-up-37 psql -X -h 127.0.0.1 -p 6432 -U orders shop -c 'SELECT pg_sleep(8)' > /dev/null & done
    sleep 1
    for n in 1 2; do worker -c 'SELECT 1'; done
    sleep 2
    keep $log $client
fi

if fault pgbouncer-client-slots-used-up; then
    bouncer 'max_client_conn = 2'
    for n in 1 2; do PGPASSWORD=made-up-37 psql -X -h 127.0.0.1 -p 6432 -U orders shop -c 'SELECT pg_sleep(5)' > /dev/null & done
    sleep 1
    for n in 1 2 3; do worker -c 'SELECT 1'; done
    sleep 4
    keep $log $client
fi

if fault pgbouncer-database-unknown; then
    bouncer
    for n in 1 2 3; do base=shop_prod worker -c 'SELECT 1'; sleep 1; done
    keep $log $client
fi

if fault pgbouncer-password-of-server-wrong; then
    password=made-up-36 bouncer
    for n in 1 2; do given=made-up-36 worker -c 'SELECT 1'; sleep 1; done
    keep $log $server $client
fi

if fault pgbouncer-startup-parameter; then
    bouncer
    for n in 1 2 3; do program $client env PGOPTIONS='-c extra_float_digits=3 -c search_path=shop' PGPASSWORD=made-up-37 psql -X -h 127.0.0.1 -p 6432 -U orders shop -c 'SELECT 1'; done
    keep $log $client
fi

if fault pgbouncer-server-gone; then
    bouncer
    pg_ctlcluster 15 main stop -m fast
    for n in 1 2; do worker -c 'SELECT 1'; sleep 1; done
    keep $log $client
fi

stop /run/postgresql/pgbouncer.pid
pg_ctlcluster 15 main stop -m immediate 2> /dev/null || true
say "done"
