#!/bin/bash
# Faults of PostgreSQL 15, each in a new cluster with a small shop in it.
source "$(dirname "$0")/common.sh"
server db1 postgresql-15 postgresql-common openssl

log=/var/log/postgresql/postgresql-15-main.log
conf=/etc/postgresql/15/main
data=/var/lib/postgresql/15/main

app() { PGPASSWORD=${password:-Kd8-orders-42} psql -X -q -h 127.0.0.1 -U "${role:-orders}" "${database:-shop}" "$@" > /dev/null 2>&1 || true; }

halt() { pg_ctlcluster 15 main stop -m immediate > /dev/null 2>&1 || true; }

# cluster [NAME=VALUE...]: a new cluster with these settings, running, with a shop in it.
cluster() {
    local pair
    halt
    rm -rf /var/lib/postgresql/15 /var/log/postgresql/*
    postgresql_cluster --auth-host=scram-sha-256
    for pair in "$@"; do setting "${pair%%=*}" "${pair#*=}"; done
    pg_ctlcluster 15 main start
    sql <<'SQL'
CREATE ROLE orders LOGIN PASSWORD 'Kd8-orders-42';
CREATE DATABASE shop OWNER orders;
\connect shop
SET ROLE orders;
CREATE TABLE customers (id int PRIMARY KEY, email varchar(40) NOT NULL UNIQUE);
CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers, quantity int NOT NULL CONSTRAINT orders_quantity_positive CHECK (quantity > 0));
CREATE TABLE labels (id serial PRIMARY KEY, pdf text NOT NULL);
INSERT INTO customers SELECT n, 'customer' || n || '@mail.example' FROM generate_series(1, 500) n;
INSERT INTO orders SELECT n, n, 1 + n % 7 FROM generate_series(1, 500) n;
SQL
    app -c 'SELECT count(*) FROM orders'
}

if fault postgresql-wrong-password; then
    cluster
    for n in 1 2 3 4; do password=Kd8-orders-41 app -c 'SELECT 1'; sleep 1; done
    keep $log
fi

if fault postgresql-no-pg-hba-entry; then
    cluster "listen_addresses='*'"
    ip address add 10.20.0.5/24 dev lo 2>/dev/null || true
    for n in 1 2 3; do PGPASSWORD=Kd8-orders-42 psql -h 10.20.0.5 -U orders shop -c 'SELECT 1' 2>/dev/null || true; sleep 1; done
    keep $log
fi

if fault postgresql-role-missing; then
    cluster
    for n in 1 2 3; do role=invoicing app -c 'SELECT 1'; sleep 1; done
    sed -i 's/^host\(.*\)scram-sha-256/host\1trust/' $conf/pg_hba.conf
    pg_ctlcluster 15 main reload
    sleep 1
    for n in 1 2 3; do role=invoicing app -c 'SELECT 1'; sleep 1; done
    keep $log
fi

if fault postgresql-database-missing; then
    cluster
    for n in 1 2 3; do database=shop_prod app -c 'SELECT 1'; sleep 1; done
    keep $log
fi

if fault postgresql-connections-used-up; then
    cluster max_connections=10
    for n in {1..8}; do app -c 'SELECT pg_sleep(6)' & done
    sleep 1
    for n in {1..8}; do app -c 'SELECT count(*) FROM orders'; done
    sleep 6
    keep $log
fi

if fault postgresql-role-connection-limit; then
    cluster
    sql -c 'ALTER ROLE orders CONNECTION LIMIT 3'
    for n in 1 2 3; do app -c 'SELECT pg_sleep(4)' & done
    sleep 1
    for n in 1 2 3 4; do app -c 'SELECT count(*) FROM orders'; done
    sleep 4
    keep $log
fi

if fault postgresql-disk-full; then
    halt
    disk 60M postgres /var/lib/postgresql
    rm -rf /var/lib/postgresql/lost+found
    postgresql_cluster() {
        mkdir -p /etc/postgresql /var/log/postgresql /run/postgresql
        rm -rf /etc/postgresql/*
        chown postgres: /run/postgresql /var/log/postgresql
        pg_createcluster --user postgres 15 main -- --auth-local=peer --wal-segsize=1 "$@" > /dev/null
    }
    cluster max_wal_size=8MB min_wal_size=4MB
    for n in {1..12}; do
        app -c "INSERT INTO labels (pdf) SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 60000) n"
    done
    keep $log
    halt
    umount /var/lib/postgresql
    unset -f postgresql_cluster
    source "$making/machine.sh"
    bundle=/run/bundle
fi

if fault postgresql-statement-timeout; then
    cluster
    sql -c "ALTER ROLE orders SET statement_timeout = '1s'"
    for n in 1 2 3; do app -c 'SELECT count(*) FROM orders a, orders b, orders c, orders d'; done
    keep $log
fi

if fault postgresql-lock-timeout; then
    cluster
    sql -c "ALTER ROLE orders SET lock_timeout = '1s'"
    sql shop -c 'BEGIN' -c 'LOCK TABLE orders IN ACCESS EXCLUSIVE MODE' -c 'SELECT pg_sleep(5)' > /dev/null &
    sleep 1
    for n in 1 2 3; do app -c "UPDATE orders SET quantity = 2 WHERE id = $n"; done
    sleep 3
    keep $log
fi

if fault postgresql-deadlock; then
    cluster
    for n in 1 2; do
        app -c 'BEGIN' -c 'UPDATE orders SET quantity = 3 WHERE id = 17' -c 'SELECT pg_sleep(1)' -c 'UPDATE orders SET quantity = 3 WHERE id = 18' -c 'COMMIT' &
        app -c 'BEGIN' -c 'UPDATE orders SET quantity = 4 WHERE id = 18' -c 'SELECT pg_sleep(1)' -c 'UPDATE orders SET quantity = 4 WHERE id = 17' -c 'COMMIT' &
        sleep 4
    done
    keep $log
fi

if fault postgresql-serialization-conflict; then
    cluster
    sql -c "ALTER ROLE orders SET default_transaction_isolation = 'repeatable read'"
    for n in 1 2 3; do
        app -c 'BEGIN' -c 'SELECT sum(quantity) FROM orders' -c 'SELECT pg_sleep(1)' -c 'UPDATE orders SET quantity = quantity + 1 WHERE id = 9' -c 'COMMIT' &
        sleep 0.3
        app -c 'UPDATE orders SET quantity = quantity + 1 WHERE id = 9'
        sleep 1.5
    done
    keep $log
fi

if fault postgresql-duplicate-key; then
    cluster
    for n in 7 8 9; do app -c "INSERT INTO orders VALUES ($n, 3, 1)"; done
    keep $log
fi

if fault postgresql-parent-row-missing; then
    cluster
    for n in 7 8 9; do app -c "INSERT INTO orders VALUES (90$n, 77$n, 1)"; done
    keep $log
fi

if fault postgresql-row-still-referenced; then
    cluster
    app -c 'DELETE FROM customers WHERE id = 12'
    keep $log
fi

if fault postgresql-required-column-empty; then
    cluster
    app -c 'INSERT INTO customers (id) VALUES (901)'
    keep $log
fi

if fault postgresql-check-constraint; then
    cluster
    app -c 'INSERT INTO orders VALUES (901, 3, 0)'
    keep $log
fi

if fault postgresql-value-too-long; then
    cluster
    app -c "INSERT INTO customers VALUES (901, 'accounts-payable-of-the-northern-branch@mail.example')"
    keep $log
fi

if fault postgresql-value-of-wrong-type; then
    cluster
    app -c "INSERT INTO orders VALUES (901, 3, '2,5')"
    keep $log
fi

if fault postgresql-table-missing; then
    cluster
    for n in 1 2 3; do app -c 'SELECT id, state FROM shipments WHERE state = 1'; done
    keep $log
fi

if fault postgresql-column-missing; then
    cluster
    for n in 1 2 3; do app -c "SELECT id, currency FROM orders WHERE id = $n"; done
    keep $log
fi

if fault postgresql-permission-denied; then
    cluster
    sql shop -c "CREATE ROLE report LOGIN PASSWORD 'Kd8-orders-42'"
    for n in 1 2; do role=report app -c 'SELECT sum(quantity) FROM orders'; done
    keep $log
fi


if fault postgresql-tls-not-offered; then
    cluster ssl=off
    for n in 1 2 3; do
        program /srv/orders/import.log env PGPASSWORD=Kd8-orders-42 PGSSLMODE=require psql -X -h 127.0.0.1 -U orders shop -c 'SELECT 1'
        sleep 1
    done
    keep $log /srv/orders/import.log
fi

if fault postgresql-key-file-modes; then
    cluster
    certificate /run/db1 db1.shop.example
    install -o postgres -m 644 /run/db1.key $conf/server.key
    install -o postgres -m 644 /run/db1.crt $conf/server.crt
    setting ssl on
    setting ssl_cert_file "'$conf/server.crt'"
    setting ssl_key_file "'$conf/server.key'"
    pg_ctlcluster 15 main restart 2>/dev/null || true
    keep $log
fi

if fault postgresql-port-taken; then
    cluster
    pg_ctlcluster 15 main stop
    python3 -m http.server --bind 127.0.0.1 5432 > /dev/null 2>&1 &
    other=$!
    wait_for 5 port_open 5432
    pg_ctlcluster 15 main start 2>/dev/null || true
    keep $log
    kill $other
fi

if fault postgresql-data-directory-modes; then
    cluster
    pg_ctlcluster 15 main stop
    chmod 755 $data
    pg_ctlcluster 15 main start 2>/dev/null || true
    keep $log
fi

if fault postgresql-data-directory-of-other-version; then
    cluster
    pg_ctlcluster 15 main stop
    # What an image of the next major version finds after an upgrade without pg_upgrade.
    echo 14 > $data/PG_VERSION
    runuser -u postgres -- /usr/lib/postgresql/15/bin/postgres -D $data -c config_file=$conf/postgresql.conf >> $log 2>&1 || true
    keep $log
fi

if fault postgresql-setting-unknown; then
    cluster
    pg_ctlcluster 15 main stop
    echo 'max_conections = 200' >> $conf/postgresql.conf
    pg_ctlcluster 15 main start 2>/dev/null || true
    keep $log
fi

if fault postgresql-temporary-file-limit; then
    cluster temp_file_limit=2MB work_mem=64kB
    for n in 1 2; do app -c 'SELECT a.id FROM orders a, orders b ORDER BY md5(a.id::text || b.id::text)'; done
    keep $log
fi

if fault postgresql-lock-table-full; then
    cluster max_connections=10 max_locks_per_transaction=10
    { echo 'BEGIN;'; for n in {1..900}; do echo "CREATE TABLE part_$n (id int PRIMARY KEY);"; done; echo 'COMMIT;'; } > /run/parts.sql
    app -v ON_ERROR_STOP=1 -f /run/parts.sql
    keep $log
fi

if fault postgresql-read-only-session; then
    cluster
    sql -c 'ALTER DATABASE shop SET default_transaction_read_only = on'
    for n in 1 2 3; do app -c "UPDATE orders SET quantity = 2 WHERE id = $n"; done
    keep $log
fi

if fault postgresql-idle-in-transaction; then
    cluster idle_in_transaction_session_timeout=1s
    for n in 1 2 3; do { echo 'BEGIN; SELECT count(*) FROM orders;'; sleep 2; echo 'COMMIT;'; } | app; done
    keep $log
fi

if fault postgresql-process-killed; then
    cluster
    app -c 'SELECT pg_sleep(20)' &
    sleep 1
    kill -9 "$(sql -A -t -c "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND usename = 'orders'")"
    sleep 3
    keep $log
fi

if fault postgresql-slot-missing; then
    cluster wal_level=logical
    sql -c 'ALTER ROLE orders REPLICATION'
    for n in 1 2 3; do
        PGPASSWORD=Kd8-orders-42 timeout 5 pg_recvlogical -h 127.0.0.1 -U orders -d shop --slot orders_cdc --start --no-loop -f /dev/null 2>/dev/null || true
    done
    keep $log
fi

if fault postgresql-wal-level-not-logical; then
    cluster
    sql -c 'ALTER ROLE orders REPLICATION'
    for n in 1 2; do
        PGPASSWORD=Kd8-orders-42 timeout 5 pg_recvlogical -h 127.0.0.1 -U orders -d shop --slot orders_cdc --create-slot 2>/dev/null || true
    done
    keep $log
fi

if fault postgresql-slot-lost; then
    cluster wal_level=logical max_slot_wal_keep_size=4MB max_wal_size=32MB
    sql -c 'ALTER ROLE orders REPLICATION'
    sql shop -c "SELECT pg_create_logical_replication_slot('orders_cdc', 'test_decoding')" > /dev/null
    for n in 1 2 3 4; do
        app -c "INSERT INTO labels (pdf) SELECT repeat(md5(n::text), 40) FROM generate_series(1, 15000) n"
        sql -c 'SELECT pg_switch_wal()' -c 'CHECKPOINT' > /dev/null
    done
    for n in 1 2 3; do
        PGPASSWORD=Kd8-orders-42 timeout 5 pg_recvlogical -h 127.0.0.1 -U orders -d shop --slot orders_cdc --start --no-loop -f /dev/null 2>/dev/null || true
    done
    keep $log
fi

if fault postgresql-wal-gone; then
    cluster max_wal_size=32MB "listen_addresses='*'"
    sql -c 'ALTER ROLE orders REPLICATION'
    echo 'host replication orders 127.0.0.1/32 scram-sha-256' >> $conf/pg_hba.conf
    pg_ctlcluster 15 main reload
    for n in 1 2 3 4 5 6; do
        app -c "INSERT INTO labels (pdf) SELECT repeat(md5(n::text), 40) FROM generate_series(1, 15000) n"
        sql -c 'SELECT pg_switch_wal()' -c 'CHECKPOINT' > /dev/null
    done
    # A standby that comes back asks for the change log from where it stopped.
    for n in 1 2 3; do
        PGPASSWORD=Kd8-orders-42 psql -X "host=127.0.0.1 user=orders dbname=shop replication=true" -c 'START_REPLICATION 0/1000000 TIMELINE 1' > /dev/null 2>&1 || true
        sleep 1
    done
    keep $log
fi

if fault postgresql-replication-slots-used-up; then
    cluster wal_level=logical max_replication_slots=1
    sql -c 'ALTER ROLE orders REPLICATION'
    for slot in orders_cdc customers_cdc; do
        PGPASSWORD=Kd8-orders-42 timeout 5 pg_recvlogical -h 127.0.0.1 -U orders -d shop --slot $slot --create-slot 2>/dev/null || true
    done
    keep $log
fi

if fault postgresql-shutdown-under-clients; then
    cluster
    for n in 1 2 3; do app -c 'SELECT pg_sleep(8)' & done
    sleep 1
    pg_ctlcluster 15 main stop
    keep $log
fi

if fault postgresql-extension-missing; then
    cluster
    sql shop -c 'CREATE EXTENSION postgis' 2>/dev/null || true
    keep $log
fi

halt
say "done"
