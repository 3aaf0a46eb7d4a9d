extension Specimens {
    /// `openssl s_client -connect …` with two certificates in the chain.
    static let handshake = """
        depth=1 C = US, O = Shop, CN = Shop Issuing CA 1
        verify error:num=20:unable to get local issuer certificate
        verify return:1
        depth=0 CN = api.shop.example
        verify return:1
        CONNECTED(00000003)
        ---
        Certificate chain
         0 s:CN = api.shop.example
           i:C = US, O = Shop, CN = Shop Issuing CA 1
           a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256
           v:NotBefore: Mar  1 00:00:00 2026 GMT; NotAfter: Mar  1 00:00:00 2027 GMT
         1 s:C = US, O = Shop, CN = Shop Issuing CA 1
           i:C = US, O = Shop, CN = Shop Root CA
           a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256
           v:NotBefore: Jan  1 00:00:00 2021 GMT; NotAfter: Jan  1 00:00:00 2036 GMT
        ---
        Server certificate
        \(good)
        subject=CN = api.shop.example
        issuer=C = US, O = Shop, CN = Shop Issuing CA 1
        ---
        """

    /// The same with `-showcerts`.
    static let handshakeShown = """
        depth=1 C = US, O = Shop, CN = Shop Issuing CA 1
        verify error:num=20:unable to get local issuer certificate
        verify return:1
        depth=0 CN = api.shop.example
        verify return:1
        CONNECTED(00000003)
        ---
        Certificate chain
         0 s:CN = api.shop.example
           i:C = US, O = Shop, CN = Shop Issuing CA 1
           a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256
           v:NotBefore: Mar  1 00:00:00 2026 GMT; NotAfter: Mar  1 00:00:00 2027 GMT
        \(good)
         1 s:C = US, O = Shop, CN = Shop Issuing CA 1
           i:C = US, O = Shop, CN = Shop Root CA
           a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256
           v:NotBefore: Jan  1 00:00:00 2021 GMT; NotAfter: Jan  1 00:00:00 2036 GMT
        \(intermediate)
        ---
        Server certificate
        subject=CN = api.shop.example
        issuer=C = US, O = Shop, CN = Shop Issuing CA 1
        ---
        """

    /// `openssl x509 -noout -text` of ``named``.
    static let printed = """
        Certificate:
            Data:
                Version: 3 (0x2)
                Serial Number:
                    17:f2:df:59:d0:f6:ca:4a:86:79:b5:58:7a:21:3b:ec:82:5f:d6:86
                Signature Algorithm: ecdsa-with-SHA256
                Issuer: C = US, O = Shop, CN = Shop Issuing CA 1
                Validity
                    Not Before: Mar  1 00:00:00 2026 GMT
                    Not After : Mar  1 00:00:00 2027 GMT
                Subject: O = "Foo, Inc.", CN = api.shop.example
                Subject Public Key Info:
                    Public Key Algorithm: id-ecPublicKey
                        Public-Key: (256 bit)
                        pub:
                            04:d0:82:57:b5:b5:b9:37:71:bc:c5:b5:44:bc:a3:
                            f7:53:fc:1d:70:14:aa:d8:02:a2:c4:57:81:bc:86:
                            df:4a:ec:5f:37:7b:c0:1a:03:8a:bf:2b:f6:72:a8:
                            bb:58:06:fb:be:f7:4c:64:0f:fc:21:34:e1:fc:cd:
                            5d:37:a5:a9:bd
                        ASN1 OID: prime256v1
                        NIST CURVE: P-256
                X509v3 extensions:
                    X509v3 Basic Constraints: 
                        CA:FALSE
                    X509v3 Subject Alternative Name: 
                        DNS:api.shop.example, DNS:*.shop.example, IP Address:10.0.3.12, IP Address:2001:DB8:0:0:0:0:0:1
                    X509v3 Subject Key Identifier: 
                        6E:1B:E6:7B:5D:B7:15:A3:DE:0E:F9:7C:4C:DB:45:C7:67:0B:D0:C3
                    X509v3 Authority Key Identifier: 
                        D9:C9:5B:7A:E7:6C:7A:B0:AC:ED:66:6A:8E:CE:8A:31:12:C2:56:50
            Signature Algorithm: ecdsa-with-SHA256
            Signature Value:
                30:45:02:21:00:db:dd:cb:fd:06:7f:13:f2:07:5c:95:3e:b4:
                8d:01:a9:b0:bd:ba:a8:b3:cb:43:d6:eb:f0:45:c4:a9:16:2d:
                ab:02:20:62:d4:83:0a:20:a4:52:86:47:9d:0f:84:f9:d5:eb:
                ce:42:e1:cd:41:56:7e:75:0b:47:d2:65:5d:6c:0f:aa:fd
        """

    /// `openssl x509 -noout -subject -issuer -dates -serial` of ``good``.
    static let brief = """
        subject=CN = api.shop.example
        issuer=C = US, O = Shop, CN = Shop Issuing CA 1
        notBefore=Mar  1 00:00:00 2026 GMT
        notAfter=Mar  1 00:00:00 2027 GMT
        serial=34B620625482302ACCFB68D5111863E79F90D3C9
        """

    /// `keytool -list -v` of a store with a key of two certificates and a trusted root.
    static let keytool = """
        Keystore type: JKS
        Keystore provider: SUN

        Your keystore contains 2 entries

        Alias name: api
        Creation date: Nov 25, 2026
        Entry type: PrivateKeyEntry
        Certificate chain length: 2
        Certificate[1]:
        Owner: CN=api.shop.example
        Issuer: CN=Shop Issuing CA 1, O=Shop, C=US
        Serial number: 34b620625482302accfb68d5111863e79f90d3c9
        Valid from: Sun Mar 01 00:00:00 UTC 2026 until: Mon Mar 01 00:00:00 UTC 2027
        Certificate fingerprints:
        	 SHA1: CF:B5:47:70:2F:05:14:16:EE:41:F5:C3:AD:96:4D:E8:7D:8E:49:D9
        	 SHA256: FA:22:39:E0:A6:44:EF:F0:E6:3F:87:BE:B1:00:E5:55:05:E8:A2:D4:74:9B:86:11:9C:00:D7:DA:35:2C:2F:C0
        Signature algorithm name: SHA256withECDSA
        Subject Public Key Algorithm: 256-bit EC (secp256r1) key
        Version: 3

        Extensions: 

        #1: ObjectId: 2.5.29.35 Criticality=false
        AuthorityKeyIdentifier [
        KeyIdentifier [
        0000: D9 C9 5B 7A E7 6C 7A B0   AC ED 66 6A 8E CE 8A 31  ..[z.lz...fj...1
        0010: 12 C2 56 50                                        ..VP
        ]
        ]

        #2: ObjectId: 2.5.29.19 Criticality=false
        BasicConstraints:[
          CA:false
          PathLen: undefined
        ]

        #3: ObjectId: 2.5.29.17 Criticality=false
        SubjectAlternativeName [
          DNSName: api.shop.example
          DNSName: *.api.shop.example
        ]

        #4: ObjectId: 2.5.29.14 Criticality=false
        SubjectKeyIdentifier [
        KeyIdentifier [
        0000: DE 92 C7 B7 1C 05 CC B0   33 19 72 B9 87 D9 DA B0  ........3.r.....
        0010: 75 19 F1 41                                        u..A
        ]
        ]

        Certificate[2]:
        Owner: CN=Shop Issuing CA 1, O=Shop, C=US
        Issuer: CN=Shop Root CA, O=Shop, C=US
        Serial number: d4763afadeac195bf2dc39f30b3fb3c178784cf
        Valid from: Fri Jan 01 00:00:00 UTC 2021 until: Tue Jan 01 00:00:00 UTC 2036
        Certificate fingerprints:
        	 SHA1: E3:FF:49:0E:36:D2:87:8F:C0:96:B4:6B:FB:C2:86:85:84:BE:D5:66
        	 SHA256: 8D:3A:65:F3:44:37:81:8E:BB:7B:81:67:ED:B9:1F:1C:55:49:0A:0B:77:CC:A7:73:C2:C0:C2:40:9E:8A:48:D5
        Signature algorithm name: SHA256withECDSA
        Subject Public Key Algorithm: 256-bit EC (secp256r1) key
        Version: 3

        Extensions: 

        #1: ObjectId: 2.5.29.35 Criticality=false
        AuthorityKeyIdentifier [
        KeyIdentifier [
        0000: 29 55 8E E5 6C A1 27 A3   63 46 33 D7 59 BF EA 9E  )U..l.'.cF3.Y...
        0010: D4 7A AC 46                                        .z.F
        ]
        ]

        #2: ObjectId: 2.5.29.19 Criticality=true
        BasicConstraints:[
          CA:true
          PathLen:0
        ]

        #3: ObjectId: 2.5.29.14 Criticality=false
        SubjectKeyIdentifier [
        KeyIdentifier [
        0000: D9 C9 5B 7A E7 6C 7A B0   AC ED 66 6A 8E CE 8A 31  ..[z.lz...fj...1
        0010: 12 C2 56 50                                        ..VP
        ]
        ]



        *******************************************
        *******************************************


        Alias name: root
        Creation date: Nov 25, 2026
        Entry type: trustedCertEntry

        Owner: CN=Shop Root CA, O=Shop, C=US
        Issuer: CN=Shop Root CA, O=Shop, C=US
        Serial number: 78bcfc65a39b7ef78e9cca969650036af44efef6
        Valid from: Wed Jan 01 00:00:00 UTC 2020 until: Sun Jan 01 00:00:00 UTC 2040
        Certificate fingerprints:
        	 SHA1: 4C:17:46:A5:4D:78:6C:70:DB:13:C7:F8:0C:5C:20:CE:07:8D:28:4B
        	 SHA256: BB:36:CA:75:33:9C:FB:E8:8B:19:DF:78:E5:25:0C:DA:00:ED:17:DC:9F:12:88:C0:73:21:84:DF:38:E3:2C:EF
        Signature algorithm name: SHA256withECDSA
        Subject Public Key Algorithm: 256-bit EC (secp256r1) key
        Version: 3

        Extensions: 

        #1: ObjectId: 2.5.29.19 Criticality=true
        BasicConstraints:[
          CA:true
          PathLen: no limit
        ]

        #2: ObjectId: 2.5.29.14 Criticality=false
        SubjectKeyIdentifier [
        KeyIdentifier [
        0000: 29 55 8E E5 6C A1 27 A3   63 46 33 D7 59 BF EA 9E  )U..l.'.cF3.Y...
        0010: D4 7A AC 46                                        .z.F
        ]
        ]



        *******************************************
        *******************************************
        """

    /// `curl -v`.
    static let curl = """
        * Connected to api.shop.example (127.0.0.1) port 44330 (#0)
        * ALPN: offers h2,http/1.1
        * TLSv1.3 (OUT), TLS handshake, Client hello (1):
        *  CAfile: root.pem
        *  CApath: /etc/ssl/certs
        * TLSv1.3 (IN), TLS handshake, Server hello (2):
        * TLSv1.3 (IN), TLS handshake, Encrypted Extensions (8):
        * TLSv1.3 (IN), TLS handshake, Certificate (11):
        * TLSv1.3 (IN), TLS handshake, CERT verify (15):
        * TLSv1.3 (IN), TLS handshake, Finished (20):
        * TLSv1.3 (OUT), TLS change cipher, Change cipher spec (1):
        * TLSv1.3 (OUT), TLS handshake, Finished (20):
        * SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
        * ALPN: server did not agree on a protocol. Uses default.
        * Server certificate:
        *  subject: CN=api.shop.example; O=Foo, Inc.
        *  start date: Nov 25 03:51:14 2026 GMT
        *  expire date: Feb 23 03:51:14 2027 GMT
        *  subjectAltName: host "api.shop.example" matched cert's "api.shop.example"
        *  issuer: C=US; O=Shop; CN=Shop Issuing CA 1
        *  SSL certificate verify ok.
        * using HTTP/1.x
        * TLSv1.3 (IN), TLS handshake, Newsession Ticket (4):
        * TLSv1.3 (IN), TLS handshake, Newsession Ticket (4):
        * old SSL session ID is stale, removing
        * HTTP 1.0, assume close after body
        """
}
