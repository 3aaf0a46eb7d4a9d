#!/bin/bash
# Faults of Apache httpd 2.4.
source "$(dirname "$0")/common.sh"
server web2 apache2 openssl curl python3

log=/var/log/apache2/error.log
access=/var/log/apache2/access.log
start=/var/log/apache2/start.log
mkdir -p /var/log/apache2 /run/apache2 /run/lock /srv/www
echo '<h1>Shop</h1>' > /srv/www/index.html
name 127.0.0.1 shop.example
certificate /etc/ssl/shop shop.example
services=()
halt() {
    stop /run/apache2/apache2.pid
    for pid in "${services[@]}"; do kill "$pid" 2>/dev/null || true; done
    services=()
}
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
httpd() {
    stop /run/apache2/apache2.pid
    rm -f /var/log/apache2/*
    { cat <<'CONF'
ServerName shop.example
ServerRoot /etc/apache2
PidFile /run/apache2/apache2.pid
Listen 127.0.0.1:80
User www-data
Group www-data
ErrorLog /var/log/apache2/error.log
LogLevel warn
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule authz_host_module /usr/lib/apache2/modules/mod_authz_host.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
LogFormat "%h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\"" combined
CustomLog /var/log/apache2/access.log combined
TypesConfig /dev/null
DocumentRoot /srv/www
<Directory /srv/www>
    Require all granted
</Directory>
CONF
        printf '%s\n' "$@"; } > /etc/apache2/apache2.conf
    program $start apache2 -f /etc/apache2/apache2.conf -k start
    wait_for 3 port_open 80 || true
}
get() { curl -sk -o /dev/null --max-time 8 "$@" || true; }

if fault apache-backend-refuses; then
    httpd 'ProxyPass /api/ http://127.0.0.1:8080/'
    for n in {1..4}; do get http://shop.example/api/cart/$n; done
    keep $log $access
fi

if fault apache-backend-too-slow; then
    service 8080 'c.recv(9999); time.sleep(6)'
    httpd 'ProxyTimeout 2' 'ProxyPass /api/ http://127.0.0.1:8080/'
    for n in {1..4}; do get http://shop.example/api/report/$n; done
    halt
    keep $log $access
fi

if fault apache-backend-closes; then
    service 8080 'c.recv(9999)'
    httpd 'ProxyPass /api/ http://127.0.0.1:8080/'
    for n in {1..4}; do get http://shop.example/api/cart/$n; done
    halt
    keep $log $access
fi

if fault apache-client-denied; then
    mkdir -p /srv/www/reports
    echo report > /srv/www/reports/may.html
    httpd '<Location /reports>' 'Require ip 10.9.0.0/16' '</Location>'
    for n in {1..4}; do get http://shop.example/reports/may.html; done
    keep $log $access
fi

if fault apache-workers-used-up; then
    service 8080 'c.recv(9999); time.sleep(5); c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")'
    httpd 'StartServers 1' 'ServerLimit 1' 'ThreadsPerChild 5' 'MinSpareThreads 1' 'MaxSpareThreads 5' 'MaxRequestWorkers 5' 'ProxyPass /api/ http://127.0.0.1:8080/'
    for n in {1..12}; do get http://shop.example/api/report/$n & done
    sleep 9
    halt
    keep $log $access
fi

if fault apache-name-differs-from-sni; then
    httpd 'Listen 127.0.0.1:443' '<VirtualHost 127.0.0.1:443>' 'ServerName shop.example' 'SSLEngine on' 'SSLCertificateFile /etc/ssl/shop.crt' 'SSLCertificateKeyFile /etc/ssl/shop.key' '</VirtualHost>' \
        '<VirtualHost 127.0.0.1:443>' 'ServerName api.shop.example' 'SSLEngine on' 'SSLVerifyClient optional_no_ca' 'SSLCertificateFile /etc/ssl/shop.crt' 'SSLCertificateKeyFile /etc/ssl/shop.key' '</VirtualHost>'
    for n in {1..4}; do get -H 'Host: api.shop.example' https://shop.example/; done
    keep $log $access
fi

if fault apache-key-of-another-certificate; then
    certificate /etc/ssl/other other.example
    httpd 'Listen 127.0.0.1:443' '<VirtualHost 127.0.0.1:443>' 'ServerName shop.example' 'SSLEngine on' 'SSLCertificateFile /etc/ssl/shop.crt' 'SSLCertificateKeyFile /etc/ssl/other.key' '</VirtualHost>'
    keep $log
fi

if fault apache-port-taken; then
    halt
    python3 -m http.server --bind 127.0.0.1 80 > /dev/null 2>&1 &
    other=$!
    wait_for 5 port_open 80
    httpd
    keep $start
    kill $other
    sleep 0.5
fi

if fault apache-directive-unknown; then
    httpd 'ProxyTimeOuts 30'
    keep $start
fi

halt
say "done"
