import { stretch } from './needles.ts';
import { jwkOf, keyPem, pem, sampleKeys, traditionalPem } from './sample-keys.ts';
import { certificateOf, seeded } from './signed.ts';
import { base64, folded, indented, wrapText, type KeyWrapping } from './wrapping.ts';

/** Settings, states and scripts that carry a key. */
export function configurations(): KeyWrapping[] {
  const { rsa2048, p256 } = sampleKeys();
  const { secrets } = rsa2048;
  const whole = keyPem(rsa2048);
  const traditional = traditionalPem(rsa2048);
  const certificate = pem('CERTIFICATE', certificateOf('config', rsa2048.key as never, ['www.example.gov.tw']));
  const escaped = whole.replaceAll('\n', '\\n');
  const once = base64(whole);
  const inPem = [stretch(whole, secrets)];
  const der = base64(rsa2048.pkcs8);
  const at = (spaces: number, text = whole) => indented(text, ' '.repeat(spaces));
  const one = (name: string, file: string, text: string) => wrapText(name, text, secrets, { file });
  const two = (name: string, file: string, text: string) => wrapText(name, text, inPem, { file });
  const secret = (data: string, field = 'data') =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: www-tls\n  namespace: web\ntype: kubernetes.io/tls\n${field}:\n${data}\n`;
  return [
    two('Kubernetes Secret tls.key', 'secret.yaml', secret(`  tls.crt: ${base64(certificate)}\n  tls.key: ${once}`)),
    two('只有 tls.key 那一行', 'secret.yaml', `tls.key: ${once}`),
    one('Kubernetes Secret stringData', 'secret.yaml', secret(`  tls.crt: |\n${at(4, certificate)}  tls.key: |\n${at(4)}`, 'stringData')),
    two(
      'Kubernetes Secret JSON',
      'secret.json',
      JSON.stringify({ apiVersion: 'v1', kind: 'Secret', data: { 'tls.crt': base64(certificate), 'tls.key': once } }),
    ),
    two('kubectl get secret 的輸出', 'output.txt', `$ kubectl get secret www-tls -o jsonpath='{.data.tls\\.key}'\n${once}\n`),
    one(
      'docker-compose 環境變數',
      'docker-compose.yml',
      `services:\n  web:\n    image: nginx\n    environment:\n      SSL_KEY: "${escaped}"\n`,
    ),
    one('docker-compose 多行', 'docker-compose.yml', `services:\n  web:\n    environment:\n      SSL_KEY: |-\n${at(8)}`),
    one('.env 雙引號', '.env', `APP_ENV=production\nSSL_KEY="${escaped}"\n`),
    one('.env 多行', '.env', `SSL_KEY='${whole}'\nPORT=443\n`),
    two('.env Base64', '.env', `SSL_KEY_BASE64=${once}\n`),
    one(
      'Terraform state',
      'terraform.tfstate',
      JSON.stringify(
        { version: 4, resources: [{ type: 'tls_private_key', instances: [{ attributes: { algorithm: 'RSA', private_key_pem: whole } }] }] },
        null,
        2,
      ),
    ),
    one('Terraform 變數', 'terraform.tfvars', `private_key = <<-EOT\n${at(2)}EOT\n`),
    two(
      'Traefik acme.json',
      'acme.json',
      JSON.stringify(
        { le: { Certificates: [{ domain: { main: 'www.example.gov.tw' }, certificate: base64(certificate), key: once }] } },
        null,
        2,
      ),
    ),
    one(
      'Traefik acme.json 帳號金鑰',
      'acme.json',
      JSON.stringify({ le: { Account: { Email: 'web@example.gov.tw', PrivateKey: der, KeyType: '4096' } } }),
    ),
    one('Ansible 變數', 'vars.yml', `nginx_ssl_certificate_key: |\n${at(2)}`),
    one('Ansible 變數一行', 'vars.yml', `ssl_key: "${escaped}"\n`),
    one(
      'cloud-init',
      'user-data',
      `#cloud-config\nwrite_files:\n- path: /etc/ssl/private/server.key\n  permissions: '0600'\n  content: |\n${at(4)}`,
    ),
    two(
      'cloud-init Base64',
      'user-data',
      `#cloud-config\nwrite_files:\n- path: /etc/ssl/private/server.key\n  encoding: b64\n  content: ${once}\n`,
    ),
    one('Helm values', 'values.yaml', `ingress:\n  tls:\n    - key: |-\n${at(8)}      certificate: |-\n${at(8, certificate)}`),
    two('Helm values Base64', 'values.yaml', `tls:\n  keyBase64: ${once}\n`),
    two('YAML 摺疊的 Base64', 'values.yaml', `tls:\n  key: >-\n${indented(folded(once), '    ')}\n`),
    one('GitLab 變數', 'variables.json', JSON.stringify([{ key: 'SSL_KEY', variable_type: 'file', value: whole, protected: true }])),
    one('.gitlab-ci.yml 變數', '.gitlab-ci.yml', `variables:\n  SSL_KEY: "${escaped}"\n`),
    one('GitHub Actions 設定', 'deploy.yml', `jobs:\n  deploy:\n    env:\n      KEY: |\n${at(8)}`),
    one('Java properties', 'application.properties', `server.port=8443\nserver.ssl.certificate-private-key=${escaped}\n`),
    one('Java properties 反斜線續行', 'application.properties', `ssl.key=${whole.trimEnd().replaceAll('\n', '\\n\\\n')}\n`),
    one(
      'Spring application.yml',
      'application.yml',
      `spring:\n  ssl:\n    bundle:\n      pem:\n        web:\n          keystore:\n            private-key: |\n${at(14)}`,
    ),
    one('JSON 字串', 'config.json', JSON.stringify({ cert: certificate, key: whole })),
    one('JSON 字串陣列', 'config.json', JSON.stringify({ key: whole.trimEnd().split('\n') }, null, 2)),
    one('JSON 裡的 DER Base64', 'config.json', JSON.stringify({ privateKey: der })),
    one('JSON 裡的 JSON', 'event.json', JSON.stringify({ body: JSON.stringify({ key: whole }) })),
    one('JSON 斜線跳脫', 'config.json', JSON.stringify({ key: traditional }).replaceAll('/', '\\/')),
    one(
      'Google 服務帳號',
      'service-account.json',
      JSON.stringify(
        {
          type: 'service_account',
          project_id: 'gov-web',
          private_key_id: seeded('id', 20).toString('hex'),
          private_key: whole,
          client_email: 'web@gov-web.iam.gserviceaccount.com',
        },
        null,
        2,
      ),
    ),
    one('PowerShell here-string', 'import.ps1', `$key = @"\n${whole}"@\nSet-Content -Path C:\\certs\\server.key -Value $key\n`),
    one('nginx data: 金鑰', 'nginx.conf', `server {\n  listen 443 ssl;\n  ssl_certificate_key "data:${whole}";\n}\n`),
    one('Apache 設定裡夾著金鑰', 'ssl.conf', `SSLCertificateFile /etc/ssl/www.crt\n# 金鑰備份\n${indented(whole, '# ')}SSLEngine on\n`),
    one('OpenVPN 設定', 'client.ovpn', `client\nremote vpn.example.gov.tw 1194\n<key>\n${whole}</key>\n`),
    one('XML 設定', 'config.xml', `<config>\n  <ssl>\n    <privateKey>${whole}</privateKey>\n  </ssl>\n</config>`),
    one('XML 的 CDATA', 'config.xml', `<key><![CDATA[${whole}]]></key>`),
    one('INI 設定', 'app.ini', `[ssl]\nkey = ${escaped}\n`),
    one('TOML 設定', 'config.toml', `[tls]\nkey = """\n${whole}"""\n`),
    one('SQL 匯出', 'dump.sql', `INSERT INTO certs (host, privkey) VALUES ('www.example.gov.tw', '${escaped}');`),
    one('LDIF 私密金鑰', 'export.ldif', `dn: cn=web,dc=example\nuserPKCS8:: ${folded(der).replaceAll('\n', '\n ')}\n`),
    one('SAML 服務端設定', 'saml.yml', `saml:\n  sp:\n    private_key: '${der}'\n`),
    one('curl 命令列', 'run.sh', `curl -X POST https://lb.example.gov.tw/api/certs --data-urlencode 'key=${whole}'`),
    one('PHP 設定', 'config.php', `<?php\n$key = <<<KEY\n${whole}KEY;\n`),
    one('JavaScript 樣板字串', 'server.js', `https.createServer({ key: \`${whole}\`, cert: \`${certificate}\` }).listen(443);`),
    one('Python 三引號', 'settings.py', `SSL_KEY = """${whole}"""\n`),
    one(
      'F5 iRule 資料群組',
      'data-group.conf',
      `ltm data-group internal keys {\n    records {\n        www { data "${escaped}" }\n    }\n}`,
    ),
    wrapText('EC 金鑰的 JSON 字串', JSON.stringify({ key: traditionalPem(p256) }), p256.secrets, { file: 'config.json' }),
  ];
}

