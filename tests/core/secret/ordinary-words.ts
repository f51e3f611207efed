import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../../src/content/root.ts';
import { ordinary, ordinaryFile, type OrdinaryText } from './ordinary.ts';

// What people write and what this site itself says.

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .sort();
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

/** Every paragraph and code block of the articles and questions, and every text of the YAML files. */
export function contentTexts(): OrdinaryText[] {
  const articles = filesUnder('content', /\.mdx$/).flatMap((file) => {
    const text = readFileSync(join(root, 'content', file), 'utf8');
    const blocks = text.match(/^```[^]*?^```/gm) ?? [];
    const prose = text.replace(/^```[^]*?^```/gm, '').split(/\n\s*\n/);
    return [
      ...blocks.map((block, i) => ordinary('文章的程式碼', `${file} ${i}`, block)),
      ...prose.map((part, i) => ordinary('文章的段落', `${file} ${i}`, part.trim())),
    ];
  });
  const data = filesUnder('content', /\.ya?ml$/).flatMap((file) =>
    leaves(parse(readFileSync(join(root, 'content', file), 'utf8'))).map((text, i) =>
      ordinary(`內容 ${file.split('/')[0]?.replace(/\.yaml$/, '')}`, `${file} ${i}`, text),
    ),
  );
  return [...articles, ...data];
}

/** The project's own samples: programs' outputs, certificates, lists; not the one bundle that holds a key. */
export function fixtures(): OrdinaryText[] {
  return filesUnder('tests/fixtures', /\.(?:txt|pem|der|csr|p7b|json|html|conf|xml)$/).map((file) => {
    const bytes = readFileSync(join(root, 'tests/fixtures', file));
    return /\.(?:der|p7b)$/.test(file) ? ordinaryFile('測試檔案', file, bytes) : ordinary('測試檔案', file, bytes.toString('utf8'));
  });
}

/** Questions and reported messages that lie beside the project; none where they do not. */
export function sharedTexts(): OrdinaryText[] {
  return ['search/queries.json', 'search/queries-2.json', 'reports/errors.json'].flatMap((file) => {
    const path = join(root, '../shared', file);
    if (!existsSync(path)) return [];
    const rows = JSON.parse(readFileSync(path, 'utf8')) as { q?: string; input?: string }[];
    return rows.map((row, i) => ordinary(`共用 ${file}`, String(i), row.q ?? row.input ?? ''));
  });
}

const agencies = [
  '行政院',
  '內政部警政署',
  '臺北市政府資訊局',
  '新北市板橋區公所',
  '國立臺灣圖書館',
  '高雄市立美術館',
  '財政部關務署',
  '衛生福利部疾病管制署',
  '花蓮縣花蓮市戶政事務所',
  '國立中興高級中學',
];
const questions = [
  '的憑證快到期了，要怎麼更新？',
  '的私密金鑰不見了怎麼辦',
  '忘記 keystore 密碼',
  '網站顯示「你的連線不是私人連線」',
  '換主機要不要重新申請憑證？',
  '私鑰外洩要怎麼廢止',
  '申請被退件，理由是公開金鑰長度不足',
  ' IIS 匯入 pfx 之後看不到私密金鑰',
  '的 .key 檔可以用郵件寄嗎',
  '請協助安裝，謝謝。承辦人王小明，電話 (02)2345-6789 分機 1234，地址：100009 臺北市中正區忠孝東路一段 1 號',
  '想把 privkey.pem 轉成 pfx',
  '用 RSA 2048 還是 EC P-256 比較好',
  ' BEGIN RSA PRIVATE KEY 和 BEGIN PRIVATE KEY 差在哪裡',
];
const english = [
  'How do I export the private key from IIS?',
  'nginx: [emerg] cannot load certificate key "/etc/ssl/private/server.key": PEM_read_bio_PrivateKey() failed',
  'Unable to load Private Key',
  'Could not read private key from server.key',
  'unable to load private key: Expecting: ANY PRIVATE KEY',
  'The private key must start with -----BEGIN',
  'privateKey: null',
  '"private_key": ""',
  'PrivateKey = ',
  'private_key_path: /etc/ssl/private/server.key',
  'PrivateKey = <your private key>',
  'd: 42',
  '{"kty":"RSA"}',
  'PRIVATE KEY',
  'BEGIN PRIVATE KEY',
  'AGE-SECRET-KEY-1',
  'priv:',
  'privateExponent:',
  'Private-Key: (2048 bit, 2 primes)',
  'modulus does not match',
  'X509_check_private_key:key values mismatch',
  'java.security.UnrecoverableKeyException: Cannot recover key',
  'error:0909006C:PEM routines:get_name:no start line:Expecting: ANY PRIVATE KEY',
  '-----BEGIN CERTIFICATE-----',
  '-----END CERTIFICATE-----',
  '-----BEGIN CERTIFICATE----- MII... -----END CERTIFICATE-----',
  'https://example.gov.tw/docs/private-key?lang=zh#rsa',
  'mailto:key@example.gov.tw',
  'Key Usage: Digital Signature, Key Encipherment',
  'HasPrivateKey : True',
  'PrivateKey    : System.Security.Cryptography.RSACng',
  'Entry type: PrivateKeyEntry',
  '項目類型: PrivateKeyEntry',
  'tomcat, 2026年11月28日, PrivateKeyEntry,',
];

