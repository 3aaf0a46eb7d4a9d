#!/bin/bash
# Faults of Squid 5.7; of each its logs and what the client printed.
source "$(dirname "$0")/common.sh"
server proxy1 squid curl python3

log=/var/log/squid/access.log
cache=/var/log/squid/cache.log
client=/srv/app/sync.log
mkdir -p /var/log/squid /srv/app /srv/www
chown proxy: /var/log/squid
name 127.0.0.1 api.partner.example
python3 -m http.server --bind 127.0.0.1 --directory /srv/www 8080 > /dev/null 2>&1 &
web=$!

proxy() {
    stop /run/squid.pid
    rm -f /var/log/squid/* $client
    { printf '%s\n' "$@" 'http_port 127.0.0.1:3128' 'visible_hostname proxy1' 'pid_filename /run/squid.pid' "access_log $log" "cache_log $cache" 'cache deny all' \
        'pinger_enable off' 'shutdown_lifetime 1 second' 'acl local src 127.0.0.0/8' 'connect_timeout 3 seconds' 'http_access allow local' 'http_access deny all'; } > /etc/squid/squid.conf
    squid > /dev/null 2>&1
    wait_for 5 port_open 3128
}
get() { program $client curl -sS -o /dev/null -w '%{http_code} %{url_effective}\n' --max-time 8 -x "http://127.0.0.1:3128" "$@"; }

if fault squid-destination-denied; then
    proxy 'acl allowed dstdomain .shop.example' 'http_access deny !allowed'
    for n in 1 2 3; do get http://api.partner.example:8080/orders; get -p https://api.partner.example:443/; sleep 1; done
    keep $log $cache $client
fi

if fault squid-login-missing; then
    echo 'sync:made-up-37' > /etc/squid/users
    proxy 'auth_param basic program /usr/lib/squid/basic_fake_auth' 'acl known proxy_auth REQUIRED' 'http_access deny !known'
    for n in 1 2 3; do get http://api.partner.example:8080/orders; sleep 1; done
    keep $log $cache $client
fi

if fault squid-destination-silent; then
    proxy
    for n in 1 2 3; do get http://api.partner.example:8099/orders; get -p https://api.partner.example:8443/; sleep 1; done
    keep $log $cache $client
fi

stop /run/squid.pid
kill $web
say "done"
