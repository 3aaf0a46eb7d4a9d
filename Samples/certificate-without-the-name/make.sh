#!/bin/bash
# Good against bad. A partner renews the certificate of its API and forgets one of its names. The customer's egress
# proxy (nginx, which verifies) refuses the connection and answers 502 to the integration job.
source "$(dirname "$0")/../making/machine.sh"
pair
machine crm-1 nginx-light openssl python3 python3-requests

say "the partner's server ($SIDE)"
name 127.0.0.71 api.partner.example
name 127.0.0.1 egress.corp.example
ca=/run/partner
mkdir -p $ca/tls $ca/www/v2
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/O=Example Trust/CN=Example Trust CA' \
    -keyout $ca/ca.key -out $ca/ca.pem 2>/dev/null
openssl req -newkey rsa:"$(either 2048 3072)" -nodes -subj "/O=Partner/CN=$(either api.partner.example partner.example)" \
    -addext "subjectAltName=$(either DNS:api.partner.example,DNS:partner.example DNS:partner.example,DNS:www.partner.example)" \
    -keyout $ca/tls/server.key -out $ca/server.csr 2>/dev/null
openssl x509 -req -in $ca/server.csr -CA $ca/ca.pem -CAkey $ca/ca.key -CAcreateserial -copy_extensions copy -days "$(either 120 365)" \
    -out $ca/tls/server.crt 2>/dev/null
mkdir -p /etc/nginx/trust
cp $ca/ca.pem /etc/nginx/trust/example-trust-ca.pem
python3 - <<'PY'
import json
for page in range(1, 6):
    with open(f"/run/partner/www/v2/contacts-{page}.json", "w") as file:
        json.dump({"page": page, "contacts": [{"id": f"p{page}-{n}", "mail": f"c{n}@partner.example", "score": n % 10} for n in range(20)]}, file)
PY
cat > $ca/nginx.conf <<'CONF'
user www-data;
worker_processes 1;
pid /run/partner/nginx.pid;
error_log /run/partner/error.log;
events {
    worker_connections 64;
}
http {
    access_log off;
    server {
        listen 127.0.0.71:443 ssl;
        server_name api.partner.example;
        ssl_certificate /run/partner/tls/server.crt;
        ssl_certificate_key /run/partner/tls/server.key;
        root /run/partner/www;
    }
}
CONF
nginx -c $ca/nginx.conf

say "the customer's egress proxy and contact-sync"
cat > /etc/nginx/nginx.conf <<CONF
user www-data;
worker_processes 2;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log;

events {
    worker_connections $(either 512 1024);
}

http {
    include /etc/nginx/mime.types;
    access_log /var/log/nginx/access.log combined;

    server {
        listen 127.0.0.1:8088;
        server_name egress.corp.example;

        location /partner/ {
            proxy_pass https://api.partner.example/v2/;
            proxy_ssl_server_name on;
            proxy_ssl_name api.partner.example;
            proxy_ssl_verify on;
            proxy_ssl_trusted_certificate /etc/nginx/trust/example-trust-ca.pem;
            proxy_connect_timeout 3s;
        }
    }
}
CONF
nginx_start
useradd --system --no-create-home crm
mkdir -p /srv/crm /var/log/crm
cp "$story"/*.py /srv/crm/
cat > /srv/crm/contact-sync.toml <<CONF
[partner]
url = "http://egress.corp.example:8088/partner"
pages = 5
timeout = "5s"

[sync]
interval = "$(either 5s 6s)"
stale_after = "25s"
CONF
run crm /var/log/crm/contact-sync.log python3 /srv/crm/contact_sync.py /srv/crm/contact-sync.toml
sleep "$(either 55 62)"

say "what the customer collects"
show openssl-s_client.txt 'openssl s_client -connect api.partner.example:443 -servername api.partner.example -showcerts -CAfile /etc/nginx/trust/example-trust-ca.pem < /dev/null'
show curl.txt 'curl -sS --cacert /etc/nginx/trust/example-trust-ca.pem -o /dev/null -w "%{http_code}\n" https://api.partner.example/v2/contacts-1.json'
show getent.txt 'getent hosts api.partner.example'
processes
take logs /var/log/nginx/*.log /var/log/crm/*.log
take config /etc/nginx/nginx.conf /srv/crm/contact-sync.toml
finish
