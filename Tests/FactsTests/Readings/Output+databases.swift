extension Output {
    static let databases = [
        Output(
            "pg_stat_activity, aligned",
            """
              pid  | usename | application_name | client_addr | backend_start | xact_start | query_start |         state_change          | wait_event_type |        state        |          query           |   backend_type
            -------+---------+------------------+-------------+---------------+------------+-------------+-------------------------------+-----------------+---------------------+--------------------------+-------------------
             11680 |         |                  |             |               |            |             |                               | Activity        |                     |                          | background writer
             11685 | shop    | orders-api       | 10.0.0.7    |               |            |             | 2026-05-04 10:00:05.22+00     | Client          | idle in transaction | update orders           +| client backend
                   |         |                  |             |               |            |             |                               |                 |                     | set state = 1 | 2        |
             11687 | shop    | report           | 10.0.0.9    |               |            |             | 2026-05-04 10:02:05.22+00     | Lock            | active              | select 1                 | client backend
            (3 rows)
            """,
            tells:
                "4 postgresql.session-state = idle in transaction pid=11685 user=shop application=orders-api host=10.0.0.7",
            "4 postgresql.longest-idle-in-transaction-seconds = 120 pid=11685 user=shop application=orders-api host=10.0.0.7",
            "6 postgresql.sessions = 1 state=active", "6 postgresql.lock-waits = 1",
            "1 postgresql.session-total = 2"),
        Output(
            "pg_stat_activity, expanded",
            """
            -[ RECORD 1 ]----+-------------------------------
            datname          | shop
            pid              | 11685
            usename          | app
            state_change     | 2026-05-04 10:02:05+00
            state            | idle in transaction (aborted)
            -[ RECORD 2 ]----+-------------------------------
            datname          | shop
            pid              | 11689
            usename          | app
            query_start      | 2026-05-04 12:02:35+02
            state            | active

            """,
            tells:
                "1 postgresql.idle-in-transaction-seconds = 30 pid=11685 user=app database=shop",
            "7 postgresql.session-state = active pid=11689 user=app database=shop"),
        Output(
            "sessions counted by state, and the limit",
            """
            $ psql -c "select state, count(*) from pg_stat_activity group by 1"
                    state        | count
            ---------------------+-------
                                 |     5
             active              |     8
             idle in transaction |    90
            (3 rows)

            $ psql -c "show max_connections"
             max_connections
            -----------------
             100
            (1 row)
            """, tells: "5 postgresql.sessions = 8 state=active",
            "2 postgresql.connections-used-percent = 98 sessions=98 limit=100",
            "12 postgresql.setting = 100 name=max_connections"),
        Output(
            "pg_replication_slots with what is retained",
            """
             slot_name  |  plugin  | slot_type | database | active | restart_lsn | wal_status |  retained
            ------------+----------+-----------+----------+--------+-------------+------------+------------
             orders_cdc | pgoutput | logical   | shop     | f      | 0/15007C8   | lost       | 12 GB
            (1 row)
            """,
            tells: "3 replication-slot.active = no slot=orders_cdc database=shop plugin=pgoutput",
            "3 replication-slot.wal-status = lost slot=orders_cdc database=shop plugin=pgoutput",
            "3 replication-slot.retained-bytes = 12884901888 slot=orders_cdc database=shop plugin=pgoutput"
        ),
        Output(
            "pg_settings in base units, pg_stat_replication and sizes",
            """
                            name                 | setting | unit
            -------------------------------------+---------+------
             idle_in_transaction_session_timeout | 60000   | ms
             shared_buffers                      | 16384   | 8kB
            (2 rows)

             application_name | client_addr |   state   | sent_lsn  | replay_lsn | replay_lag
            ------------------+-------------+-----------+-----------+------------+------------
             standby_1        | 10.0.0.21   | streaming | 1/15007C8 | 1/1500000  | 00:03:00
            (1 row)

              datname  | pg_size_pretty
            -----------+----------------
             shop      | 7455 kB
            (1 row)
            """, tells: "3 postgresql.setting = 60 name=idle_in_transaction_session_timeout",
            "4 postgresql.setting = 134217728 name=shared_buffers",
            "9 replication.lag-seconds = 180 replica=standby_1 host=10.0.0.21",
            "9 replication.lag-bytes = 1992 replica=standby_1 host=10.0.0.21",
            "14 postgresql.database-bytes = 7633920 database=shop"),
        Output(
            "SHOW PROCESSLIST in a box",
            """
            +----+------+----------------+------+---------+------+---------------------------------+-------------------------+
            | Id | User | Host           | db   | Command | Time | State                           | Info                    |
            +----+------+----------------+------+---------+------+---------------------------------+-------------------------+
            |  4 | shop | 10.0.0.7:51234 | shop | Sleep   |  900 |                                 | NULL                    |
            |  5 | shop | 10.0.0.7:51236 | shop | Query   |  640 | Waiting for table metadata lock | ALTER TABLE orders ADD  |
            |  6 | shop | 10.0.0.9:51236 | shop | Query   |    2 | Waiting for table metadata lock | SELECT * FROM orders    |
            +----+------+----------------+------+---------+------+---------------------------------+-------------------------+
            """,
            tells: "4 mysql.sessions = 1 command=Sleep", "2 mysql.session-total = 3",
            "5 mysql.metadata-lock-waits = 2",
            "5 mysql.longest-query-seconds = 640 pid=5 user=shop host=10.0.0.7 database=shop state=Waiting for table metadata lock"
        ),
        Output(
            "SHOW VARIABLES and SHOW STATUS with tabs",
            """
            Variable_name\tValue
            max_connections\t151
            Variable_name\tValue
            Threads_connected\t151
            Max_used_connections\t152
            """, tells: "2 mysql.setting = 151 name=max_connections",
            "4 mysql.status = 151 name=Threads_connected",
            "4 mysql.connections-used-percent = 100 sessions=151 limit=151"),
        Output(
            "SHOW REPLICA STATUS\\G",
            """
            *************************** 1. row ***************************
                         Replica_IO_State: Waiting for source to send event
                              Source_Host: db-1.example
                       Replica_IO_Running: Yes
                      Replica_SQL_Running: No
                    Seconds_Behind_Source: NULL
                           Last_SQL_Error: Could not execute Write_rows event on table shop.orders
            """, tells: "1 mysql.replica-io-running = Yes host=db-1.example",
            "1 mysql.replica-sql-running = No host=db-1.example",
            "1 mysql.replica-error = Could not execute Write_rows event on table shop.orders host=db-1.example"
        ),
        Output(
            "SHOW ENGINE INNODB STATUS",
            """
            ------------------------
            LATEST DETECTED DEADLOCK
            ------------------------
            2026-05-04 10:02:05 0x7f690c2126c0
            *** (1) TRANSACTION:
            ------------
            TRANSACTIONS
            ------------
            Trx id counter 1500
            History list length 1200345
            LIST OF TRANSACTIONS FOR EACH SESSION:
            ---TRANSACTION 1421, ACTIVE 345 sec starting index read
            mysql tables in use 1, locked 1
            LOCK WAIT 2 lock struct(s), heap size 1128, 1 row lock(s)
            ------- TRX HAS BEEN WAITING 12 SEC FOR THIS LOCK TO BE GRANTED:
            Buffer pool hit rate 861 / 1000, young-making rate 0 / 1000 not 0 / 1000
            """, tells: "2 mysql.latest-deadlock = 2026-05-04 10:02:05",
            "10 mysql.history-list-length = 1200345",
            "12 mysql.transaction-seconds = 345 transaction=1421",
            "15 mysql.lock-wait-seconds = 12 transaction=1421",
            "16 mysql.buffer-pool-hit-percent = 86.1"),
    ]
}
