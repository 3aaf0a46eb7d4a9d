#!/bin/bash
# Faults of Mosquitto 2.0.
source "$(dirname "$0")/common.sh"
server iot1 mosquitto mosquitto-clients python3

log=/var/log/mosquitto/mosquitto.log
client=/srv/app/sensor.log
mkdir -p /var/log/mosquitto /run/mosquitto
chown mosquitto: /var/log/mosquitto /run/mosquitto
halt() { stop /run/mosquitto/mosquitto.pid; }
broker() {
    halt
    rm -f /var/log/mosquitto/* $client
    { printf '%s\n' 'pid_file /run/mosquitto/mosquitto.pid' "log_dest file $log" 'log_timestamp_format %Y-%m-%dT%H:%M:%S' "$@"; } > /etc/mosquitto/mosquitto.conf
    mosquitto -d -c /etc/mosquitto/mosquitto.conf > /dev/null 2>&1 || true
    wait_for 3 port_open 1883 || true
}
sensor() { program $client timeout 3 mosquitto_pub -h "${host:-127.0.0.1}" -i "${id:-sensor-17}" -t "${topic:-plant/17}" -m 21.5 -q 1 "$@"; }

if fault mosquitto-password-wrong; then
    : > /etc/mosquitto/passwords
    mosquitto_passwd -b /etc/mosquitto/passwords plant made-up-37 2> /dev/null
    chown mosquitto: /etc/mosquitto/passwords
    broker 'listener 1883' 'allow_anonymous false' 'password_file /etc/mosquitto/passwords'
    for n in 1 2 3; do sensor -u plant -P made-up-36; sleep 1; done
    keep $log $client
fi

if fault mosquitto-publish-denied; then
    printf 'topic read plant/#\n' > /etc/mosquitto/acl
    chown mosquitto: /etc/mosquitto/acl
    broker 'listener 1883' 'allow_anonymous true' 'acl_file /etc/mosquitto/acl' 'log_type all'
    for n in 1 2 3; do sensor; sleep 1; done
    keep $log
fi

if fault mosquitto-client-id-twice; then
    broker 'listener 1883' 'allow_anonymous true'
    for n in 1 2; do timeout 6 mosquitto_sub -h 127.0.0.1 -i sensor-17 -t 'plant/#' > /dev/null 2>&1 & done
    sleep 7
    keep $log
fi

if fault mosquitto-local-connections-only; then
    ip address add 10.20.0.5/24 dev lo 2>/dev/null || true
    broker
    for n in 1 2 3; do host=10.20.0.5 sensor; sleep 1; done
    keep $log $client
fi

if fault mosquitto-tls-to-plain-port; then
    broker 'listener 1883' 'allow_anonymous true'
    for n in 1 2 3; do sensor -p 1883 --capath /etc/ssl/certs; sleep 1; done
    keep $log $client
fi

if fault mosquitto-port-taken; then
    halt
    python3 -m http.server --bind 127.0.0.1 1883 > /dev/null 2>&1 &
    other=$!
    wait_for 5 port_open 1883
    broker 'listener 1883 127.0.0.1' 'allow_anonymous true'
    keep $log
    kill $other
fi

halt
say "done"
