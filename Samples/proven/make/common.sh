# Sourced by every script here: a machine of its own for one server (see ../../making/machine.sh), and what
# the faults share. Only what the server and its clients wrote leaves the machine.
source "$(dirname "${BASH_SOURCE[0]}")/../../making/machine.sh"
proven=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bundle=/run/bundle
trap 'for child in $(jobs -p); do kill "$child" 2>/dev/null || true; done' EXIT

# server HOST PACKAGE...: runs the rest of the script on a machine called HOST, with these packages installed.
server() {
    local host=$1 package missing=()
    shift
    if [[ -z ${MACHINE:-} ]]; then
        for package in "$@" e2fsprogs iproute2 procps; do
            dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
        done
        if ((${#missing[@]})); then
            # A server that Debian starts at once would hold the host's ports.
            local policy=/usr/sbin/policy-rc.d made=
            [[ -e $policy ]] || { made=1; printf '#!/bin/sh\nexit 101\n' > $policy; chmod 755 $policy; }
            DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}" > /dev/null
            [[ -z $made ]] || rm -f $policy
        fi
    fi
    machine "$host" "$@"
}

# fault NAME: whether NAME is to be made (FAULTS names some of them), and its folder, empty.
fault() {
    [[ -z ${FAULTS:-} || " $FAULTS " == *" $1 "* ]] || return 1
    folder=$proven/$1
    rm -rf "$folder"
    mkdir -p "$folder"
    say "$1"
}

# keep FILE...: the files of the fault, under their own paths.
keep() {
    local file
    for file in "$@"; do
        [[ -s $file ]] || { echo "$file has nothing in it" >&2; return 1; }
        (($(stat -c %s "$file") <= 100000)) || { echo "$file is larger than 100 KB" >&2; return 1; }
        cp --parents --no-preserve=mode,ownership "$file" "$folder/"
        ! grep -lE "$proven|BEGIN [A-Z ]*PRIVATE KEY" "$folder/$file" || { echo "It says where it was made." >&2; return 1; }
    done
}

# program LOG COMMAND...: runs a client; what it prints goes to LOG as a cron job's would, each line with its time.
program() {
    local log=$1 line
    shift
    mkdir -p "$(dirname "$log")"
    { "$@" 2>&1 || true; } | while IFS= read -r line; do
        echo "$(date '+%F %T') ${line//$'\r'/}"
    done >> "$log"
}

# stop PID FILE...: ends the processes and waits until they are gone.
stop() {
    local file pid try
    for file in "$@"; do
        pid=$(cat "$file" 2>/dev/null) || continue
        kill "$pid" 2>/dev/null || continue
        for ((try = 0; try < 50; try++)); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        kill -9 "$pid" 2>/dev/null || true
    done
}

# certificate NAME SUBJECT [DAYS]: NAME.key and NAME.crt, signed by itself.
certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.crt" -days "${3:-90}" -subj "/CN=$2" \
        -addext "subjectAltName=DNS:$2" 2>/dev/null
}

# own_devices: a /dev of the machine's own, so that programs log to its own syslog. No loop devices.
own_devices() {
    local device
    mkdir /run/dev
    mount -t tmpfs -o mode=755 tmpfs /run/dev
    for device in null zero full random urandom tty ptmx; do
        touch /run/dev/$device
        mount --bind /dev/$device /run/dev/$device
    done
    mkdir -m 1777 /run/dev/shm
    mkdir /run/dev/pts
    mount --bind /dev/pts /run/dev/pts
    ln -s /proc/self/fd /run/dev/fd
    ln -s fd/0 /run/dev/stdin
    ln -s fd/1 /run/dev/stdout
    ln -s fd/2 /run/dev/stderr
    mount --rbind /run/dev /dev
}

# own_syslog FILE: what programs send to syslog goes to FILE, as rsyslog writes it.
own_syslog() {
    cat > /run/rsyslog.conf <<CONF
module(load="imuxsock")
template(name="traditional" type="string" string="%TIMESTAMP% %HOSTNAME% %syslogtag%%msg:::sp-if-no-1st-sp%%msg:::drop-last-lf%\n")
*.* action(type="omfile" file="$1" template="traditional")
CONF
    stop /run/rsyslogd.pid
    rsyslogd -i /run/rsyslogd.pid -f /run/rsyslog.conf
    wait_for 5 test -S /dev/log
}
