#!/bin/bash
# Faults of Postfix 3.7; what it wrote to its mail log.
source "$(dirname "$0")/common.sh"
server mail1 postfix python3 openssl

log=/var/log/mail.log
rm -rf /etc/postfix/master.cf.proto
fresh root /var/spool/postfix
chmod 755 /var/spool/postfix
fresh postfix /var/lib/postfix
name 127.0.0.1 mail1.shop.example
echo root: root > /etc/aliases

# mail_with SETTING...: Postfix with these settings, which logs to a file of its own.
mail_with() {
    postfix stop > /dev/null 2>&1 || true
    rm -f $log
    printf '%s\n' 'compatibility_level = 3.6' 'myhostname = mail1.shop.example' 'mydomain = shop.example' 'mydestination = $myhostname, localhost' \
        'mynetworks = 127.0.0.0/8' 'inet_interfaces = 127.0.0.1' 'inet_protocols = ipv4' "maillog_file = $log" 'alias_maps =' 'alias_database =' \
        'smtp_host_lookup = native' 'smtp_dns_support_level = disabled' 'disable_dns_lookups = yes' 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination' 'minimal_backoff_time = 3s' 'queue_run_delay = 3s' "$@" > /etc/postfix/main.cf
    cat > /etc/postfix/master.cf <<'CONF'
smtp inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
CONF
    postsuper -d ALL > /dev/null 2>&1 || true
    postfix start > /dev/null 2>&1
    wait_for 10 port_open 25
}
# server_that PYTHON: a mail server at port 2525 that answers in its own way: replies maps commands to answers.
server_that() {
    python3 - "$1" > /dev/null 2>&1 <<'PY' &
import socket, sys, threading
replies = {"": "220 mx.partner.example ESMTP", "EHLO": "250-mx.partner.example\r\n250 SIZE 10240000", "HELO": "250 mx", "MAIL": "250 2.1.0 Ok", "RCPT": "250 2.1.5 Ok", "DATA": "354 go", ".": "250 2.0.0 Ok", "QUIT": "221 2.0.0 Bye", "RSET": "250 Ok"}
exec(sys.argv[1])
s = socket.create_server(("127.0.0.1", 2525))
def talk(c):
    say = lambda key: c.sendall((replies.get(key, "500 5.5.2 what?") + "\r\n").encode())
    say("")
    data = False
    for line in c.makefile("rb"):
        word = line.strip().decode("latin1")
        if data and word != ".": continue
        key = "." if data else word.split(" ")[0].split(":")[0].upper()
        data = key == "DATA" and replies["DATA"].startswith("354")
        say(key)
        if key == "QUIT": break
    c.close()
while True: threading.Thread(target=talk, args=[s.accept()[0]], daemon=True).start()
PY
    other=$!
    wait_for 5 port_open 2525
}
send() { printf 'Subject: order\n\nOrder 17\n' | sendmail -f shop@shop.example "${1:-orders@partner.example}"; }
smtp() { python3 -c '
import smtplib, sys
s = smtplib.SMTP(sys.argv[1], 25, source_address=(sys.argv[1], 0), timeout=5)
try: s.sendmail("a@elsewhere.example", sys.argv[2], "Subject: x\r\n\r\n" + "x" * int(sys.argv[3]))
except smtplib.SMTPException as e: print(e)
' "$@" > /dev/null 2>&1 || true; }

remote() { # NAME PYTHON: the partner's server refuses in this way
    mail_with 'relayhost = [127.0.0.1]:2525' "${@:2}"
    server_that "$1"
    for n in 1 2 3; do send; sleep 1; done
    sleep 3
    keep $log
    kill $other
}

if fault postfix-recipient-unknown; then remote 'replies["RCPT"] = "550 5.1.1 <orders@partner.example>: Recipient address rejected: User unknown in virtual mailbox table"'; fi
if fault postfix-mailbox-full; then remote 'replies["."] = "452 4.2.2 The recipient'"'"'s inbox is out of storage space"; replies["RCPT"] = "452 4.2.2 mailbox full, over quota"'; fi
if fault postfix-blocked-by-reputation; then remote 'replies["MAIL"] = "554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.blocklist.example"'; fi
if fault postfix-message-too-large; then remote 'replies["EHLO"] = "250-mx.partner.example\r\n250 SIZE 100"'; fi
if fault postfix-sending-limit; then remote 'replies[""] = "421 4.7.0 mx.partner.example Error: too many connections from 203.0.113.7"'; fi
if fault postfix-starttls-required; then remote 'replies["MAIL"] = "530 5.7.0 Must issue a STARTTLS command first"'; fi

if fault postfix-next-hop-unknown; then
    sed -i 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf
    mail_with 'relayhost = [smtp-out.partner.example]'
    for n in 1 2 3; do send; sleep 1; done
    sleep 4
    keep $log
fi

if fault postfix-next-hop-silent; then
    mail_with 'relayhost = [127.0.0.1]:2526'
    for n in 1 2 3; do send; sleep 1; done
    sleep 4
    keep $log
fi

if fault postfix-relay-denied; then
    ip address add 10.20.0.9/24 dev lo 2>/dev/null || true
    mail_with 'mynetworks = 127.0.0.1/32' 'inet_interfaces = all'
    for n in 1 2 3; do smtp 10.20.0.9 someone@partner.example 10; sleep 1; done
    keep $log
fi

if fault postfix-mail-loops; then
    mail_with 'relayhost = [127.0.0.1]:25'
    for n in 1 2; do send; sleep 1; done
    sleep 4
    keep $log
fi

postfix stop > /dev/null 2>&1 || true
say "done"
