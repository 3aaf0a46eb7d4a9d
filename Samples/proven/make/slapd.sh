#!/bin/bash
# Faults of OpenLDAP's slapd 2.5; of each the server's log and what the client printed.
source "$(dirname "$0")/common.sh"
server ldap1 slapd ldap-utils rsyslog openssl

log=/var/log/slapd.log
client=/srv/app/sync.log
start=/var/log/slapd-start.log
own_devices
name 127.0.0.1 ldap.shop.example
mkdir -p /run/slapd /srv/app
chown openldap: /run/slapd
mkdir -p /etc/ldap/tls
certificate /etc/ldap/tls/ldap ldap.shop.example
certificate /etc/ldap/tls/other other.example
chmod 644 /etc/ldap/tls/*

# directory [MORE] [DATABASE]: a new directory with an account in it; MORE goes into the head of slapd.conf.
directory() {
    stop /run/slapd/slapd.pid
    mountpoint -q /var/lib/ldap && umount /var/lib/ldap
    fresh openldap /var/lib/ldap
    rm -f $log $client $start
    own_syslog $log
    cat > /etc/ldap/slapd.conf <<CONF
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile /run/slapd/slapd.pid
loglevel stats
modulepath /usr/lib/ldap
moduleload back_mdb
${1:-}

database mdb
suffix "dc=shop,dc=example"
rootdn "cn=admin,dc=shop,dc=example"
rootpw made-up-37
directory /var/lib/ldap
${2:-}
access to attrs=userPassword by self write by anonymous auth by * none
access to * by self write by users read by * none
CONF
    cat > /run/tree.ldif <<'LDIF'
dn: dc=shop,dc=example
objectClass: dcObject
objectClass: organization
o: Shop
dc: shop

dn: ou=people,dc=shop,dc=example
objectClass: organizationalUnit
ou: people

dn: uid=sync,ou=people,dc=shop,dc=example
objectClass: inetOrgPerson
uid: sync
cn: Sync
sn: Sync
userPassword: made-up-37
LDIF
    for n in {1..30}; do printf '\ndn: uid=u%s,ou=people,dc=shop,dc=example\nobjectClass: inetOrgPerson\nuid: u%s\ncn: U\nsn: U\n' "$n" "$n"; done >> /run/tree.ldif
    runuser -u openldap -- slapadd -f /etc/ldap/slapd.conf -l /run/tree.ldif > /dev/null 2>&1
    program $start slapd -u openldap -g openldap -f /etc/ldap/slapd.conf -h "${urls:-ldap://127.0.0.1:389}"
    wait_for 3 port_open 389 || true
}
dn=uid=sync,ou=people,dc=shop,dc=example
sync() { local what=$1; shift; program $client "$what" -x -H "${url:-ldap://ldap.shop.example}" -D "${who:-$dn}" -w "${password:-made-up-37}" "$@"; }

if fault ldap-password-wrong; then
    directory
    for n in 1 2 3; do password=made-up-36 sync ldapsearch -b dc=shop,dc=example uid=u7; sleep 1; done
    keep $log $client
fi

if fault ldap-base-missing; then
    directory
    for n in 1 2 3; do sync ldapsearch -b dc=shop,dc=test uid=u7; sleep 1; done
    keep $log $client
fi

if fault ldap-access-missing; then
    directory
    printf 'dn: uid=u7,ou=people,dc=shop,dc=example\nchangetype: modify\nreplace: cn\ncn: Uma\n' > /srv/app/change.ldif
    for n in 1 2 3; do sync ldapmodify -f /srv/app/change.ldif; sleep 1; done
    keep $log $client
fi

if fault ldap-entry-exists; then
    directory
    printf 'dn: uid=u7,ou=people,dc=shop,dc=example\nobjectClass: inetOrgPerson\nuid: u7\ncn: U\nsn: U\n' > /srv/app/add.ldif
    for n in 1 2; do who=cn=admin,dc=shop,dc=example sync ldapadd -f /srv/app/add.ldif; sleep 1; done
    keep $log $client
fi

if fault ldap-entry-breaks-schema; then
    directory
    printf 'dn: uid=u70,ou=people,dc=shop,dc=example\nobjectClass: inetOrgPerson\nuid: u70\ncn: U\n' > /srv/app/add.ldif
    for n in 1 2; do who=cn=admin,dc=shop,dc=example sync ldapadd -f /srv/app/add.ldif; sleep 1; done
    keep $log $client
fi

if fault ldap-size-limit; then
    directory 'sizelimit 10'
    for n in 1 2 3; do sync ldapsearch -b dc=shop,dc=example 'uid=u*' cn; sleep 1; done
    keep $log $client
fi

if fault ldap-encryption-required; then
    directory 'TLSCertificateFile /etc/ldap/tls/ldap.crt
TLSCertificateKeyFile /etc/ldap/tls/ldap.key
security ssf=128'
    for n in 1 2 3; do sync ldapsearch -b dc=shop,dc=example uid=u7; sleep 1; done
    keep $log $client
fi

if fault ldap-certificate-not-trusted; then
    urls='ldap://127.0.0.1:389 ldaps://127.0.0.1:636' directory 'TLSCertificateFile /etc/ldap/tls/ldap.crt
TLSCertificateKeyFile /etc/ldap/tls/ldap.key'
    for n in 1 2 3; do url=ldaps://ldap.shop.example sync ldapsearch -d 1 -b dc=shop,dc=example uid=u7; sleep 1; done
    grep -E 'TLS|ldap_sasl|Can|certificate' $client > /run/only && cp /run/only $client
    keep $log $client
fi

if fault ldap-key-of-another-certificate; then
    urls='ldaps://127.0.0.1:636' directory 'TLSCertificateFile /etc/ldap/tls/ldap.crt
TLSCertificateKeyFile /etc/ldap/tls/other.key'
    sleep 1
    stop /run/rsyslogd.pid
    keep $log
fi

if fault ldap-server-not-running; then
    directory
    stop /run/slapd/slapd.pid
    for n in 1 2 3; do sync ldapsearch -b dc=shop,dc=example uid=u7; sleep 1; done
    keep $client
fi

if fault ldap-read-only; then
    directory '' 'readonly on'
    printf 'dn: uid=u7,ou=people,dc=shop,dc=example\nchangetype: modify\nreplace: cn\ncn: Uma\n' > /srv/app/change.ldif
    for n in 1 2 3; do who=cn=admin,dc=shop,dc=example sync ldapmodify -f /srv/app/change.ldif; sleep 1; done
    keep $log $client
fi

stop /run/slapd/slapd.pid /run/rsyslogd.pid
say "done"
