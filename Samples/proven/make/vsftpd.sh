#!/bin/bash
# Faults of vsftpd 3.0; of each the server's log and what the client printed.
source "$(dirname "$0")/common.sh"
server ftp1 vsftpd curl openssl

log=/var/log/vsftpd.log
client=/srv/app/transfer.log
mkdir -p /srv/app /run/vsftpd/empty /srv/ftp
name 127.0.0.1 ftp.partner.example
useradd --home-dir /srv/ftp/partner --create-home --shell /bin/bash partner 2> /dev/null
echo 'partner:made-up-37' | chpasswd
grep -qx /bin/bash /etc/shells
certificate /etc/ssl/ftp ftp.partner.example
printf 'auth required pam_unix.so\naccount required pam_permit.so\n' > /etc/pam.d/vsftpd
echo order > /srv/app/order.csv
halt() { [[ -z ${ftp:-} ]] || kill "$ftp" 2> /dev/null || true; ftp=; sleep 0.3; }
ftpd() {
    halt
    rm -f $log $client
    { printf '%s\n' listen=YES listen_address=127.0.0.1 local_enable=YES write_enable=YES xferlog_enable=YES xferlog_std_format=NO \
        log_ftp_protocol=YES dual_log_enable=NO "vsftpd_log_file=$log" secure_chroot_dir=/run/vsftpd/empty pam_service_name=vsftpd background=NO "$@"; } > /etc/vsftpd.conf
    vsftpd /etc/vsftpd.conf > /dev/null 2>&1 &
    ftp=$!
    wait_for 5 port_open 21
}
transfer() { program $client curl -sS --max-time 8 -v -u "partner:${password:-made-up-37}" "$@"; }
put() { transfer -T /srv/app/order.csv ftp://ftp.partner.example/${target:-order.csv} "$@"; }

if fault ftp-password-wrong; then
    ftpd
    for n in 1 2 3; do password=made-up-36 put; done
    keep $log $client
fi

if fault ftp-file-missing; then
    ftpd
    for n in 1 2 3; do transfer -o /dev/null ftp://ftp.partner.example/in/prices.csv; done
    keep $log $client
fi

if fault ftp-folder-not-writable; then
    ftpd
    mkdir -p /srv/ftp/partner/in
    for n in 1 2 3; do target=in/order.csv put; done
    keep $log $client
fi

if fault ftp-tls-required; then
    ftpd ssl_enable=YES force_local_logins_ssl=YES force_local_data_ssl=YES rsa_cert_file=/etc/ssl/ftp.crt rsa_private_key_file=/etc/ssl/ftp.key
    for n in 1 2 3; do put; done
    keep $log $client
fi

if fault ftp-too-many-connections; then
    ftpd max_per_ip=1
    sleep 6 > /dev/tcp/127.0.0.1/21 &
    sleep 1
    for n in 1 2 3; do put; done
    keep $log $client
fi

halt
say "done"
