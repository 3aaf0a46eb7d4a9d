# Sourced by every make.sh: a machine of its own for one story, and the parts the stories share.
#
# The machine is a set of Linux namespaces: own host name, own network with nothing but loopback, own
# process table, private /etc, /srv, /run and data folders. So servers listen on their usual ports and
# write to their usual files without touching the real host, and everything is gone when the script ends.
set -euo pipefail
story=$(cd "$(dirname "$0")" && pwd)
making=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$story/${SIDE:-bundle}

# pair: runs the rest of the script twice, each on a machine of its own: once as it went well, into good/,
# and once with the change that broke it, into bad/.
pair() {
    [[ -z ${SIDE:-} ]] || return 0
    local side
    for side in good bad; do SIDE=$side "$story/make.sh"; done
    exit 0
}

# either GOOD BAD: the one of the two values that belongs to this side.
either() { if [[ ${SIDE:-} == good ]]; then echo "$1"; else echo "$2"; fi; }

# machine HOST PACKAGE...: runs the rest of the script on a machine called HOST, which needs these packages.
machine() {
    local host=$1 package missing=()
    shift
    if [[ ${MACHINE:-} != "$host" ]]; then
        for package in "$@" e2fsprogs iproute2 procps; do
            dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
        done
        if ((${#missing[@]})); then
            echo "This story needs: apt-get install ${missing[*]}" >&2
            exit 2
        fi
        ((UID == 0)) || { echo "Run this as root: it makes a private machine with unshare(1)." >&2; exit 2; }
        exec timeout --kill-after=10 900 unshare --uts --net --mount --ipc --pid --fork --mount-proc \
            env -i PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TZ=UTC \
            MACHINE="$host" ${SIDE:+SIDE="$SIDE"} ${FAULTS:+FAULTS="$FAULTS"} ${MEGABYTES:+MEGABYTES="$MEGABYTES"} ${KEEP:+KEEP="$KEEP"} \
            PYTHONDONTWRITEBYTECODE=1 \
            "$story/$(basename "$0")"
    fi
    hostname "$host"
    ip link set lo up
    local dir
    for dir in /run /srv /var/log /var/tmp; do mount -t tmpfs -o mode=755 tmpfs "$dir"; done
    mkdir -p /run/.etc/upper /run/.etc/work
    mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/.etc/upper,workdir=/run/.etc/work /etc
    echo "$host" > /etc/hostname
    printf '127.0.0.1 localhost\n127.0.0.1 %s\n' "$host" > /etc/hosts
    rm -rf "$bundle" "$bundle.tar.zst"
    mkdir -p "$bundle"/{logs,config,diag}
    cd /srv
}

say() { echo "$(date +%T) $*"; }

# name ADDRESS HOST...: a host name of the story. Addresses are loopback addresses.
name() { echo "$*" >> /etc/hosts; }

# fresh OWNER DIR: an empty private folder in place of DIR.
fresh() {
    mkdir -p "$2"
    mount -t tmpfs -o mode=750 tmpfs "$2"
    chown "$1:" "$2"
}

# disk SIZE OWNER DIR: an ext4 file system of SIZE at DIR.
disk() {
    truncate -s "$1" "/run/disk-${3//\//-}.img"
    mkfs.ext4 -q -m 0 "/run/disk-${3//\//-}.img"
    mkdir -p "$3"
    mount -o loop "/run/disk-${3//\//-}.img" "$3"
    chown "$2:" "$3"
}

# wait_for SECONDS COMMAND...: until the command succeeds.
wait_for() {
    local tries=$(($1 * 5)) try
    shift
    for ((try = 0; try < tries; try++)); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.2
    done
    echo "Waited in vain for: $*" >&2
    return 1
}

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# postgresql_cluster [INITDB OPTION...]: Debian's cluster 15/main, made but not started.
postgresql_cluster() {
    mountpoint -q /var/lib/postgresql || fresh postgres /var/lib/postgresql
    mkdir -p /etc/postgresql /var/log/postgresql
    rm -rf /etc/postgresql/*
    mkdir -p /run/postgresql
    chown postgres: /run/postgresql /var/log/postgresql
    pg_createcluster --user postgres 15 main -- --auth-local=peer --auth-host=trust "$@" > /dev/null
}

# setting NAME VALUE: a line in postgresql.conf, in place of the commented default.
setting() {
    local conf=/etc/postgresql/15/main/postgresql.conf
    sed -i -E "s|^#?$1 = [^#]*|$1 = $2\t\t|" "$conf"
    grep -q "^$1 = $2" "$conf" || echo "$1 = $2" >> "$conf"
}

sql() { runuser -u postgres -- psql -X -q -v ON_ERROR_STOP=1 "$@"; }

nginx_start() {
    mkdir -p /var/log/nginx /var/lib/nginx
    nginx -t -q
    nginx
}

# run USER LOG COMMAND...: a service in the background; what it prints goes to LOG.
run() {
    local user=$1 log=$2
    shift 2
    mkdir -p "$(dirname "$log")"
    setpriv --reuid "$user" --regid "$user" --clear-groups "$@" >> "$log" 2>&1 < /dev/null &
}

# show FILE COMMAND-LINE: the output of a command in the bundle's diag folder, under its command line.
show() {
    { echo "\$ $2"; eval "$2" 2>&1 || true; echo; } >> "$bundle/diag/$1"
}

# processes: the process table in diag, without the programs that make the sample.
processes() {
    { echo '$ ps -eo pid,user,lstart,rss,args'; ps -eo pid,user,lstart,rss,args | grep -vE "$story|$making|/run/|runuser|ps -eo|sleep"; } \
        > "$bundle/diag/ps.txt"
}

# take FOLDER FILE...: copies into the bundle.
take() {
    local folder=$bundle/$1
    shift
    mkdir -p "$folder"
    cp -L --no-preserve=mode,ownership "$@" "$folder/"
}

# finish: checks what leaves the machine.
finish() {
    show date.txt 'date --iso-8601=seconds'
    if grep -rIlE "$story|$making|PRIVATE KEY" "$bundle"; then
        echo "These files say where this was made, or hold a key." >&2
        exit 1
    fi
    say "$(find "$bundle" -type f | wc -l) files, $(du -sk --apparent-size "$bundle" | cut -f1) KB in $bundle"
}
