#!/bin/bash
# The name of the CRM disappears from the company's DNS. Leads are no longer handed over, and pile up.
source "$(dirname "$0")/../making/machine.sh"
machine web-1 dnsmasq-base dnsutils python3

say "the company's DNS server, the CRM, lead-sync"
mkdir -p /var/log/dnsmasq /var/log/leads /srv/leads
cat > /etc/dnsmasq.conf <<'CONF'
listen-address=127.0.0.53
bind-interfaces
pid-file=/run/dnsmasq.pid
no-resolv
no-hosts
local=/corp.example/
host-record=crm.corp.example,127.0.0.91
host-record=mail.corp.example,127.0.0.92
log-queries
log-facility=/var/log/dnsmasq/dnsmasq.log
CONF
rm -f /etc/resolv.conf
printf 'search corp.example\nnameserver 127.0.0.53\noptions timeout:2 attempts:2\n' > /etc/resolv.conf
dnsmasq --conf-file=/etc/dnsmasq.conf
/usr/bin/python3 "$story/crm.py" &
cp "$story/lead_sync.py" /srv/leads/
useradd --system --no-create-home leads
echo 'CRM_URL=http://crm.corp.example:8088/v2/leads' > /srv/leads/lead-sync.env
sleep 1
export CRM_URL=http://crm.corp.example:8088/v2/leads
run leads /var/log/leads/lead-sync.log python3 /srv/leads/lead_sync.py
sleep 40
say "a change of the zone loses the record"
sed -i '/host-record=crm/d' /etc/dnsmasq.conf
server=$(cat /run/dnsmasq.pid)
kill "$server"
while kill -0 "$server" 2>/dev/null; do sleep 0.05; done
dnsmasq --conf-file=/etc/dnsmasq.conf
sleep 70

say "what the customer collects"
take logs /var/log/dnsmasq/dnsmasq.log /var/log/leads/lead-sync.log
take config /etc/dnsmasq.conf /etc/resolv.conf /srv/leads/lead-sync.env
show dig.txt 'dig crm.corp.example'
show dig.txt 'dig mail.corp.example'
show getent.txt 'getent hosts crm.corp.example'
processes
finish
