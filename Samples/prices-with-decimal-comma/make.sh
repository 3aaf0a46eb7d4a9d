#!/bin/bash
# Good against bad. A supplier drops price lists, price-import copies them into PostgreSQL. The supplier's export now
# writes 12,90 where it wrote 12.90, and PostgreSQL takes none of them.
source "$(dirname "$0")/../making/machine.sh"
pair
machine erp-1 postgresql-15 postgresql-common python3 python3-psycopg2

say "PostgreSQL ($SIDE)"
name 127.0.0.21 db-1
fresh postgres /var/lib/postgresql
postgresql_cluster --wal-segsize=1
setting max_wal_size 32MB
setting min_wal_size 8MB
cat > /etc/postgresql/15/main/conf.d/erp.conf <<CONF
listen_addresses = '127.0.0.21'
log_line_prefix = '%m [%p] %q%u@%d '
max_connections = 60
work_mem = $(either 4MB 8MB)
log_min_duration_statement = 2s
CONF
pg_ctlcluster 15 main start
sql <<'SQL'
CREATE ROLE erp LOGIN;
CREATE DATABASE erp OWNER erp;
\connect erp
SET ROLE erp;
CREATE TABLE prices (list text NOT NULL, sku text NOT NULL, price numeric(10,2) NOT NULL, currency char(3) NOT NULL, valid_from date NOT NULL);
SQL

say "price-import and the shop's check"
useradd --system --no-create-home erp
mkdir -p /srv/erp/inbox /srv/erp/done /srv/erp/failed /var/log/erp
cp "$story"/*.py /srv/erp/
chown erp: /srv/erp/inbox /srv/erp/done /srv/erp/failed
cat > /srv/erp/price-import.ini <<CONF
[import]
inbox = /srv/erp/inbox
delimiter = ;
poll_seconds = $(either 2 3)
keep_days = 14

[database]
dsn = host=db-1 dbname=erp user=erp

[check]
stale_after_seconds = 12
CONF
run erp /var/log/erp/price-import.log python3 /srv/erp/price_import.py /srv/erp/price-import.ini
run erp /var/log/erp/price-check.log python3 /srv/erp/price_check.py /srv/erp/price-import.ini
/usr/bin/python3 "$story/supplier.py" "$(either . ,)" "$(either 9 11)" /srv/erp/inbox erp
sleep 5

say "what the customer collects"
show df.txt 'df -h /var/lib/postgresql /srv'
show database.txt "runuser -u postgres -- psql -d erp -c 'SELECT list, count(*), min(price), max(price) FROM prices GROUP BY list ORDER BY list'"
show database.txt "runuser -u postgres -- psql -d erp -c 'SELECT name, setting, unit FROM pg_settings WHERE source LIKE \$\$configuration file\$\$ ORDER BY name'"
processes
take logs /var/log/erp/*.log /var/log/postgresql/*.log
take config /etc/postgresql/15/main/conf.d/erp.conf /srv/erp/price-import.ini
take payloads $(ls /srv/erp/done/*.csv /srv/erp/failed/*.csv 2>/dev/null | tail -3)
finish
