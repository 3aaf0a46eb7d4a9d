#!/bin/bash
# The certificate of a supplier's catalog server expires. catalog-sync can fetch no catalog, price-export withdraws
# its prices, and the shops get 404 for them.
source "$(dirname "$0")/../making/machine.sh"
machine erp-1 nginx-light openssl curl python3 python3-requests

say "a CA, and a certificate that lives for one minute more"
name 127.0.0.71 pim.supplier.example
name 127.0.0.1 prices.corp.example
ca=/run/supplier
mkdir -p $ca /run/supplier/tls
touch $ca/index.txt
cat > $ca/ca.cnf <<'CONF'
[ca]
default_ca = supplier
[supplier]
database = /run/supplier/index.txt
new_certs_dir = /run/supplier
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
organizationName = optional
commonName = supplied
CONF
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/O=Supplier Example/CN=Supplier Example CA' \
    -keyout $ca/ca.key -out $ca/ca.pem 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj '/O=Supplier Example/CN=pim.supplier.example' \
    -addext 'subjectAltName=DNS:pim.supplier.example' -keyout /run/supplier/tls/pim.key -out $ca/pim.csr 2>/dev/null
openssl ca -batch -notext -config $ca/ca.cnf -cert $ca/ca.pem -keyfile $ca/ca.key -in $ca/pim.csr \
    -startdate "$(date -ud '-365 days' +%Y%m%d%H%M%SZ)" -enddate "$(date -ud '+50 seconds' +%Y%m%d%H%M%SZ)" \
    -out /run/supplier/tls/pim.crt 2>/dev/null
cp $ca/ca.pem /etc/ssl/certs/supplier-example-ca.pem

say "the supplier's server, catalog-sync, price-export, the gateway of the shops"
useradd --system --no-create-home erp
mkdir -p /run/supplier/www /srv/erp/catalog /srv/erp/export /var/log/erp
python3 - <<'PY' > /run/supplier/www/catalog.json
import json
print(json.dumps({"articles": [{"sku": f"SKU-{n}", "price": f"{9 + n % 90}.90"} for n in range(1, 401)]}))
PY
cp "$story"/*.py /srv/erp/
chown erp: /srv/erp/catalog /srv/erp/export
cat > /srv/erp/erp.env <<'CONF'
PIM_URL=https://pim.supplier.example:8443/catalog.json
PIM_CA=/etc/ssl/certs/supplier-example-ca.pem
CATALOG_FILE=/srv/erp/catalog/catalog.json
CATALOG_MAX_AGE_SECONDS=20
EXPORT_FILE=/srv/erp/export/prices.csv
CONF
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

    server {
        listen 127.0.0.1:80;
        server_name prices.corp.example;
        access_log /var/log/nginx/access.log combined;
        root /srv/erp/export;
    }
}
CONF
cat > /run/supplier/nginx.conf <<'CONF'
user www-data;
worker_processes 1;
pid /run/supplier/nginx.pid;
error_log /run/supplier/error.log;
events {
    worker_connections 64;
}
http {
    access_log off;
    server {
        listen 127.0.0.71:8443 ssl;
        server_name pim.supplier.example;
        ssl_certificate /run/supplier/tls/pim.crt;
        ssl_certificate_key /run/supplier/tls/pim.key;
        root /run/supplier/www;
    }
}
CONF
nginx -c /run/supplier/nginx.conf
nginx_start
set -a; source /srv/erp/erp.env; set +a
run erp /var/log/erp/catalog-sync.log python3 /srv/erp/catalog_sync.py
run erp /var/log/erp/price-export.log python3 /srv/erp/price_export.py
wait_for 15 test -s /srv/erp/export/prices.csv

say "the shops fetch prices; meanwhile the certificate expires"
/usr/bin/python3 "$making/visitors.py" 5 140 '[
    {"weight": 1, "url": "http://prices.corp.example/prices.csv"}]' &
sleep 125

say "what the customer collects, while it lasts"
take logs /var/log/nginx/*.log /var/log/erp/*.log
show openssl-s_client.txt 'openssl s_client -connect pim.supplier.example:8443 -servername pim.supplier.example -CAfile /etc/ssl/certs/supplier-example-ca.pem < /dev/null'
show ls.txt 'ls -l --time-style=full-iso /srv/erp/catalog /srv/erp/export'
show curl.txt 'curl -sS --cacert /etc/ssl/certs/supplier-example-ca.pem -o /dev/null https://pim.supplier.example:8443/catalog.json'
processes
take config /etc/nginx/nginx.conf /srv/erp/erp.env
finish
