import type { ConfigKind } from '../../../src/core/config/config-finding.ts';

/** Texts in the style of what people paste, and what is said of each, line by line. */
export const furtherPastes: readonly { what: string; kind: ConfigKind; text: string; expected: string[] }[] = [
  {
    what: '整份，兩個 frontend，舊寫法的 no-sslv3，後端各寫各的',
    kind: 'haproxy',
    text: `# 測試區 LB
global
        log /dev/log    local0
        chroot /var/lib/haproxy
        stats socket /run/haproxy/admin.sock mode 660 level admin
        user haproxy
        group haproxy
        daemon
        ca-base /etc/ssl/certs
        crt-base /etc/ssl/private
        ssl-default-bind-ciphers ECDH+AESGCM:DH+AESGCM:ECDH+AES256:RSA+AES:!aNULL:!MD5:!DSS
        ssl-default-bind-options no-sslv3

defaults
        log     global
        mode    http
        option  httplog
        timeout connect 5000
        timeout client  50000
        timeout server  50000
        errorfile 400 /etc/haproxy/errors/400.http

frontend http-in
        bind *:80
        default_backend web

frontend https-in
        bind *:443 ssl crt /etc/ssl/private/ alpn h2,http/1.1
        http-request set-header X-Forwarded-Proto https
        default_backend web

backend web
        balance roundrobin
        option httpchk GET /health
        server web1 10.1.1.11:8080 check
        server web2 10.1.1.12:8443 check ssl verify none
`,
    expected: ['24 http-no-redirect', '28 protocol-default', '36 backend-unchecked'],
  },
  {
    what: '轉址與 HSTS 都有，ssl-min-ver 寫在 global',
    kind: 'haproxy',
    text: `global
  ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets
  ssl-default-bind-ciphersuites TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384
  ssl-default-bind-ciphers PROFILE=SYSTEM
defaults
  mode http
frontend www   # 對外
  bind :::80 v4v6
  bind :::443 v4v6 ssl crt /etc/haproxy/certs/www.pem
  http-request redirect scheme https code 301 unless { ssl_fc }
  http-response set-header Strict-Transport-Security "max-age=31536000; includeSubDomains"
  use_backend api if { path_beg /api }
  default_backend web
`,
    expected: ['11 hsts-subdomains'],
  },
  {
    what: '最低版本太舊、弱套件、憑證放錯檔、兩種連接埠的轉址會繞圈',
    kind: 'haproxy',
    text: `defaults
\tmode http
frontend all
\tbind 10.0.0.5:80
\tbind 10.0.0.5:443 ssl crt /etc/haproxy/www.key ssl-min-ver TLSv1.0 ciphers HIGH:RC4-SHA:!aNULL
\tredirect scheme https
\trspadd Strict-Transport-Security:\\ max-age=3600
\tdefault_backend app
`,
    expected: [
      '5 protocol-old-tls',
      '5 cipher-rc4',
      '5 certificate-key-swapped',
      '6 redirect-temporary',
      '6 redirect-loop',
      '7 directive-removed-later',
      '7 hsts-short',
    ],
  },
  {
    what: '443 沒有 ssl、listen 區段、stats 的密碼、tcp 直接轉送不算',
    kind: 'haproxy',
    text: `listen stats
    bind *:9000
    mode http
    stats enable
    stats auth admin:admin123

listen web
    mode http
    bind 0.0.0.0:443 crt /etc/haproxy/site.pem

frontend passthrough
    mode tcp
    bind *:8443
    default_backend tls

frontend tunnel
    mode tcp
    bind 10.0.0.9:443
    default_backend tls
`,
    expected: ['5 password-in-text', '9 port-443-plain'],
  },
  {
    what: '用戶端憑證、crt-list、環境變數、更新版本才有的參數',
    kind: 'haproxy',
    text: `frontend mtls
  bind *:443 ssl crt-list /etc/haproxy/crt.list ca-file /etc/haproxy/ca.pem verify optional crt-ignore-err all ssl-min-ver TLSv1.2
  bind *:8443 ssl crt "\${CERT_DIR}/site.pem" verify required ssl-min-ver TLSv1.2
  bind *:9443 ssl crt /etc/haproxy/a.pem ca-file /etc/haproxy/chain.pem ssl-min-ver TLSv1.2 ocsp-update on
  default_backend web
`,
    expected: [
      '2 include-unseen',
      '2 client-certificate-unchecked',
      '3 variable-unseen',
      '3 client-certificate-no-ca',
      '3 client-certificate-asked',
      '4 part-unseen',
      '4 chain-in-client-ca',
    ],
  },
  {
    what: '只貼一段，前後都沒有',
    kind: 'haproxy',
    text: `    bind *:443 ssl crt /etc/haproxy/site.p12
    http-request set-header Strict-Transport-Security max-age=63072000
    redirect scheme https code 301 if !{ ssl_fc }
    default_backend web
`,
    expected: ['1 part-pasted', '1 protocol-default', '1 certificate-is-container', '2 hsts-in-request'],
  },
  {
    what: '引號沒有成對、文書軟體的引號、後端要驗證卻沒有 CA',
    kind: 'haproxy',
    text: `global
  daemon
frontend f
  mode http
  bind :443 ssl crt /etc/haproxy/site.pem ssl-min-ver TLSv1.2
  http-response set-header Strict-Transport-Security “max-age=63072000”
  http-response set-header X-Frame-Options "DENY
backend b
  server s1 10.0.0.1:8443 ssl check
  server s2 10.0.0.2:8443 ssl verify required ca-file /etc/ca.pem
`,
    expected: ['6 odd-character', '6 hsts-malformed', '7 unclosed-quote', '9 backend-no-ca', '10 backend-nameless'],
  },
  {
    what: '強制舊版本、後端自己轉址、http 站台的 HSTS',
    kind: 'haproxy',
    text: `defaults web
  mode http
frontend plain
  bind *:80
  http-response add-header Strict-Transport-Security max-age=63072000
  default_backend redirect
frontend old
  bind *:443 ssl crt /c/a.pem force-tlsv11
  bind *:444 ssl crt /c/a.pem ssl-max-ver TLSv1.1
  bind *:445 ssl crt /c/a.pem ssl-min-ver TLS1.2
backend redirect
  http-request redirect scheme https code 308
`,
    expected: [
      '5 hsts-on-http',
      '8 protocol-old-tls',
      '8 protocol-no-modern',
      '9 protocol-old-tls',
      '9 protocol-no-modern',
      '10 protocol-unknown',
    ],
  },
  {
    what: '文章的指令，少了 cipher-suite-names',
    kind: 'wildfly',
    text: `# 先備份 standalone.xml
/subsystem=elytron/key-store=siteKS:add(path=server.p12,relative-to=jboss.server.config.dir,type=PKCS12,credential-reference={clear-text=S3cret})
/subsystem=elytron/key-manager=siteKM:add(key-store=siteKS,alias-filter=tomcat,credential-reference={clear-text=\${env.KS_PASS}})
/subsystem=elytron/server-ssl-context=siteSSC:add(key-manager=siteKM,protocols=["TLSv1.2","TLSv1.3"])
batch
/subsystem=undertow/server=default-server/https-listener=https:undefine-attribute(name=security-realm)
/subsystem=undertow/server=default-server/https-listener=https:write-attribute(name=ssl-context,value=siteSSC)
run-batch
:reload
`,
    expected: ['2 password-in-text', '4 tomcat-tls13-lost'],
  },
  {
    what: '指令分成好幾行、名稱打錯、舊協定、指到 PEM 檔',
    kind: 'wildfly',
    text: `/subsystem=elytron/key-store=httpsKS:add( \\
    path=/opt/certs/site.pem, type=JKS, \\
    credential-reference={clear-text="changeit"})
/subsystem=elytron/key-manager=httpsKM:add(key-store=httpKS,
    credential-reference={clear-text="changeit"})
/subsystem=elytron/server-ssl-context=httpsSSC:add(key-manager=httpsKM, protocols=["TLSv1","TLSv1.1","TLSv1.2"], need-client-auth=true, cipher-suite-filter="DES-CBC3-SHA")
enable-ssl everything
`,
    expected: [
      '1 password-default',
      '1 keystore-is-certificate',
      '4 password-default',
      '4 reference-unseen',
      '6 protocol-old-tls',
      '6 cipher-3des',
      '6 client-certificate-asked',
      '7 part-unseen',
    ],
  },
  {
    what: '從 shell 一行一行下的指令、HSTS',
    kind: 'wildfly',
    text: `$JBOSS_HOME/bin/jboss-cli.sh --connect --command="/subsystem=elytron/server-ssl-context=web:add(key-manager=web,protocols=[\\"TLSv1.0\\"])"
$JBOSS_HOME/bin/jboss-cli.sh --connect --command="/subsystem=undertow/configuration=filter/response-header=hsts:add(header-name=\\"Strict-Transport-Security\\",header-value=\\"max-age=0\\")"
`,
    expected: ['1 protocol-tls10', '2 hsts-off'],
  },
  {
    what: '裝好沒動過的 standalone.xml',
    kind: 'wildfly',
    text: `<?xml version="1.0" ?>
<server xmlns="urn:jboss:domain:20.0">
    <profile>
        <subsystem xmlns="urn:wildfly:elytron:18.0" final-providers="combined-providers">
            <tls>
                <key-stores>
                    <key-store name="applicationKS">
                        <credential-reference clear-text="password"/>
                        <implementation type="JKS"/>
                        <file path="application.keystore" relative-to="jboss.server.config.dir"/>
                    </key-store>
                </key-stores>
                <key-managers>
                    <key-manager name="applicationKM" key-store="applicationKS" generate-self-signed-certificate-host="localhost">
                        <credential-reference clear-text="password"/>
                    </key-manager>
                </key-managers>
                <server-ssl-contexts>
                    <server-ssl-context name="applicationSSC" key-manager="applicationKM"/>
                </server-ssl-contexts>
            </tls>
        </subsystem>
        <subsystem xmlns="urn:jboss:domain:undertow:14.0" default-server="default-server">
            <server name="default-server">
                <http-listener name="default" socket-binding="http" redirect-socket="https" enable-http2="true"/>
                <https-listener name="https" socket-binding="https" ssl-context="applicationSSC" enable-http2="true"/>
            </server>
        </subsystem>
    </profile>
</server>
`,
    expected: ['7 password-default', '14 password-default', '19 protocol-default', '26 certificate-test-check'],
  },
  {
    what: 'EAP 7 的 security-realm、舊協定、名稱對不上',
    kind: 'wildfly',
    text: `<server xmlns="urn:jboss:domain:8.0">
  <management><security-realms><security-realm name="ApplicationRealm"><server-identities>
    <ssl protocol="TLSv1"><keystore path="application.keystore" relative-to="jboss.server.config.dir" keystore-password="Pa55word" alias="server"/></ssl>
  </server-identities></security-realm></security-realms></management>
  <subsystem xmlns="urn:jboss:domain:undertow:4.0"><server name="default-server">
    <https-listener name="https" socket-binding="https" security-realm="ApplicationRealm" verify-client="REQUESTED" enabled-protocols="TLSv1.1,TLSv1.2" enabled-cipher-suites="SSL_RSA_WITH_RC4_128_SHA"/>
    <https-listener name="two" socket-binding="https2" ssl-context="siteSSC"/>
    <filters><response-header name="hsts" header-name="Strict-Transport-Security" header-value="max-age=31536000; preload"/></filters>
  </server></subsystem>
  <subsystem xmlns="urn:wildfly:elytron:4.0"><tls><server-ssl-contexts>
    <server-ssl-context name="sideSSC" protocols="TLSv1.2" key-manager="\${km}" cipher-suite-filter="\${suites}"/>
  </server-ssl-contexts></tls></subsystem>
</server>
`,
    expected: [
      '3 protocol-old-tls',
      '3 protocol-no-modern',
      '3 password-in-text',
      '6 directive-removed-later',
      '6 protocol-old-tls',
      '6 cipher-rc4',
      '6 client-certificate-asked',
      '7 reference-unseen',
      '8 hsts-preload',
      '11 variable-unseen',
    ],
  },
  {
    what: '大小寫與冒號隨意的 properties',
    kind: 'spring',
    text: `server.port=8443
server.ssl.key-store=classpath:keystore.p12
server.ssl.keyStoreType = PKCS12
server.ssl.keyAlias:tomcat
server.ssl.key-store-password=changeit
# server.ssl.enabled-protocols=TLSv1
server.ssl.ciphers=TLS_RSA_WITH_3DES_EDE_CBC_SHA,\\
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
spring.datasource.password=\${DB_PASS}
`,
    expected: ['2 protocol-default', '5 password-default', '7 cipher-3des'],
  },
  {
    what: '舊協定、行尾註解、打錯的名稱、指到 PEM 檔、要求用戶端憑證',
    kind: 'spring',
    text: `server.ssl.enabled=true
server.ssl.enabled-protocols=SSLv3,TLSv1.1,TLSv1.2 # 舊系統要用
server.ssl.key-store=/opt/certs/www.example.gov.tw.crt
server.ssl.key-store-pasword=Abc123
server.ssl.client-auth=want
server.ssl.hsts=true
`,
    expected: [
      '2 inline-comment',
      '2 protocol-unknown',
      '2 protocol-ssl',
      '2 protocol-old-tls',
      '3 keystore-is-certificate',
      '4 unknown-directive-near',
      '5 client-certificate-asked',
      '6 part-unseen',
    ],
  },
  {
    what: '設定關掉 TLS，連接埠是 443',
    kind: 'spring',
    text: `server.port=443
server.ssl.enabled=false
server.ssl.certificate=file:/etc/pki/server.crt
`,
    expected: ['2 port-443-plain', '3 certificate-leaf-check', '3 certificate-without-key', '3 protocol-default'],
  },
  {
    what: 'YAML，有兩個 profile，值由外面帶入',
    kind: 'spring',
    text: `# application.yml
spring:
  application:
    name: apply   # 報名系統
server:
  port: 8443
  ssl:
    key-store: \${KEYSTORE_PATH:/opt/app/site.p12}
    key-store-password: \${KEYSTORE_PASS}
    key-store-type: PKCS12
---
spring:
  config:
    activate:
      on-profile: dev
server:
  ssl:
    key-store: "classpath:localhost.p12"
    key-store-password: 'password'
    enabled-protocols:
      - TLSv1.2
      - TLSv1.3
---
spring.config.activate.on-profile: prod
server.ssl.enabled-protocols: [ "TLSv1", TLSv1.2 ]
`,
    expected: ['8 variable-unseen', '19 password-default', '25 protocol-old-tls'],
  },
  {
    what: 'YAML 的 bundle，名稱對不上，少了私密金鑰，沒有寫版本',
    kind: 'spring',
    text: `server.ssl.bundle: web
spring:
  ssl:
    bundle:
      pem:
        site:
          keystore:
            certificate: classpath:fullchain.pem
`,
    expected: ['1 reference-unseen', '1 protocol-default', '8 certificate-without-key'],
  },
  {
    what: '用了 bundle，版本卻寫在 server.ssl：那一行沒有作用，等於沒寫',
    kind: 'spring',
    text: `server.ssl.bundle=web
server.ssl.enabled-protocols=TLSv1,TLSv1.2
spring.ssl.bundle.pem.web.keystore.certificate=fullchain.pem
spring.ssl.bundle.pem.web.keystore.private-key=server.key
`,
    expected: ['1 protocol-default'],
  },
  {
    what: 'YAML 的 bundle，私密金鑰與憑證放反，縮排有 Tab，名稱重複',
    kind: 'spring',
    text: `server:
  port: 443
  ssl:
    bundle: "web"
spring:
  ssl:
    bundle:
      pem:
        site:
          keystore:
            certificate: "/etc/ssl/site.key"
            private-key: "/etc/ssl/site.crt"
\t    reload-on-update: true
          options:
            enabled-protocols: TLSv1.2,TLSv1.3
            enabled-protocols: TLSv1.2
  base: &base
    a: 1
`,
    expected: ['11 certificate-key-swapped', '12 certificate-key-swapped', '13 odd-character', '16 directive-repeated', '17 part-unseen'],
  },
  {
    what: 'YAML 裡直接放憑證，沒有私密金鑰以外的問題',
    kind: 'spring',
    text: `server:
  ssl:
    certificate: |
      -----BEGIN CERTIFICATE-----
      MIIB
      -----END CERTIFICATE-----
    certificate-private-key: "file:/run/secrets/tls.key"
    enabled-protocols: TLSv1.3
    ciphers: TLS_AES_128_GCM_SHA256
`,
    expected: [],
  },
  {
    what: '只有版本，憑證在別處',
    kind: 'spring',
    text: `server.ssl.enabled-protocols=TLSv1.2
server.ssl.trust-store=/opt/trust.p12
`,
    expected: ['1 certificate-not-seen'],
  },
];