export function everyday(): OrdinaryText[] {
  const hosts = ['www', 'mail', 'api', 'vpn', 'portal', 'xn--55qx5d', 'e-service', 'test-2026', '*'].flatMap((label) =>
    ['example.gov.tw', 'city.example.gov.tw', 'example.edu.tw', 'xn--kpry57d'].map((domain) => `${label}.${domain}`),
  );
  const dates = Array.from(
    { length: 24 },
    (_, i) =>
      `${2020 + (i % 8)}-${String((i % 12) + 1).padStart(2, '0')}-${String(i + 1).padStart(2, '0')}T08:00:00+08:00，民國 ${109 + (i % 8)} 年 ${(i % 12) + 1} 月 ${i + 1} 日`,
  );
  return [
    ...agencies.flatMap((agency) => questions.map((question, i) => ordinary('日常問題', `${agency} ${i}`, `${agency}${question}`))),
    ...english.map((text, i) => ordinary('提到金鑰的句子', String(i), text)),
    ...hosts.map((host) => ordinary('主機名稱', host, host)),
    ordinary('主機名稱', '清單', hosts.join('\n')),
    ...dates.map((date, i) => ordinary('日期', String(i), date)),
    ...agencies.map((agency) => ordinary('主體名稱', agency, `C=TW, L=臺北市, O=${agency}, CN=www.example.gov.tw`)),
  ];
}

