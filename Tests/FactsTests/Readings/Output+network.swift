extension Output {
    static let network = [
        Output(
            "ss -tulpn",
            """
            Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
            udp   UNCONN 0      0         127.0.0.53%lo:53         0.0.0.0:*    users:(("systemd-resolve",pid=512,fd=13))
            tcp   LISTEN 0      244           127.0.0.1:5432       0.0.0.0:*    users:(("postgres",pid=812,fd=6))
            tcp   LISTEN 129    128                   *:8080             *:*    users:(("java",pid=900,fd=9))
            """,
            tells:
                "3 socket.listening = 127.0.0.1 port=5432 process=postgres protocol=tcp",
            "4 socket.accept-queue-percent = 100.8 address=0.0.0.0 port=8080 process=java",
            "2 socket.listening = 127.0.0.53 port=53 process=systemd-resolve protocol=udp"
        ),
        Output(
            "ss -tanp with connections that pile up",
            """
            State      Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
            ESTAB      0      0           10.0.0.7:8080     10.0.0.9:41000 users:(("java",pid=900,fd=20))
            CLOSE-WAIT 1      0           10.0.0.7:8080     10.0.0.9:41001 users:(("java",pid=900,fd=21))
            CLOSE-WAIT 1      0           10.0.0.7:8080     10.0.0.9:41002 users:(("java",pid=900,fd=22))
            SYN-SENT   0      1           10.0.0.7:51000   10.9.0.1:5432   users:(("java",pid=900,fd=23))
            """, tells: "2 socket.count = 1 state=established",
            "3 socket.close-wait = 2 process=java port=8080",
            "5 socket.syn-sent = 1 host=10.9.0.1 port=5432"),
        Output(
            "netstat -tanp",
            """
            Active Internet connections (servers and established)
            Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
            tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      700/sshd: /usr/sbin
            tcp6       0      0 :::6379                 :::*                    LISTEN      812/redis-server
            tcp        0      0 10.0.0.7:58774          203.0.113.80:443        CLOSE_WAIT  900/java
            """,
            tells: "3 socket.listening = 0.0.0.0 port=22 process=sshd protocol=tcp",
            "4 socket.listening = :: port=6379 process=redis-server protocol=tcp",
            "5 socket.close-wait = 1 process=java port=58774"),
        Output(
            "ss -s", "TCP:   2003 (estab 3, closed 1995, orphaned 0, timewait 1990)",
            tells: "1 socket.count = 1990 state=time-wait"),
        Output(
            "curl -v that is answered",
            """
            $ curl -v https://api.example/v2/orders
              % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                             Dload  Upload   Total   Spent    Left  Speed
              0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 192.0.2.10:443...
            * Connected to api.example (192.0.2.10) port 443 (#0)
            * SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
            > GET /v2/orders HTTP/1.1
            > Host: api.example
            > Authorization: Bearer made-up
            >
            < HTTP/1.1 503 Service Unavailable
            < Retry-After: 120
            < Set-Cookie: session=made-up
            <
            """, tells: "5 http.connected = yes host=api.example port=443",
            "6 tls.protocol = TLSv1.3 host=api.example",
            "11 http.status = 503 host=api.example url=https://api.example/v2/orders",
            "12 http.header = 120 host=api.example url=https://api.example/v2/orders name=retry-after"
        ),
        Output(
            "curl -v that cannot connect",
            """
            *   Trying 127.0.0.1:1...
            * connect to 127.0.0.1 port 1 failed: Connection refused
            * Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server
            * Closing connection 0
            curl: (7) Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server
            """, tells: "2 http.connect-error = Connection refused host=127.0.0.1 port=1",
            "5 http.curl-error = 7 host=127.0.0.1"),
        Output(
            "dig with and without an answer",
            """
            ; <<>> DiG 9.18.24 <<>> @10.0.0.53 db.example
            ;; Got answer:
            ;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 17864
            ;; flags: qr rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1

            ;; QUESTION SECTION:
            ;db.example.			IN	A

            ;; ANSWER SECTION:
            db.example.		300	IN	A	192.0.2.7

            ;; Query time: 12 msec
            ;; MSG SIZE  rcvd: 55

            ; <<>> DiG 9.18.24 <<>> gone.example
            ;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 17865
            ;; QUESTION SECTION:
            ;gone.example.			IN	A
            ;; MSG SIZE  rcvd: 55
            """, tells: "3 dns.status = NOERROR name=db.example type=A server=10.0.0.53",
            "10 dns.answer = 192.0.2.7 name=db.example type=A server=10.0.0.53",
            "12 dns.query-seconds = 0.012 name=db.example type=A server=10.0.0.53",
            "16 dns.status = NXDOMAIN name=gone.example type=A"),
        Output(
            "nslookup and host",
            """
            Server:		10.0.0.53
            Address:	10.0.0.53#53

            Non-authoritative answer:
            Name:	db.example
            Address: 192.0.2.7

            Server:		10.0.0.53
            Address:	10.0.0.53#53

            ** server can't find gone.example: NXDOMAIN
            Host gone.example not found: 3(NXDOMAIN)
            """, tells: "6 dns.answer = 192.0.2.7 name=db.example type=A server=10.0.0.53",
            "11 dns.status = NXDOMAIN name=gone.example server=10.0.0.53",
            "12 dns.status = NXDOMAIN name=gone.example"),
        Output(
            "openssl s_client",
            """
            $ openssl s_client -connect ldap.example:636 -servername ldap.example
            CONNECTED(00000003)
            depth=0 CN = ldap.example
            verify error:num=20:unable to get local issuer certificate
            ---
            New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384
            SSL-Session:
                Protocol  : TLSv1.2
                Verify return code: 20 (unable to get local issuer certificate)
            ---
            """, tells: "4 tls.verify-code = 20 host=ldap.example port=636",
            "6 tls.protocol = TLSv1.2 host=ldap.example port=636",
            "6 tls.cipher = ECDHE-RSA-AES256-GCM-SHA384 host=ldap.example port=636"),
        Output(
            "openssl s_client whose warnings come first, and a curl after it",
            """
            $ openssl s_client -connect ldap.example:636
            Can't use SSL_get_servername
            depth=0 CN = ldap.example
            verify error:num=18:self-signed certificate
            verify return:1
            CONNECTED(00000003)
            ---
            New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
            Verify return code: 18 (self-signed certificate)
            ---
            *   Trying 192.0.2.10:80...
            * Connected to shop.example (192.0.2.10) port 80 (#0)
            < HTTP/1.0 404 Not Found
            """, tells: "4 tls.verify-code = 18 host=ldap.example port=636",
            "8 tls.protocol = TLSv1.3 host=ldap.example port=636",
            "13 http.status = 404 host=shop.example"),
    ]
}
