#!/bin/bash
# Faults of OpenSSH 9.2; of each what sshd and its client wrote.
source "$(dirname "$0")/common.sh"
server sftp1 openssh-server openssh-client rsyslog python3

log=/var/log/auth.log
client=/srv/erp/upload.log
name 127.0.0.81 sftp.bank.example
mkdir -p /run/sshd /srv/bank /etc/ssh/erp
useradd --home-dir /srv/bank/corp4711 --create-home --shell /bin/bash --password '*' corp4711
useradd --create-home --base-dir /srv --shell /bin/bash erp 2> /dev/null
own_devices
key() { rm -f "$1" "$1.pub"; ssh-keygen -q -t "${2:-ed25519}" -N '' -C erp@erp-1 -f "$1"; }

bank() {
    stop /run/sshd.pid /run/rsyslogd.pid
    rm -f $log $client
    rm -rf /srv/bank/corp4711/.ssh /srv/erp/.ssh
    chmod 755 /srv/bank/corp4711
    install -d -m 700 -o corp4711 -g corp4711 /srv/bank/corp4711/.ssh
    install -d -m 700 -o erp -g erp /srv/erp/.ssh
    key /etc/ssh/host_key
    key /srv/erp/.ssh/id_ed25519
    install -m 600 -o corp4711 /srv/erp/.ssh/id_ed25519.pub /srv/bank/corp4711/.ssh/authorized_keys
    cat > /etc/ssh/sshd_config <<CONF
ListenAddress 127.0.0.81:22
HostKey /etc/ssh/host_key
PidFile /run/sshd.pid
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
Subsystem sftp internal-sftp
CONF
    printf '%s\n' "$@" >> /etc/ssh/sshd_config
    own_syslog $log
    /usr/sbin/sshd
    wait_for 10 ssh-keyscan -t ed25519 sftp.bank.example
    ssh-keyscan -t ed25519 sftp.bank.example > /srv/erp/.ssh/known_hosts 2>/dev/null
    chown -R erp: /srv/erp
}
erp() { program $client setpriv --reuid erp --regid erp --clear-groups env HOME=/srv/erp "$@"; }
upload() { echo pain001 > /srv/erp/pain001.xml; echo "put /srv/erp/pain001.xml ${target:-pain001.xml}" > /srv/erp/batch; erp sftp -o BatchMode=yes -o ConnectTimeout=5 "$@" -b /srv/erp/batch corp4711@sftp.bank.example; }

if fault ssh-key-refused; then
    bank
    install -m 600 -o corp4711 /etc/ssh/host_key.pub /srv/bank/corp4711/.ssh/authorized_keys
    for n in 1 2 3; do upload; sleep 1; done
    keep $log $client
fi

if fault ssh-host-key-changed; then
    bank
    key /etc/ssh/host_key
    kill -HUP "$(cat /run/sshd.pid)"
    sleep 1
    for n in 1 2 3; do upload; sleep 1; done
    keep $log $client
fi

if fault ssh-key-file-open-to-others; then
    bank
    chmod 644 /srv/erp/.ssh/id_ed25519
    for n in 1 2 3; do upload; sleep 1; done
    keep $log $client
fi

if fault ssh-home-writable-by-others; then
    bank
    chmod 777 /srv/bank/corp4711
    for n in 1 2 3; do upload; sleep 1; done
    keep $log $client
fi

if fault ssh-no-common-key-exchange; then
    bank 'KexAlgorithms curve25519-sha256'
    for n in 1 2 3; do upload -o KexAlgorithms=diffie-hellman-group14-sha256; sleep 1; done
    keep $log $client
fi

if fault ssh-no-common-host-key-type; then
    bank
    for n in 1 2 3; do upload -o HostKeyAlgorithms=rsa-sha2-512; sleep 1; done
    keep $log $client
fi

if fault ssh-too-many-keys-offered; then
    bank 'MaxAuthTries 3'
    for n in 1 2 3 4 5; do key /srv/erp/.ssh/key$n; done
    chown -R erp: /srv/erp
    for n in 1 2 3; do upload -o IdentitiesOnly=yes -i /srv/erp/.ssh/key1 -i /srv/erp/.ssh/key2 -i /srv/erp/.ssh/key3 -i /srv/erp/.ssh/key4; sleep 1; done
    keep $log $client
fi

if fault ssh-too-many-waiting-logins; then
    bank 'MaxStartups 2:100:3' 'LoginGraceTime 20'
    for n in {1..6}; do sleep 6 > /dev/tcp/127.0.0.81/22 & done
    sleep 1
    for n in 1 2 3; do upload; done
    sleep 5
    keep $log $client
fi

if fault ssh-key-format-not-readable; then
    bank
    tr 'A-Z' 'a-z' < /srv/erp/.ssh/id_ed25519 > /run/broken
    install -m 600 -o erp -g erp /run/broken /srv/erp/.ssh/id_ed25519
    rm /srv/erp/.ssh/id_ed25519.pub
    for n in 1 2 3; do upload -i /srv/erp/.ssh/id_ed25519; sleep 1; done
    keep $log $client
fi

if fault ssh-server-not-running; then
    bank
    stop /run/sshd.pid
    for n in 1 2 3; do upload; sleep 1; done
    keep $client
fi

if fault sftp-subsystem-missing; then
    bank
    sed -i '/^Subsystem/d' /etc/ssh/sshd_config
    kill -HUP "$(cat /run/sshd.pid)"
    sleep 1
    for n in 1 2 3; do upload; sleep 1; done
    keep $log $client
fi

if fault sftp-folder-missing; then
    bank
    for n in 1 2 3; do target=in/pain001.xml upload; sleep 1; done
    keep $log $client
fi

if fault sftp-folder-not-writable; then
    bank
    install -d -m 755 -o root /srv/bank/corp4711/in
    for n in 1 2 3; do target=in/pain001.xml upload; sleep 1; done
    keep $log $client
fi

stop /run/sshd.pid
say "done"
