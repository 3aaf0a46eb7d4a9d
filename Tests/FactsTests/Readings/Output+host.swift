extension Output {
    static let host = [
        Output(
            "df -h below a prompt",
            """
            $ df -h
            Filesystem      Size  Used Avail Use% Mounted on
            /dev/vda1        50G   50G     0 100% /var/lib/postgresql
            tmpfs            24G  8.0M   24G   1% /dev/shm
            """, tells: "3 disk.used-percent = 100 mount=/var/lib/postgresql device=/dev/vda1",
            "3 disk.free-bytes = 0 mount=/var/lib/postgresql device=/dev/vda1",
            "4 disk.used-bytes = 8388608 mount=/dev/shm device=tmpfs"),
        Output(
            "df -P, df -hT and df -i one after the other",
            """
            Filesystem              1024-blocks     Used Available Capacity Mounted on
            /dev/vda                  264212084 23709152  75356460      24% /
            ### df -hT
            Filesystem              Type      Size  Used Avail Use% Mounted on
            /dev/mapper/data lv     ext4      1.5T  1.2T  300G  81% /srv/my data
            + df -i
            Filesystem                Inodes  IUsed    IFree IUse% Mounted on
            /dev/vda                16777216 570752 16206464    4% /
            """, tells: "2 disk.total-bytes = 270553174016 mount=/ device=/dev/vda",
            "5 disk.used-percent = 81 mount=/srv/my data device=/dev/mapper/data lv",
            "8 disk.inodes-used-percent = 4 mount=/ device=/dev/vda"),
        Output(
            "a long device name on a line of its own",
            """
            Filesystem           1K-blocks      Used Available Use% Mounted on
            /dev/mapper/vg_orders-lv_orders_data
                                  10190136   9990136         0 100% /data
            """,
            tells:
                "2 disk.used-percent = 100 mount=/data device=/dev/mapper/vg_orders-lv_orders_data"),
        Output(
            "free -h, then free -m",
            """
            $ free -h
                           total        used        free      shared  buff/cache   available
            Mem:            23Gi       580Mi        21Gi        16Mi       1.7Gi        22Gi
            Swap:          2.0Gi       2.0Gi          0B
            $ free -m
                           total        used        free      shared  buff/cache   available
            Mem:            7821        7600          80          16         141          90
            Swap:              0           0           0
            """, tells: "3 memory.used-bytes = 608174080", "4 swap.used-percent = 100",
            "7 memory.available-bytes = 94371840", "7 memory.available-percent = 1.2"),
        Output(
            "/proc/meminfo",
            """
            MemTotal:       24683656 kB
            MemFree:        22677536 kB
            MemAvailable:   12341828 kB
            SwapTotal:       1000 kB
            SwapFree:         250 kB
            """, tells: "3 memory.available-percent = 50", "5 swap.used-percent = 75"),
        Output(
            "uptime, and top with its list of processes",
            """
             10:14:28 up 12 days,  3:35,  2 users,  load average: 8.00, 4.46, 4.00
            $ nproc
            4
            top - 10:14:32 up  3:35,  0 user,  load average: 0.95, 0.48, 0.45
            %Cpu(s): 90.0 us,  5.0 sy,  0.0 ni,  5.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st

                PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
              11384 etl       20   0   39.7g  2.1g   6932 R 100.0   8.6   0:03.17 java
            """, tells: "1 load.one = 8", "1 host.uptime-seconds = 1049700",
            "3 processor.count = 4", "4 load.fifteen = 0.45", "5 processor.idle-percent = 5",
            "8 process.memory-bytes = 2254857830.4 pid=11384 command=java user=etl"),
        Output(
            "ulimit -a of bash",
            """
            real-time non-blocking time  (microseconds, -R) unlimited
            core file size              (blocks, -c) 0
            max locked memory           (kbytes, -l) 8192
            open files                          (-n) 1024
            max user processes                  (-u) unlimited
            """, tells: "3 limit.locked-memory-bytes = 8388608", "4 limit.open-files = 1024",
            "5 limit.processes = unlimited"),
        Output(
            "/proc/PID/limits, named by its path", path: "proc/812/limits",
            """
            Limit                     Soft Limit           Hard Limit           Units
            Max processes             96364                96364                processes
            Max open files            1024                 524288               files
            """, tells: "3 limit.open-files = 1024 pid=812 hard=524288"),
        Output(
            "counts of open files below their prompts",
            """
            $ ulimit -n
            4096
            # lsof -p 812 | wc -l
            4101
            $ cat /proc/sys/fs/file-nr
            2048	0	9223372036854775807
            """, tells: "2 limit.open-files = 4096", "4 process.open-files = 4101 pid=812",
            "6 host.open-files = 2048"),
        Output(
            "ps aux",
            """
            USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
            root         1  0.0  0.1  40788 12496 ?        Ss   Nov24   0:06 /sbin/init splash
            www-data    71  0.4  0.0  10000  2048 ?        S    Nov24   0:52 nginx: worker process
            www-data    72  0.4  0.0  10000  2048 ?        S    Nov24   0:52 nginx: worker process
            app         90  0.0  0.0      0     0 ?        Z    Nov24   0:00 [ruby] <defunct>
            """, tells: "2 process.memory-bytes = 12795904 pid=1 command=init user=root",
            "3 process.instances = 2 command=nginx user=www-data",
            "5 process.state = Z pid=90 command=ruby user=app",
            "5 process.zombies = 1 command=ruby user=app"),
        Output(
            "lsof counts descriptors, not libraries",
            """
            COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF     NODE NAME
            java     812  app  cwd    DIR  254,0     4096  5308953 /srv/app
            java     812  app  mem    REG  254,0   353616   323409 /usr/lib/jvm/libjvm.so
            java     812  app    0r   CHR    1,3      0t0        4 /dev/null
            java     812  app    1w   REG  254,0    10240    99012 /srv/app/out.log
            """, tells: "4 process.open-files = 2 pid=812 command=java"),
        Output(
            "timedatectl of a host that is not synchronised",
            """
                           Local time: Mon 2026-05-04 12:02:05 CEST
                       Universal time: Mon 2026-05-04 10:02:05 UTC
                             RTC time: Mon 2026-05-04 10:02:04
                            Time zone: Europe/Berlin (CEST, +0200)
            System clock synchronized: no
                          NTP service: inactive
                      RTC in local TZ: no
            """, tells: "4 clock.zone = Europe/Berlin", "5 clock.synchronised = no",
            "6 clock.ntp-service = inactive", "7 clock.rtc-in-local-zone = no"),
        Output(
            "chronyc tracking and sources",
            """
            Reference ID    : C0000201 (ntp1.example)
            Stratum         : 3
            Ref time (UTC)  : Mon May 04 10:02:05 2026
            System time     : 12.000512345 seconds slow of NTP time
            Last offset     : -0.000021 seconds
            Leap status     : Normal
            MS Name/IP address         Stratum Poll Reach LastRx Last sample
            ===============================================================================
            ^* ntp1.example                  2   6   377    34    +12us[  +15us] +/-   20ms
            ^? ntp2.example                  0   8     0     -     +0ns[   +0ns] +/-    0ns
            """, tells: "1 clock.reference = ntp1.example", "4 clock.offset-seconds = -12.001",
            "6 clock.synchronised = yes", "10 clock.source-state = unreachable host=ntp2.example"),
        Output(
            "chronyc tracking of a clock that follows nobody",
            """
            Reference ID    : 00000000 ()
            Stratum         : 0
            System time     : 0.000000000 seconds fast of NTP time
            Leap status     : Not synchronised
            """, tells: "2 clock.stratum = 0", "4 clock.synchronised = no"),
    ]
}
