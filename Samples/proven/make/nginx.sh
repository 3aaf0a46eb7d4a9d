#!/bin/bash
# Faults of nginx 1.22 in front of small services, each with its own error log.
source "$(dirname "$0")/common.sh"
server web1 nginx-light openssl python3 curl php-fpm

errors=/var/log/nginx/error.log
access=/var/log/nginx/access.log
start=/var/log/nginx/start.log
mkdir -p /var/log/nginx /var/lib/nginx /srv/www /etc/nginx/tls
echo '<h1>Shop</h1>' > /srv/www/index.html
name 127.0.0.1 shop.example
certificate /etc/nginx/tls/shop shop.example
certificate /etc/nginx/tls/other other.example

# service PORT PYTHON: something that answers in its own way; PYTHON gets the connection as c.
service() {
    python3 - "$1" "$2" > /dev/null 2>&1 <<'PY' &
import socket, sys, threading, time
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
def answer(c):
    try: exec(sys.argv[2], {"c": c, "time": time})
    except OSError: pass
    c.close()
while True: threading.Thread(target=answer, args=[s.accept()[0]], daemon=True).start()
PY
    services+=($!)
    wait_for 5 port_open "$1"
}

# nginx_with BLOCK [MAIN] [HTTP] [EVENTS]: nginx with this inside its server block.
nginx_with() {
    quit
    rm -f /var/log/nginx/*
    cat > /etc/nginx/nginx.conf <<CONF
user www-data;
worker_processes 1;
pid /run/nginx.pid;
error_log $errors;
${2:-}

events {
    ${4:-worker_connections 512;}
}

http {
    include /etc/nginx/mime.types;
    access_log $access combined;
    ${3:-}

    server {
        listen 127.0.0.1:80;
        server_name shop.example;
        root /srv/www;
        $1
    }
}
CONF
    nginx 2> $start || true
}
services=()
quit() {
    stop /run/nginx.pid
    for pid in "${services[@]}"; do kill "$pid" 2>/dev/null || true; done
    services=()
}
get() { curl -sk -o /dev/null --max-time 10 "$@" || true; }

if fault nginx-upstream-refused; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; }'
    for n in {1..6}; do get http://shop.example/; get http://shop.example/api/cart/$n; sleep 0.5; done
    keep $errors $access
fi

if fault nginx-upstream-too-slow; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; proxy_read_timeout 2s; }'
    service 8080 'time.sleep(6)'
    for n in {1..4}; do get http://shop.example/api/report/$n; done
    keep $errors $access
fi

if fault nginx-upstream-closes; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; }'
    service 8080 'c.recv(9999)'
    for n in {1..5}; do get http://shop.example/api/cart/$n; done
    keep $errors $access
fi

if fault nginx-answer-not-understood; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; }'
    service 8080 'c.recv(9999); c.sendall(b"HTTP/1.1 200 OK\r\nContent-Type text/plain\r\nX-Bad\x00: 1\r\n\r\nhello")'
    for n in {1..4}; do get http://shop.example/api/cart/$n; done
    keep $errors $access
fi

if fault nginx-answer-header-too-big; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; }'
    service 8080 'c.recv(9999); c.sendall(b"HTTP/1.1 200 OK\r\nSet-Cookie: session=" + b"x" * 9000 + b"\r\nContent-Length: 2\r\n\r\nok"); time.sleep(1)'
    for n in {1..4}; do get http://shop.example/api/login; done
    keep $errors $access
fi

if fault nginx-body-too-large; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; client_max_body_size 1m; }'
    head -c 3000000 /dev/zero > /run/body
    for n in {1..3}; do get --data-binary @/run/body http://shop.example/api/import; done
    keep $errors $access
fi

if fault nginx-no-live-upstreams; then
    nginx_with 'location /api/ { proxy_pass http://shop; }' '' 'upstream shop { server 127.0.0.1:8080; server 127.0.0.1:8081; }'
    for n in {1..8}; do get http://shop.example/api/cart/$n; sleep 0.3; done
    keep $errors $access
fi

if fault nginx-upstream-speaks-plain-http; then
    nginx_with 'location /api/ { proxy_pass https://127.0.0.1:8080; }'
    service 8080 'c.recv(9999); c.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")'
    for n in {1..4}; do get http://shop.example/api/cart/$n; done
    keep $errors $access
fi

if fault nginx-upstream-certificate-not-trusted; then
    nginx_with 'location /api/ { proxy_pass https://127.0.0.1:8443; proxy_ssl_verify on; proxy_ssl_name shop.example; proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt; }'
    openssl s_server -accept 127.0.0.1:8443 -cert /etc/nginx/tls/shop.crt -key /etc/nginx/tls/shop.key -www -quiet > /dev/null 2>&1 &
    services+=($!)
    wait_for 5 port_open 8443
    for n in {1..4}; do get http://shop.example/api/cart/$n; done
    keep $errors $access
fi

if fault nginx-upstream-certificate-for-another-name; then
    nginx_with 'location /api/ { proxy_pass https://127.0.0.1:8443; proxy_ssl_verify on; proxy_ssl_name shop.example; proxy_ssl_trusted_certificate /etc/nginx/tls/other.crt; }'
    openssl s_server -accept 127.0.0.1:8443 -cert /etc/nginx/tls/other.crt -key /etc/nginx/tls/other.key -www -quiet > /dev/null 2>&1 &
    services+=($!)
    wait_for 5 port_open 8443
    for n in {1..4}; do get http://shop.example/api/cart/$n; done
    keep $errors $access
fi

if fault nginx-key-of-another-certificate; then
    nginx_with 'listen 127.0.0.1:443 ssl; ssl_certificate /etc/nginx/tls/shop.crt; ssl_certificate_key /etc/nginx/tls/other.key;'
    keep $start
fi

if fault nginx-certificate-file-missing; then
    nginx_with 'listen 127.0.0.1:443 ssl; ssl_certificate /etc/nginx/tls/shop-2026.crt; ssl_certificate_key /etc/nginx/tls/shop.key;'
    keep $start
fi

if fault nginx-client-certificate-missing; then
    nginx_with 'listen 127.0.0.1:443 ssl; ssl_certificate /etc/nginx/tls/shop.crt; ssl_certificate_key /etc/nginx/tls/shop.key; ssl_client_certificate /etc/nginx/tls/shop.crt; ssl_verify_client on;' 'error_log /var/log/nginx/error.log info;'
    for n in {1..3}; do get https://shop.example/; done
    get --cert /etc/nginx/tls/other.crt --key /etc/nginx/tls/other.key https://shop.example/
    keep $errors $access
fi

if fault nginx-plain-http-on-https-port; then
    nginx_with 'listen 127.0.0.1:443 ssl; ssl_certificate /etc/nginx/tls/shop.crt; ssl_certificate_key /etc/nginx/tls/shop.key;' 'error_log /var/log/nginx/error.log info;'
    for n in {1..3}; do get http://shop.example:443/api/orders; done
    keep $errors $access
fi

if fault nginx-port-taken; then
    quit
    python3 -m http.server --bind 127.0.0.1 80 > /dev/null 2>&1 &
    other=$!
    wait_for 5 port_open 80
    nginx_with ''
    keep $start
    kill $other
    sleep 0.5
fi

if fault nginx-connections-used-up; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; }' '' '' 'worker_connections 20;'
    service 8080 'time.sleep(4)'
    for n in {1..30}; do get http://shop.example/api/report/$n & done
    sleep 6
    keep $errors $access
fi

if fault nginx-too-many-open-files; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; }' 'worker_rlimit_nofile 24;'
    service 8080 'time.sleep(4)'
    for n in {1..30}; do get http://shop.example/api/report/$n & done
    sleep 6
    keep $errors $access
fi

if fault nginx-file-permission; then
    mkdir -p /srv/www/reports
    echo report > /srv/www/reports/may.html
    chmod 600 /srv/www/reports/may.html
    nginx_with ''
    for n in {1..3}; do get http://shop.example/reports/may.html; done
    keep $errors $access
fi

if fault nginx-redirects-within-itself; then
    nginx_with 'location / { try_files $uri /app/index.html; }'
    for n in {1..3}; do get http://shop.example/orders/$n; done
    keep $errors $access
fi

if fault nginx-upstream-name-unknown; then
    nginx_with 'location /api/ { proxy_pass http://orders-api:8080; }'
    keep $start
fi

if fault nginx-resolver-silent; then
    nginx_with 'resolver 127.0.0.53 ipv6=off; resolver_timeout 2s; location /api/ { set $up orders.shop.example; proxy_pass http://$up:8080; }'
    for n in {1..3}; do get http://shop.example/api/cart/$n; done
    keep $errors $access
fi

if fault nginx-socket-missing; then
    nginx_with 'location /api/ { proxy_pass http://unix:/run/gunicorn/orders.sock; }'
    for n in {1..4}; do get http://shop.example/api/cart/$n; done
    keep $errors $access
fi

if fault nginx-requests-limited; then
    nginx_with 'location / { limit_req zone=perip; }' '' 'limit_req_zone $binary_remote_addr zone=perip:1m rate=2r/s;'
    for n in {1..12}; do get http://shop.example/; done
    keep $errors $access
fi

if fault nginx-temporary-files-not-writable; then
    nginx_with 'location /api/ { proxy_pass http://127.0.0.1:8080; client_body_temp_path /srv/bodies; client_max_body_size 9m; }'
    service 8080 'c.recv(9999)'
    mkdir -p /srv/bodies
    chown root: /srv/bodies
    chmod 700 /srv/bodies
    head -c 3000000 /dev/zero > /run/body
    for n in {1..3}; do get --data-binary @/run/body http://shop.example/api/import; done
    keep $errors $access
fi

if fault nginx-directive-unknown; then
    nginx_with 'proxy_read_timout 30s;'
    keep $start
fi

if fault nginx-php-script-not-found; then
    sed -i 's|^listen = .*|listen = 127.0.0.1:9000|' /etc/php/8.2/fpm/pool.d/www.conf
    mkdir -p /run/php
    php-fpm8.2 --daemonize
    nginx_with 'location ~ \.php$ { fastcgi_pass 127.0.0.1:9000; include /etc/nginx/fastcgi_params; fastcgi_param SCRIPT_FILENAME /var/www/html$fastcgi_script_name; }'
    for n in {1..3}; do get http://shop.example/checkout.php; done
    keep $errors $access
    stop /run/php/php8.2-fpm.pid
fi

if fault php-fpm-workers-used-up; then
    sed -i -e 's|^listen = .*|listen = 127.0.0.1:9000|' -e 's|^pm.max_children = .*|pm.max_children = 5|' /etc/php/8.2/fpm/pool.d/www.conf
    mkdir -p /run/php
    rm -f /var/log/php8.2-fpm.log
    echo '<?php sleep(3); echo "done";' > /srv/www/slow.php
    php-fpm8.2 --daemonize
    nginx_with 'location ~ \.php$ { fastcgi_pass 127.0.0.1:9000; include /etc/nginx/fastcgi_params; fastcgi_read_timeout 5s; fastcgi_param SCRIPT_FILENAME /srv/www$fastcgi_script_name; }'
    for n in {1..14}; do get http://shop.example/slow.php & done
    sleep 11
    keep $errors $access /var/log/php8.2-fpm.log
    stop /run/php/php8.2-fpm.pid
fi

quit
say "done"