/** JSON Web Keys (RFC 7517) and .NET's XML, in and out of shape. */
export function structured(): KeyWrapping[] {
  const { rsa2048, p256, p384, ed25519, x25519 } = sampleKeys();
  const jwk = jwkOf(p256);
  const rsa = jwkOf(rsa2048);
  const oct = seeded('symmetric key', 32);
  const wrap = (name: string, text: string, secrets = p256.secrets, file = 'key.json') => wrapText(name, text, secrets, { file });
  const loose = (quote: string, mark: string) =>
    `{ ${Object.entries(jwk)
      .map(([k, v]) => `${quote}${k}${quote}: ${mark}${v}${mark}`)
      .join(', ')} }`;
  const { d: _d, ...open } = jwk;
  const std = (text: string | undefined) => Buffer.from(text ?? '', 'base64url').toString('base64');
  const fields: [string, string | undefined][] = [
    ['Modulus', rsa.n],
    ['Exponent', rsa.e],
    ['P', rsa.p],
    ['Q', rsa.q],
    ['DP', rsa.dp],
    ['DQ', rsa.dq],
    ['InverseQ', rsa.qi],
    ['D', rsa.d],
  ];
  const xml = (between: string) =>
    `<RSAKeyValue>${fields.map(([tag, value]) => `${between}<${tag}>${std(value)}</${tag}>`).join('')}${between.slice(0, 1)}</RSAKeyValue>`;
  const escaped = xml('').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    ...[rsa2048, p256, p384, ed25519, x25519].map((one) => wrap(`JWK 一行 ${one.id}`, JSON.stringify(jwkOf(one)), one.secrets)),
    ...[rsa2048, p256, ed25519].map((one) => wrap(`JWK 多行 ${one.id}`, JSON.stringify(jwkOf(one), null, 2), one.secrets)),
    wrap('JWK 沒有引號', loose('', "'")),
    wrap('JWK 單引號', loose("'", "'")),
    wrap('JWK 的 d 在最前面', JSON.stringify({ d: jwk.d, ...open })),
    wrap('JWK 的值沒有引號', loose('', '')),
    wrap(
      'JWK 寫成 YAML',
      Object.entries(jwk)
        .map(([k, v]) => `${k}: ${v}`)
        .join('\n'),
      p256.secrets,
      'key.yaml',
    ),
    wrap(
      'RSA 的 JWK 寫成 YAML',
      `jwk:\n${Object.entries(rsa)
        .map(([k, v]) => `  ${k}: "${v}"`)
        .join('\n')}`,
      rsa2048.secrets,
      'key.yaml',
    ),
    wrap(
      'JWKS 裡有一把私密金鑰',
      JSON.stringify({
        keys: [
          { ...open, kid: 'a' },
          { ...jwkOf(ed25519), kid: 'b' },
        ],
      }),
      ed25519.secrets,
    ),
    wrap('JWK 對稱金鑰', JSON.stringify({ kty: 'oct', k: oct.toString('base64url'), alg: 'HS256' }), [oct]),
    wrap('JWK 在 JSON 字串裡', JSON.stringify({ JWT_KEY: JSON.stringify(jwk) })),
    wrap('JWK 在網址裡', `https://example.gov.tw/cb?jwk=${encodeURIComponent(JSON.stringify(jwk))}`, p256.secrets, 'url.txt'),
    wrap('JWK 換行斷在值中間', JSON.stringify(rsa).replace(/.{76}/g, '$&\n'), rsa2048.secrets),
    wrap(
      'certbot 帳號金鑰',
      JSON.stringify({ ...rsa, kty: undefined, alg: 'RS256', type: 'RSA' })
        .replaceAll('","', '", "')
        .replace('"type"', '"kty"'),
      rsa2048.secrets,
      'private_key.json',
    ),
    wrap('RSAKeyValue 一行', xml(''), rsa2048.secrets, 'key.xml'),
    wrap('RSAKeyValue 多行', xml('\n  '), rsa2048.secrets, 'key.xml'),
    wrap('RSAKeyValue 跳脫', escaped, rsa2048.secrets, 'key.xml'),
    wrap('RSAKeyValue 在 C# 字串裡', `rsa.FromXmlString("${xml('')}");`, rsa2048.secrets, 'Program.cs'),
    wrap('RSAKeyValue 在 web.config', `<appSettings><add key="rsa" value="${escaped}" /></appSettings>`, rsa2048.secrets, 'web.config'),
    wrap('RSA 參數 JSON（.NET）', JSON.stringify(Object.fromEntries(fields.map(([tag, value]) => [tag, std(value)]))), rsa2048.secrets),
  ];
}
