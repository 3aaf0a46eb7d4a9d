#!/bin/bash
# Faults of HAProxy 2.6, which logs through rsyslog as on Debian.
source "$(dirname "$0")/common.sh"
server lb1 haproxy rsyslog openssl curl python3

log=/var/log/haproxy.log
start=/var/log/haproxy-start.log
mkdir -p /var/lib/haproxy/dev /run/haproxy /etc/haproxy/tls
name 127.0.0.1 shop.example
certificate /etc/haproxy/tls/shop shop.example
cat /etc/haproxy/tls/shop.crt /etc/haproxy/tls/shop.key > /etc/haproxy/tls/shop.pem
cat > /etc/rsyslog.conf <<'CONF'
module(load="imuxsock" SysSock.Use="off")
input(type="imuxsock" Socket="/var/lib/haproxy/dev/log")
template(name="traditional" type="string" string="%TIMESTAMP% %HOSTNAME% %syslogtag%%msg:::sp-if-no-1st-sp%%msg:::drop-last-lf%\n")
*.* action(type="omfile" file="/var/log/haproxy.log" template="traditional")
CONF
services=()
halt() {
    stop /run/haproxy.pid /run/rsyslogd.pid
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
# proxy FRONT BACK: HAProxy with these lines in its frontend and backend.
proxy() {
    stop /run/haproxy.pid /run/rsyslogd.pid
    rm -f $log $start
    rsyslogd -i /run/rsyslogd.pid -f /etc/rsyslog.conf
    sleep 0.5
    cat > /etc/haproxy/haproxy.cfg <<CONF
global
    log /var/lib/haproxy/dev/log local0
    pidfile /run/haproxy.pid
    user haproxy
    group haproxy
    daemon

defaults
    log global
    mode http
    option httplog
    timeout connect 1s
    timeout client 20s
    timeout server 2s
    timeout queue 1s
    retries 1

frontend shop
    ${1:-bind 127.0.0.1:80}
    default_backend orders

backend orders
    $2
CONF
    program $start haproxy -f /etc/haproxy/haproxy.cfg
}
get() { curl -sk -o /dev/null --max-time 8 "$@" || true; }
ok='c.recv(9999); c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")'

if fault haproxy-check-unreachable; then
    service 8081 "$ok"
    proxy '' 'server web1 127.0.0.1:8081 check inter 500
    server web2 127.0.0.1:8082 check inter 500'
    sleep 3
    for n in {1..3}; do get http://shop.example/cart; done
    halt
    keep $log
fi

if fault haproxy-check-gets-wrong-status; then
    service 8081 'c.recv(9999); c.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")'
    proxy '' 'option httpchk GET /healthz
    server web1 127.0.0.1:8081 check inter 500'
    sleep 3
    for n in {1..3}; do get http://shop.example/cart; done
    halt
    keep $log
fi

if fault haproxy-check-times-out; then
    service 8081 'time.sleep(9)'
    proxy '' 'option httpchk GET /healthz
    timeout check 500
    server web1 127.0.0.1:8081 check inter 700'
    sleep 5
    for n in {1..3}; do get http://shop.example/cart; done
    halt
    keep $log
fi

if fault haproxy-check-fails-in-tls; then
    service 8081 "$ok"
    proxy '' 'server web1 127.0.0.1:8081 check inter 500 ssl verify required ca-file /etc/ssl/certs/ca-certificates.crt'
    sleep 3
    for n in {1..3}; do get http://shop.example/cart; done
    halt
    keep $log
fi

if fault haproxy-server-refuses; then
    proxy '' 'server web1 127.0.0.1:8081'
    for n in {1..4}; do get http://shop.example/cart/$n; done
    halt
    keep $log
fi

if fault haproxy-server-too-slow; then
    service 8081 'c.recv(9999); time.sleep(6)'
    proxy '' 'server web1 127.0.0.1:8081'
    for n in {1..4}; do get http://shop.example/report/$n; done
    halt
    keep $log
fi

if fault haproxy-server-closes; then
    service 8081 'c.recv(9999)'
    proxy '' 'server web1 127.0.0.1:8081'
    for n in {1..4}; do get http://shop.example/cart/$n; done
    halt
    keep $log
fi

if fault haproxy-queue-times-out; then
    service 8081 'c.recv(9999); time.sleep(1.8); c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")'
    proxy '' 'server web1 127.0.0.1:8081 maxconn 2'
    for n in {1..12}; do get http://shop.example/cart/$n & done
    sleep 5
    halt
    keep $log
fi

if fault haproxy-client-handshakes-fail; then
    service 8081 "$ok"
    proxy 'bind 127.0.0.1:443 ssl crt /etc/haproxy/tls/shop.pem ssl-min-ver TLSv1.2' 'server web1 127.0.0.1:8081'
    for n in {1..5}; do curl -s -o /dev/null https://shop.example/ || true; curl -sk -o /dev/null http://shop.example:443/ || true; done
    halt
    keep $log
fi

if fault haproxy-port-taken; then
    python3 -m http.server --bind 127.0.0.1 80 > /dev/null 2>&1 &
    other=$!
    wait_for 5 port_open 80
    proxy '' 'server web1 127.0.0.1:8081'
    kill $other
    halt
    keep $start
fi

if fault haproxy-server-name-unknown; then
    proxy '' 'server web1 orders-1:8081'
    halt
    keep $start
fi

if fault haproxy-certificate-missing; then
    proxy 'bind 127.0.0.1:443 ssl crt /etc/haproxy/tls/shop-2026.pem' 'server web1 127.0.0.1:8081'
    halt
    keep $start
fi

if fault haproxy-keyword-unknown; then
    proxy '' 'ballance roundrobin
    server web1 127.0.0.1:8081'
    halt
    keep $start
fi

halt
say "done"