const settings: [string, string][] = [
  [
    'nginx',
    'server {\n  listen 443 ssl;\n  server_name NAME;\n  ssl_certificate /etc/ssl/NAME/fullchain.pem;\n  ssl_certificate_key /etc/ssl/NAME/privkey.pem;\n  ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256;\n  ssl_dhparam /etc/ssl/dhparam.pem;\n}\n',
  ],
  [
    'Apache',
    '<VirtualHost *:443>\n  ServerName NAME\n  SSLEngine on\n  SSLCertificateFile /etc/ssl/NAME.crt\n  SSLCertificateKeyFile /etc/ssl/private/NAME.key\n  SSLCertificateChainFile /etc/ssl/chain.crt\n</VirtualHost>\n',
  ],
  [
    'Tomcat',
    '<Connector port="8443" SSLEnabled="true">\n  <SSLHostConfig hostName="NAME">\n    <Certificate certificateKeystoreFile="conf/NAME.jks" certificateKeystorePassword="changeit" certificateKeyAlias="tomcat" certificateKeyFile="conf/NAME.key"/>\n  </SSLHostConfig>\n</Connector>\n',
  ],
  [
    'IIS',
    '<configuration>\n  <system.webServer>\n    <rewrite><rules><rule name="https NAME" stopProcessing="true"><match url="(.*)" /><action type="Redirect" url="https://NAME/{R:1}" /></rule></rules></rewrite>\n  </system.webServer>\n  <system.web><machineKey validation="HMACSHA256" decryption="AES" /></system.web>\n</configuration>\n',
  ],
  [
    'HAProxy',
    'frontend https\n  bind :443 ssl crt /etc/haproxy/certs/NAME.pem alpn h2,http/1.1\n  http-request redirect scheme https unless { ssl_fc }\n  default_backend web\n',
  ],
  [
    'Spring Boot',
    'server.ssl.key-store=classpath:NAME.p12\nserver.ssl.key-store-password=${KEYSTORE_PASSWORD}\nserver.ssl.certificate-private-key=file:/etc/ssl/NAME.key\n',
  ],
  [
    'Bash',
    '#!/bin/sh\nset -eu\nopenssl req -new -newkey rsa:2048 -nodes -keyout NAME.key -out NAME.csr -subj "/C=TW/O=行政院/CN=NAME"\nopenssl rsa -in NAME.key -check -noout\nopenssl pkey -in NAME.key -pubout | openssl sha256\n',
  ],
  [
    'PowerShell',
    'Import-PfxCertificate -FilePath C:\\certs\\NAME.pfx -CertStoreLocation Cert:\\LocalMachine\\My -Password (Read-Host -AsSecureString)\nGet-ChildItem Cert:\\LocalMachine\\My | Where-Object { $_.HasPrivateKey -and $_.Subject -like "*NAME*" }\n',
  ],
  [
    'docker-compose',
    'services:\n  web:\n    image: nginx:1.28\n    environment:\n      SSL_KEY_FILE: /run/secrets/NAME.key\n    secrets: [NAME.key]\nsecrets:\n  NAME.key:\n    file: ./NAME.key\n',
  ],
  [
    'Kubernetes Ingress',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n  tls:\n    - hosts: [NAME]\n      secretName: www-tls\n',
  ],
  [
    'certbot',
    'Successfully received certificate.\nCertificate is saved at: /etc/letsencrypt/live/NAME/fullchain.pem\nKey is saved at:         /etc/letsencrypt/live/NAME/privkey.pem\nThis certificate expires on 2027-02-26.\n',
  ],
  [
    'OpenSSL 設定',
    '[req]\ndefault_bits = 2048\nprompt = no\nencrypt_key = no\ndefault_keyfile = NAME.key\ndistinguished_name = dn\n[dn]\nC = TW\nO = 行政院\nCN = NAME\n[alt]\nDNS.1 = NAME\n',
  ],
  [
    'HTML',
    '<!doctype html><html lang="zh-Hant-TW"><head><title>NAME</title><link rel="stylesheet" href="https://NAME/a.css"></head><body><p>私密金鑰請勿外流。</p></body></html>',
  ],
  ['CSS', '@font-face{font-family:a;src:url(https://NAME/f.woff2)}:root{--key:#0a3d62}.key-private::before{content:"\\1F511"}'],
  ['Mermaid', 'flowchart LR\n  A[產生私密金鑰] --> B[產生請求檔 NAME]\n  B --> C{送件}\n  C --> D[安裝憑證]\n'],
  [
    'SQL',
    "CREATE TABLE certs (id INT PRIMARY KEY, host VARCHAR(253), private_key_path TEXT);\nINSERT INTO certs VALUES (1, 'NAME', '/etc/ssl/NAME.key');\n",
  ],
  [
    'curl',
    'curl -v --cert client.pem --key client.key https://NAME/api\n* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / X25519 / RSASSA-PSS\n* Server certificate:\n*  subject: C=TW; CN=NAME\n',
  ],
  [
    '郵件',
    '承辦您好：\n\nNAME 的憑證將於下月到期，請於期限前提出更新申請。\n私密金鑰請留在伺服器上，不要寄給我們。\n\n資訊室 王小明\n(02)2345-6789 #1234\n',
  ],
  [
    'Terraform',
    'resource "tls_private_key" "web" {\n  algorithm = "RSA"\n  rsa_bits  = 2048\n}\nresource "tls_cert_request" "NAME" {\n  private_key_pem = tls_private_key.web.private_key_pem\n}\n',
  ],
  [
    'Ansible',
    '- name: copy key\n  copy:\n    content: "{{ vault_ssl_private_key }}"\n    dest: /etc/ssl/private/NAME.key\n    mode: "0600"\n',
  ],
];

export function configurations(): OrdinaryText[] {
  return settings.flatMap(([kind, text]) =>
    ['www.example.gov.tw', 'mail.example.gov.tw', 'api.city.example.gov.tw'].map((host) =>
      ordinary(`設定 ${kind}`, host, text.replaceAll('NAME', host)),
    ),
  );
}
