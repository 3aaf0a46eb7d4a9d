/// Certificates and keys that openssl 3.0 and keytool 17 made, of made-up hosts.
enum Specimens {
    /// `api.shop.example`, from 2026-03-01 to 2027-03-01, issued by ``intermediate``.
    static let good = """
        -----BEGIN CERTIFICATE-----
        MIIB0zCCAXmgAwIBAgIUNLYgYlSCMCrM+2jVERhj55+Q08kwCgYIKoZIzj0EAwIw
        ODELMAkGA1UEBhMCVVMxDTALBgNVBAoMBFNob3AxGjAYBgNVBAMMEVNob3AgSXNz
        dWluZyBDQSAxMB4XDTI2MDMwMTAwMDAwMFoXDTI3MDMwMTAwMDAwMFowGzEZMBcG
        A1UEAwwQYXBpLnNob3AuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
        BEwe9ATaHyC62KVARPqxjmAhXkSAt4fjWnFQ4G/gUjpxo24YdiiSlgG+xoNj/PbY
        6VipfFqgqKhjN8FqbXFf3bqjfjB8MAkGA1UdEwQCMAAwLwYDVR0RBCgwJoIQYXBp
        LnNob3AuZXhhbXBsZYISKi5hcGkuc2hvcC5leGFtcGxlMB0GA1UdDgQWBBTekse3
        HAXMsDMZcrmH2dqwdRnxQTAfBgNVHSMEGDAWgBTZyVt652x6sKztZmqOzooxEsJW
        UDAKBggqhkjOPQQDAgNIADBFAiEAiiQNGfTgYa+UkYZSAxNWUet+/Tcpri0zqPCf
        FMrEP+YCICSHn7Agt8CC5HBzjMAsJSstTgdXpBsVJJ1I49Au7DI0
        -----END CERTIFICATE-----
        """

    /// `Shop Issuing CA 1`, issued by ``root``.
    static let intermediate = """
        -----BEGIN CERTIFICATE-----
        MIIBxDCCAWmgAwIBAgIUDUdjr63qwZW/LcOfMLP7PBeHhM8wCgYIKoZIzj0EAwIw
        MzELMAkGA1UEBhMCVVMxDTALBgNVBAoMBFNob3AxFTATBgNVBAMMDFNob3AgUm9v
        dCBDQTAeFw0yMTAxMDEwMDAwMDBaFw0zNjAxMDEwMDAwMDBaMDgxCzAJBgNVBAYT
        AlVTMQ0wCwYDVQQKDARTaG9wMRowGAYDVQQDDBFTaG9wIElzc3VpbmcgQ0EgMTBZ
        MBMGByqGSM49AgEGCCqGSM49AwEHA0IABGi5ImFakEBrLDoq+MgcLT/D/yPJMxdd
        Z0UPvNYwQ9QQJbRWRv7pqC2+JKhk+U8zjivSH8pIQWMUUqzQ6oh25q2jVjBUMBIG
        A1UdEwEB/wQIMAYBAf8CAQAwHQYDVR0OBBYEFNnJW3rnbHqwrO1mao7OijESwlZQ
        MB8GA1UdIwQYMBaAFClVjuVsoSejY0Yz11m/6p7UeqxGMAoGCCqGSM49BAMCA0kA
        MEYCIQDrRWDoCSu5hVXoq0k2KD2Kk79ZQ6qiR3BGhHyflXGzSwIhAP0rVsiL58+l
        /n4n3yGUWp5y+Q0UdHnqR3bQIHdgC07a
        -----END CERTIFICATE-----
        """

    /// `Shop Root CA`, to 2040.
    static let root = """
        -----BEGIN CERTIFICATE-----
        MIIBmjCCAUCgAwIBAgIUeLz8ZaObfveOnMqWllADavRO/vYwCgYIKoZIzj0EAwIw
        MzELMAkGA1UEBhMCVVMxDTALBgNVBAoMBFNob3AxFTATBgNVBAMMDFNob3AgUm9v
        dCBDQTAeFw0yMDAxMDEwMDAwMDBaFw00MDAxMDEwMDAwMDBaMDMxCzAJBgNVBAYT
        AlVTMQ0wCwYDVQQKDARTaG9wMRUwEwYDVQQDDAxTaG9wIFJvb3QgQ0EwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAARmiq8mWc1aU/cKPZWIXZt4Ho9QEHmwIItw7auf
        Bi09A9rU9grDO9/ynWe1JPvmPg2h7YeReA6qR/nM4vykx3CsozIwMDAPBgNVHRMB
        Af8EBTADAQH/MB0GA1UdDgQWBBQpVY7lbKEno2NGM9dZv+qe1HqsRjAKBggqhkjO
        PQQDAgNIADBFAiAgDEZX9JQI5DrQuPbESiti2c8Vv0SKTfxvimwo6iWNZwIhAP9K
        MB2lr2CnEH+0WRgm78M6MvJ5L9s2FSakzRsRApQm
        -----END CERTIFICATE-----
        """

