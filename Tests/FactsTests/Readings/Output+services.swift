extension Output {
    static let services = [
        Output(
            "systemctl status of a unit that failed",
            """
            × orders.service - Orders API
                 Loaded: loaded (/etc/systemd/system/orders.service; enabled; preset: enabled)
                 Active: failed (Result: exit-code) since Mon 2026-05-04 10:02:05 UTC; 3min ago
                Process: 812 ExecStart=/srv/orders/run (code=exited, status=203/EXEC)
               Main PID: 812 (code=exited, status=203/EXEC)
                    CPU: 12ms

            May 04 10:02:05 app-1 systemd[1]: orders.service: Failed with result 'exit-code'.
            """, tells: "2 unit.load-state = loaded unit=orders.service",
            "2 unit.enabled = enabled unit=orders.service",
            "3 unit.state = failed unit=orders.service",
            "3 unit.result = exit-code unit=orders.service",
            "5 unit.exit-code = 203/EXEC unit=orders.service"),
        Output(
            "systemctl status of a unit that runs",
            """
            ● nginx.service - A high performance web server and a reverse proxy server
                 Loaded: loaded (/lib/systemd/system/nginx.service; enabled; preset: enabled)
                 Active: active (running) since Mon 2026-05-04 10:02:05 UTC; 3h ago
                  Tasks: 1130 (limit: 1132)
                 Memory: 1.5G
            """, tells: "3 unit.state = active unit=nginx.service",
            "3 unit.sub-state = running unit=nginx.service",
            "4 unit.tasks-limit = 1132 unit=nginx.service",
            "5 unit.memory-bytes = 1610612736 unit=nginx.service"),
        Output(
            "systemctl list-units --failed",
            """
              UNIT           LOAD   ACTIVE SUB    DESCRIPTION
            ● orders.service loaded failed failed Orders API
            """, tells: "2 unit.sub-state = failed unit=orders.service"),
        Output(
            "rabbitmqctl list_queues with its header",
            """
            Timeout: 60.0 seconds ...
            Listing queues for vhost /shop ...
            name	messages_ready	messages_unacknowledged	consumers	arguments	state
            orders.inbound	120044	0	0	[{"x-message-ttl",2000}]	running
            mails	0	3	2	[]	running
            """, tells: "4 queue.messages-ready = 120044 queue=orders.inbound vhost=/shop",
            "4 queue.consumers = 0 queue=orders.inbound vhost=/shop",
            "4 queue.message-ttl-seconds = 2 queue=orders.inbound vhost=/shop",
            "5 queue.messages-unacknowledged = 3 queue=mails vhost=/shop"),
        Output(
            "rabbitmqctl list_queues before it had a header",
            """
            $ rabbitmqctl list_queues -p /shop name messages consumers
            Listing queues ...
            orders.inbound	12	1
            ...done.
            """, tells: "3 queue.consumers = 1 queue=orders.inbound vhost=/shop"),
        Output(
            "rabbitmqadmin list queues",
            """
            +----------------+----------+-----------+
            |      name      | messages | consumers |
            +----------------+----------+-----------+
            | orders.inbound | 42       | 0         |
            +----------------+----------+-----------+
            """, tells: "4 queue.messages = 42 queue=orders.inbound"),
        Output(
            "rabbitmqctl status with an alarm",
            """
            Alarms

            Free disk space alarm on node rabbit@mq-1

            Memory

            Total memory used: 0.5 gb
            Memory high watermark setting: 0.4 of available memory, computed to: 10.0 gb

            Free Disk Space

            Low free disk space watermark: 50 MB
            Free disk space: 0.04 GB
            """, tells: "3 broker.alarm = disk node=rabbit@mq-1",
            "8 broker.memory-limit-bytes = 10737418240", "12 broker.disk-limit-bytes = 52428800"),
        Output(
            "redis-cli info",
            """
            $ redis-cli -p 6380 info
            # Clients
            connected_clients:9990
            maxclients:10000

            # Memory
            used_memory:3145728
            maxmemory:3145728
            maxmemory_policy:noeviction

            # Replication
            role:slave
            master_link_status:down

            # Keyspace
            db0:keys=1396,expires=6,avg_ttl=0
            """, tells: "3 redis.clients-used-percent = 99.9 port=6380",
            "7 redis.memory-used-percent = 100 port=6380",
            "9 redis.maxmemory-policy = noeviction port=6380", "12 redis.role = slave port=6380",
            "13 redis.master-link-status = down port=6380",
            "16 redis.keys-without-expiry = 1390 database=db0 port=6380"),
        Output(
            "kafka-consumer-groups --describe",
            """
            Consumer group 'billing' has no active members.

            GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID
            billing         orders          0          1200            98100           96900           -               -               -
            billing         orders          1          1190            1290            100             -               -               -
            """, tells: "1 consumer-group.members = 0 group=billing",
            "4 consumer-group.lag = 96900 group=billing topic=orders partition=0",
            "4 consumer-group.total-lag = 97000 group=billing topic=orders",
            "5 consumer-group.has-consumer = no group=billing topic=orders partition=1"),
        Output(
            "kafka-consumer-groups --describe --state",
            """
            GROUP           COORDINATOR (ID)          ASSIGNMENT-STRATEGY  STATE           #MEMBERS
            billing         kafka-1.example:9092 (1)  range                Stable          3
            """, tells: "2 consumer-group.state = Stable group=billing",
            "2 consumer-group.members = 3 group=billing"),
        Output(
            "kafka-topics --describe",
            """
            Topic: orders	TopicId: aB3dE	PartitionCount: 2	ReplicationFactor: 3	Configs: min.insync.replicas=2,retention.ms=86400000
            	Topic: orders	Partition: 0	Leader: 1	Replicas: 1,2,3	Isr: 1
            	Topic: orders	Partition: 1	Leader: none	Replicas: 2,3,1	Isr:\u{20}
            """, tells: "1 topic.setting = 2 topic=orders name=min.insync.replicas",
            "2 topic.missing-replicas = 2 topic=orders partition=0",
            "3 topic.leader = none topic=orders partition=1",
            "3 topic.in-sync-replicas = 0 topic=orders partition=1"),
        Output(
            "lists of packages",
            """
            $ dpkg -l | grep postgres
            ii  postgresql-15    15.6-0+deb12u1   amd64   The World's Most Advanced Open Source Relational Database
            rc  postgresql-13    13.14-0+deb11u1  amd64   removed
            $ rpm -qa
            openssl-libs-3.0.7-25.el9_3.x86_64
            bind-utils-32:9.16.23-14.el9.x86_64
            $ pip freeze
            requests==2.31.0
            psycopg2-binary==2.9.9 ; python_version < "3.13"
            $ pip list
            Package    Version
            ---------- -------
            urllib3    2.2.1
            $ npm ls
            shop@1.0.0 /srv/shop
            ├── @fastify/cors@9.0.1
            └─┬ express@4.18.2
              └── body-parser@1.20.1
            """, tells: "2 package.version = 15.6-0+deb12u1 package=postgresql-15 manager=dpkg",
            "5 package.version = 3.0.7-25.el9_3 package=openssl-libs manager=rpm",
            "6 package.version = 9.16.23-14.el9 package=bind-utils manager=rpm",
            "8 package.version = 2.31.0 package=requests manager=pip",
            "9 package.version = 2.9.9 package=psycopg2-binary manager=pip",
            "13 package.version = 2.2.1 package=urllib3 manager=pip",
            "16 package.version = 9.0.1 package=@fastify/cors manager=npm",
            "17 package.version = 4.18.2 package=express manager=npm",
            "18 package.version = 1.20.1 package=body-parser manager=npm"),
    ]
}
