import Facts
import Testing

struct BlockDialectTests {
    @Test func `an nginx block's arguments belong to its part`() {
        let reading = Reading(
            """
            worker_processes auto;
            http {
                upstream shop { server 10.0.0.1:8080 max_fails=3; server 10.0.0.2:8080; }
                log_format main '$remote_addr "$request" '
                                '$status';
                server {
                    listen 443 ssl; # tls
                    if ($host ~* "^a{2}") { return 403; }
                    location /api {
                        proxy_read_timeout 30s;
                        proxy_pass http://${backend}/;
                    }
                    location ~ \\.php$ { deny all; }
                }
            }
            """, .nginx)
        #expect(reading.problem == nil)
        #expect(reading["worker_processes"] == ["auto"])
        #expect(
            reading["http.upstream shop.server"] == ["10.0.0.1:8080 max_fails=3", "10.0.0.2:8080"])
        #expect(reading["http.log_format"] == ["main $remote_addr \"$request\"  $status"])
        #expect(reading["http.server.listen"] == ["443 ssl"])
        #expect(reading["http.server.location /api.proxy_read_timeout"] == ["30s"])
        #expect(reading.lines("http.server.location /api.proxy_read_timeout") == [10])
        #expect(reading["http.server.location /api.proxy_pass"] == ["http://${backend}/"])
        #expect(reading["http.server.location ~ \\.php$.deny"] == ["all"])
    }

    @Test(arguments: [
        ("http {\n server { listen 80; }\n", 1, "the { of “http” is not closed"),
        ("http { server { listen 80; } }\n}", 2, "a } closes nothing"),
        ("http { server { listen 80; }\n  gzip on\n}", 2, "a ; is missing behind “gzip”"),
    ])
    func `a broken nginx file is read as far as it goes`(
        _ text: String, _ line: Int, _ problem: String
    ) {
        let reading = Reading(text, .nginx)
        #expect(reading["http.server.listen"] == ["80"])
        #expect(reading.problem?.line == line)
        #expect(reading.problem?.text == problem)
    }

    @Test func `HAProxy keywords of one family are told apart`() {
        let reading = Reading(
            """
            global
                maxconn 2000
                stats socket /run/haproxy.sock mode 660
            defaults
                mode http
                timeout client 30s
                timeout  server 5s # short
                option httplog
                no option http-server-close
                errorfile 503 /etc/503.http
            frontend web
                bind *:443 ssl crt /etc/a.pem
                acl is_api path_beg /api
                use_backend shop if is_api
            backend shop
                server web1 10.0.0.1:80 check inter 2s
                server web2 10.0.0.2:80 check
            """, .haproxy)
        #expect(reading["global.maxconn"] == ["2000"])
        #expect(reading["global.stats socket"] == ["/run/haproxy.sock mode 660"])
        #expect(reading["defaults.timeout client"] == ["30s"])
        #expect(reading["defaults.timeout server"] == ["5s"])
        #expect(reading["defaults.option httplog"] == [""])
        #expect(reading["defaults.no option http-server-close"] == [""])
        #expect(reading["defaults.errorfile 503"] == ["/etc/503.http"])
        #expect(reading["frontend web.bind"] == ["*:443 ssl crt /etc/a.pem"])
        #expect(reading["frontend web.acl is_api"] == ["path_beg /api"])
        #expect(reading["backend shop.server web2"] == ["10.0.0.2:80 check"])
        #expect(reading.lines("backend shop.server web2") == [17])
    }

    @Test func `Apache sections and their arguments are parts`() {
        let reading = Reading(
            """
            ServerName "shop.example"
            <IfModule mod_ssl.c>
              <VirtualHost *:443>
                SSLCertificateFile /etc/ssl/a.pem
                ProxyPass /api \\
                    http://app:8080/
                <Directory "/var/www">
                  Require all granted
                </Directory>
              </VirtualHost>
            </IfModule>
            """, .apache)
        #expect(reading.problem == nil)
        #expect(reading["ServerName"] == ["shop.example"])
        #expect(
            reading["IfModule mod_ssl.c.VirtualHost *:443.SSLCertificateFile"] == ["/etc/ssl/a.pem"]
        )
        #expect(
            reading["IfModule mod_ssl.c.VirtualHost *:443.ProxyPass"] == ["/api  http://app:8080/"])
        #expect(
            reading["IfModule mod_ssl.c.VirtualHost *:443.Directory /var/www.Require"] == [
                "all granted"
            ])
        let broken = Reading("<VirtualHost *:80>\nServerName a\n</Directory>\n", .apache)
        #expect(broken["VirtualHost *:80.ServerName"] == ["a"])
        #expect(broken.problem?.text == "</Directory> closes nothing that is open")
    }
}