    /// Names of all kinds, and a comma in its subject.
    static let named = """
        -----BEGIN CERTIFICATE-----
        MIIB/TCCAaOgAwIBAgIUF/LfWdD2ykqGebVYeiE77IJf1oYwCgYIKoZIzj0EAwIw
        ODELMAkGA1UEBhMCVVMxDTALBgNVBAoMBFNob3AxGjAYBgNVBAMMEVNob3AgSXNz
        dWluZyBDQSAxMB4XDTI2MDMwMTAwMDAwMFoXDTI3MDMwMTAwMDAwMFowLzESMBAG
        A1UECgwJRm9vLCBJbmMuMRkwFwYDVQQDDBBhcGkuc2hvcC5leGFtcGxlMFkwEwYH
        KoZIzj0CAQYIKoZIzj0DAQcDQgAE0IJXtbW5N3G8xbVEvKP3U/wdcBSq2AKixFeB
        vIbfSuxfN3vAGgOKvyv2cqi7WAb7vvdMZA/8ITTh/M1dN6WpvaOBkzCBkDAJBgNV
        HRMEAjAAMEMGA1UdEQQ8MDqCEGFwaS5zaG9wLmV4YW1wbGWCDiouc2hvcC5leGFt
        cGxlhwQKAAMMhxAgAQ24AAAAAAAAAAAAAAABMB0GA1UdDgQWBBRuG+Z7XbcVo94O
        +XxM20XHZwvQwzAfBgNVHSMEGDAWgBTZyVt652x6sKztZmqOzooxEsJWUDAKBggq
        hkjOPQQDAgNIADBFAiEA293L/QZ/E/IHXJU+tI0BqbC9uqizy0PW6/BFxKkWLasC
        IGLUgwogpFKGR50PhPnV685C4c1BVn51C0fSZV1sD6r9
        -----END CERTIFICATE-----
        """

    /// RSA of 1024 bits, signed with SHA-1, without alternative names.
    static let weak = """
        -----BEGIN CERTIFICATE-----
        MIIB6zCCAZGgAwIBAgIUfuGPkCJMQHPV/qxtxk+WpR/uNhQwCQYHKoZIzj0EATA4
        MQswCQYDVQQGEwJVUzENMAsGA1UECgwEU2hvcDEaMBgGA1UEAwwRU2hvcCBJc3N1
        aW5nIENBIDEwHhcNMjAwMzAxMDAwMDAwWhcNMzAwMzAxMDAwMDAwWjAeMRwwGgYD
        VQQDDBNsZWdhY3kuc2hvcC5leGFtcGxlMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB
        iQKBgQDg0/r7b1FHAK5pyIFlRRJH7/Bq62LuVRVO0taRqL4apnrqVreSv2Nxhch4
        0AuvO/tGnnIaiR+WxBCivKSG2CrJEP6xP7q7BjiSaFROZgHQPZQnF9w5aIyYgCBI
        7DLmT0W5A3/yKjutghM5hoS+YeExmvQpCvcQMb8FFRSzAzjVlwIDAQABo00wSzAJ
        BgNVHRMEAjAAMB0GA1UdDgQWBBQjTyiYDjHwd5CSjODm3v4fk3KqrjAfBgNVHSME
        GDAWgBTZyVt652x6sKztZmqOzooxEsJWUDAJBgcqhkjOPQQBA0kAMEYCIQCAs7p3
        9YUNe1TXyaZfPR5fXwTak2g/ul8xBAVFPqbZDgIhAPjHSK8ORWVDHv/Pp08Pk3JQ
        zQE/PjjxnHFD7Z74qL/r
        -----END CERTIFICATE-----
        """

    /// Made by `openssl req -x509`: may sign others, is for a host.
    static let selfMade = """
        -----BEGIN CERTIFICATE-----
        MIIBiTCCATCgAwIBAgIUTJW+oVyWIGnjgUAvfJVxrfvkfqkwCgYIKoZIzj0EAwIw
        HTEbMBkGA1UEAwwSaG9va3Muc2hvcC5leGFtcGxlMB4XDTI2MDMwMTAwMDAwMFoX
        DTI4MDMwMTAwMDAwMFowHTEbMBkGA1UEAwwSaG9va3Muc2hvcC5leGFtcGxlMFkw
        EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWXOFVJ8OwtHaSUH+WJcONzZRgxxzLPe1
        V3zhCL08jgvNZZLDeaocwNB0heUKoODo6pjFOa9vIE+HPQfV/cn2uKNOMEwwDAYD
        VR0TBAUwAwEB/zAdBgNVHREEFjAUghJob29rcy5zaG9wLmV4YW1wbGUwHQYDVR0O
        BBYEFHDk3scqRw/Bhw+pP/JhSIZSqexsMAoGCCqGSM49BAMCA0cAMEQCIGAD75Gu
        6CuIWUo0VeLYR7W0uNdhCFkFvPpm4l/ZAek8AiBlsi3z43PUzWt+EWcOxFDZNKQE
        /Sza3zF9o8qIRp6oXw==
        -----END CERTIFICATE-----
        """
}
