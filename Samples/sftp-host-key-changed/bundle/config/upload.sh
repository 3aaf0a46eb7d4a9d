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
