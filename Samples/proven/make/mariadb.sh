#!/bin/bash
# Faults of MariaDB 10.11; of each the server's log and what the client printed.
source "$(dirname "$0")/common.sh"
server db2 mariadb-server mariadb-client python3

log=/var/log/mysql/error.log
client=/srv/app/import.log
pid=/run/mysqld/mysqld.pid
mkdir -p /var/log/mysql /run/mysqld /srv/app
chown mysql: /var/log/mysql /run/mysqld
rm -f /etc/mysql/mariadb.conf.d/*
halt() { stop $pid; }
start() { run mysql /dev/null mariadbd "$@"; }

# database [OPTION...]: a new MariaDB with a shop in it.
database() {
    halt
    mountpoint -q /var/lib/mysql && umount /var/lib/mysql
    rm -f $log $client
    if [[ -n ${size:-} ]]; then disk "$size" mysql /var/lib/mysql; rm -rf /var/lib/mysql/lost+found; else fresh mysql /var/lib/mysql; fi
    cat > /etc/mysql/mariadb.cnf <<CONF
[mariadbd]
user = mysql
datadir = /var/lib/mysql
socket = /run/mysqld/mysqld.sock
pid_file = $pid
log_error = $log
bind_address = ${address:-127.0.0.1}
innodb_buffer_pool_size = 32M
innodb_log_file_size = 8M
log_warnings = 2
[client]
socket = /run/mysqld/mysqld.sock
CONF
    mariadb-install-db --user=mysql --skip-test-db > /dev/null 2>&1
    start "$@"
    wait_for 20 mariadb -e 'SELECT 1'
    mariadb <<'SQL'
CREATE DATABASE shop CHARACTER SET utf8mb4;
CREATE USER orders@'localhost' IDENTIFIED BY 'made-up-37';
GRANT ALL ON shop.* TO orders@'localhost';
USE shop;
CREATE TABLE customers (id int PRIMARY KEY, email varchar(40) NOT NULL UNIQUE, note varchar(40) CHARACTER SET utf8mb3) ENGINE=InnoDB;
CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL, quantity int NOT NULL, FOREIGN KEY (customer) REFERENCES customers (id)) ENGINE=InnoDB;
CREATE TABLE labels (id int AUTO_INCREMENT PRIMARY KEY, pdf longtext) ENGINE=InnoDB;
INSERT INTO customers (id, email) SELECT seq, concat('customer', seq, '@mail.example') FROM seq_1_to_100;
INSERT INTO orders SELECT seq, seq, 1 FROM seq_1_to_100;
SQL
}
app() { program $client mariadb -h 127.0.0.1 -u "${user:-orders}" -p"${password:-made-up-37}" "${base:-shop}" "$@"; }

if fault mariadb-password-wrong; then
    database
    for n in 1 2 3; do password=made-up-36 app -e 'SELECT 1'; sleep 1; done
    keep $log $client
fi

if fault mariadb-client-not-allowed; then
    ip address add 10.20.0.5/24 dev lo 2>/dev/null || true
    address=0.0.0.0 database --skip-name-resolve
    for n in 1 2 3; do program $client mariadb -h 10.20.0.5 -u orders -pmade-up-37 shop -e 'SELECT 1'; sleep 1; done
    keep $log $client
fi

if fault mariadb-database-missing; then
    database
    mariadb -e 'GRANT ALL ON *.* TO orders@localhost'
    for n in 1 2 3; do base=shop_prod app -e 'SELECT 1'; done
    keep $log $client
fi

if fault mariadb-database-access-denied; then
    database
    mariadb -e 'CREATE DATABASE billing'
    for n in 1 2 3; do base=billing app -e 'SELECT 1'; done
    keep $log $client
fi

if fault mariadb-privilege-missing; then
    database
    for n in 1 2; do app -e 'FLUSH TABLES'; done
    keep $log $client
fi

if fault mariadb-file-privilege-missing; then
    database
    for n in 1 2; do app -e 'LOAD DATA INFILE "/srv/app/orders.csv" INTO TABLE orders'; done
    keep $log $client
fi

if fault mariadb-too-many-connections; then
    database --max-connections=10
    for n in {1..12}; do mariadb -h 127.0.0.1 -u orders -pmade-up-37 shop -e 'SELECT sleep(4)' > /dev/null 2>&1 & done
    sleep 1
    for n in 1 2 3; do app -e 'SELECT 1'; done
    sleep 4
    keep $log $client
fi

if fault mariadb-account-connection-limit; then
    database
    mariadb -e 'GRANT USAGE ON *.* TO orders@localhost WITH MAX_USER_CONNECTIONS 2'
    for n in 1 2; do mariadb -h 127.0.0.1 -u orders -pmade-up-37 shop -e 'SELECT sleep(4)' > /dev/null 2>&1 & done
    sleep 1
    for n in 1 2 3; do app -e 'SELECT 1'; done
    sleep 4
    keep $log $client
fi

if fault mariadb-table-missing; then
    database
    for n in 1 2 3; do app -e 'SELECT id FROM shipments'; done
    keep $log $client
fi

if fault mariadb-column-missing; then
    database
    for n in 1 2 3; do app -e 'SELECT id, currency FROM orders'; done
    keep $log $client
fi

if fault mariadb-duplicate-key; then
    database
    for n in 7 8 9; do app -e "INSERT INTO orders VALUES ($n, 3, 1)"; done
    keep $log $client
fi

if fault mariadb-parent-row-missing; then
    database
    for n in 7 8 9; do app -e "INSERT INTO orders VALUES (90$n, 77$n, 1)"; done
    keep $log $client
fi

if fault mariadb-value-too-long; then
    database
    app -e "INSERT INTO customers VALUES (901, 'accounts-payable-of-the-northern-branch@mail.example', '')"
    keep $log $client
fi

if fault mariadb-value-of-wrong-type; then
    database
    app -e "INSERT INTO orders VALUES (901, 3, 'two')"
    keep $log $client
fi

if fault mariadb-character-of-four-bytes; then
    database
    app --default-character-set=utf8mb4 -e "UPDATE customers SET note = 'thanks 🎉' WHERE id = 3"
    keep $log $client
fi

if fault mariadb-deadlock; then
    database --innodb-print-all-deadlocks
    app -e 'BEGIN; UPDATE orders SET quantity = 3 WHERE id = 17; SELECT sleep(1); UPDATE orders SET quantity = 3 WHERE id = 18; COMMIT' &
    app -e 'BEGIN; UPDATE orders SET quantity = 4 WHERE id = 18; SELECT sleep(1); UPDATE orders SET quantity = 4 WHERE id = 17; COMMIT'
    sleep 2
    keep $log $client
fi

if fault mariadb-lock-wait-timeout; then
    database --innodb-lock-wait-timeout=1
    mariadb shop -e 'BEGIN; UPDATE orders SET quantity = 3 WHERE id = 17; SELECT sleep(6); COMMIT' > /dev/null &
    sleep 1
    for n in 1 2 3; do app -e 'UPDATE orders SET quantity = 4 WHERE id = 17'; done
    sleep 3
    keep $log $client
fi

if fault mariadb-packet-too-large; then
    database --max-allowed-packet=1M
    { echo -n "INSERT INTO labels (pdf) VALUES ('"; head -c 3000000 /dev/zero | tr '\0' x; echo "');"; } > /srv/labels.sql
    app -e 'source /srv/labels.sql'
    keep $log
fi

if fault mariadb-read-only; then
    database --read-only
    for n in 1 2 3; do app -e 'UPDATE orders SET quantity = 4 WHERE id = 17'; done
    keep $log $client
fi

if fault mariadb-statement-timeout; then
    database --max-statement-time=1
    for n in 1 2; do app -e 'SELECT count(*) FROM orders a, orders b, orders c, orders d, orders e'; done
    keep $log $client
fi

if fault mariadb-disk-full; then
    size=160M database --innodb-data-file-path=ibdata1:12M:autoextend
    for n in {1..8}; do app -e "INSERT INTO labels (pdf) SELECT repeat(md5(rand()), 4000) FROM seq_1_to_200"; done
    keep $log $client
    halt
fi

if fault mariadb-socket-missing; then
    database
    halt
    for n in 1 2; do program $client mariadb -u orders -pmade-up-37 shop -e 'SELECT 1'; done
    keep $client
fi

if fault mariadb-port-taken; then
    database
    halt
    python3 -m http.server --bind 127.0.0.1 3306 > /dev/null 2>&1 &
    other=$!
    wait_for 5 port_open 3306
    start
    sleep 4
    keep $log
    kill $other
fi

if fault mariadb-setting-unknown; then
    database
    halt
    start --innodb-bufer-pool-size=64M
    sleep 3
    keep $log
fi

if fault mariadb-data-folder-of-root; then
    database
    halt
    chown -R root: /var/lib/mysql
    chmod 700 /var/lib/mysql
    setpriv --reuid mysql --regid mysql --clear-groups mariadbd > /var/log/mysql/start.log 2>&1 || true
    keep $log /var/log/mysql/start.log
fi

halt
umount /var/lib/mysql 2>/dev/null || true
say "done"
