#!/bin/bash
# A bank moves its SFTP server, which gets a new host key. The upload of payment files refuses to talk to
# it, and the files pile up.
source "$(dirname "$0")/../making/machine.sh"
machine erp-1 openssh-server openssh-client python3

say "the bank's SFTP server"
name 127.0.0.81 sftp.bank.example
bank=/run/bank
mkdir -p $bank/in /run/sshd
useradd --home-dir $bank --shell /usr/sbin/nologin --password '*' corp4711
useradd --create-home --base-dir /srv --shell /bin/bash erp
chown corp4711: $bank/in
mkdir -m 700 /srv/erp/.ssh
ssh-keygen -q -t ed25519 -N '' -C erp@erp-1 -f /srv/erp/.ssh/id_ed25519
cp /srv/erp/.ssh/id_ed25519.pub $bank/authorized_keys
server() {
    [[ -f $bank/sshd.pid ]] && kill "$(cat $bank/sshd.pid)" && sleep 1
    rm -f $bank/host_key*
    ssh-keygen -q -t ed25519 -N '' -C "$1" -f $bank/host_key
    cat > $bank/sshd_config <<CONF
ListenAddress 127.0.0.81:22
HostKey $bank/host_key
PidFile $bank/sshd.pid
AuthorizedKeysFile $bank/authorized_keys
PasswordAuthentication no
UsePAM no
StrictModes no
Subsystem sftp internal-sftp
ForceCommand internal-sftp -d $bank/in
CONF
    /usr/sbin/sshd -f $bank/sshd_config -E $bank/sshd.log
}
server old
wait_for 10 ssh-keyscan -t ed25519 sftp.bank.example

say "the upload, every ten seconds"
mkdir -p /srv/erp/outbox /srv/erp/sent /var/log/erp
ssh-keyscan -t ed25519 sftp.bank.example > /srv/erp/.ssh/known_hosts 2>/dev/null
cat > /srv/erp/.ssh/config <<'CONF'
Host sftp.bank.example
    User corp4711
    IdentityFile ~/.ssh/id_ed25519
    StrictHostKeyChecking yes
    BatchMode yes
    ConnectTimeout 5
CONF
chown -R erp: /srv/erp
cp "$story/outbox_monitor.py" /srv/erp/
cat > /srv/erp/upload.sh <<'UPLOAD'
#!/bin/bash
# Uploads the payment files of the outbox to the bank. From cron.
cd /srv/erp/outbox || exit 1
log() { echo "$(date '+%b %e %H:%M:%S') erp-1 payment-upload[$$]: $*"; }
shopt -s nullglob
files=(*.xml)
(( ${#files[@]} )) || exit 0
output=$(mktemp -p /srv/erp)
log "uploading ${#files[@]} files to sftp.bank.example"
if printf 'put %s\n' "${files[@]}" | sftp -b - sftp.bank.example > "$output" 2>&1; then
    mv "${files[@]}" ../sent/
    log "uploaded ${#files[@]} files"
else
    status=$?
    while IFS= read -r line; do log "sftp: ${line//$'\r'/}"; done < "$output"
    log "error: upload ended with status $status, ${#files[@]} files stay in the outbox"
fi
rm -f "$output"
UPLOAD
chmod +x /srv/erp/upload.sh
run erp /var/log/erp/outbox-monitor.log python3 /srv/erp/outbox_monitor.py
payments() {
    local until=$((SECONDS + $1)) n
    while ((SECONDS < until)); do
        number=$((number + 1))
        n=$(printf %05d "$number")
        echo "<Document><MsgId>PAY-$n</MsgId></Document>" > /srv/erp/outbox/pain001_$n.xml
        chown erp: /srv/erp/outbox/pain001_$n.xml
        if ((number % 2 == 0)); then
            HOME=/srv/erp setpriv --reuid erp --regid erp --clear-groups /srv/erp/upload.sh >> /var/log/erp/payment-upload.log 2>&1
        fi
        sleep 5
    done
}
number=0
payments 40
say "the bank's new server"
server new
payments 75

say "what the customer collects"
take logs /var/log/erp/*.log
take config /srv/erp/.ssh/config /srv/erp/upload.sh
mv "$bundle/config/config" "$bundle/config/ssh_config"
show ssh-keys.txt 'ssh-keygen -l -F sftp.bank.example -f /srv/erp/.ssh/known_hosts'
show ssh-keys.txt 'ssh-keyscan -t ed25519 sftp.bank.example 2>/dev/null | ssh-keygen -lf -'
show ls.txt 'ls -l --time-style=full-iso /srv/erp/outbox'
finish
