import type { CommandBlock } from '../../../src/content/command-blocks.ts';
import { HOST } from './authority.ts';
import type { Reader } from './reader.ts';
import { ldapi } from './server-slapd.ts';

/** What a block says literally and no hole can change, and what stands there in the test. */
export interface Replacement {
  language: CommandBlock['language'];
  literal: RegExp;
  becomes: (reader: Reader, ...groups: string[]) => string;
  why: string;
}

const OTHER_PORTS = '測試不佔用固定的連接埠，也只在本機位址上聽';

/** All of them; every other character of a block is run as the page shows it. */
export const replacements: readonly Replacement[] = [
  { language: 'nginx', literal: /listen 80;/g, becomes: ({ httpPort }) => `listen 127.0.0.1:${httpPort};`, why: OTHER_PORTS },
  { language: 'nginx', literal: /listen (\d+) ssl;/g, becomes: (_, port) => `listen 127.0.0.1:${port} ssl;`, why: OTHER_PORTS },
  { language: 'nginx', literal: /root \/var\/www\/html;/g, becomes: ({ www }) => `root ${www};`, why: '網頁放在暫存目錄' },
  { language: 'apache', literal: /<VirtualHost \*:80>/g, becomes: ({ httpPort }) => `<VirtualHost *:${httpPort}>`, why: OTHER_PORTS },
  { language: 'apache', literal: /<VirtualHost \*:443>/g, becomes: ({ values }) => `<VirtualHost *:${values.port}>`, why: OTHER_PORTS },
  { language: 'apache', literal: /DocumentRoot \/var\/www\/html/g, becomes: ({ www }) => `DocumentRoot ${www}`, why: '網頁放在暫存目錄' },
  {
    language: 'apache',
    literal: /shmcb:\/tmp\/ssl_stapling\(/g,
    becomes: ({ shop }) => `shmcb:${shop.path('ssl_stapling')}(`,
    why: '快取放在暫存目錄',
  },
  { language: 'xml', literal: /<Connector port=/g, becomes: () => '<Connector address="127.0.0.1" port=', why: OTHER_PORTS },
  { language: 'xml', literal: /checkPeriod="300"/g, becomes: () => 'checkPeriod="1"', why: '測試不等五分鐘' },
  {
    language: 'properties',
    literal: /\/etc\/(kb-deploy|haproxy|tomcat)\b/g,
    becomes: ({ shop }, folder = '') => shop.path('etc', folder),
    why: '不動這台主機的 /etc',
  },
  { language: 'properties', literal: /127\.0\.0\.1:8080\b/g, becomes: ({ httpPort }) => `127.0.0.1:${httpPort}`, why: OTHER_PORTS },
  {
    language: 'sh',
    literal: new RegExp(`-connect ${HOST.replaceAll('.', '\\.')}:`, 'g'),
    becomes: () => '-connect 127.0.0.1:',
    why: '範例網域查不到位址',
  },
  {
    language: 'sh',
    literal: /\/etc\/(letsencrypt|lego|dehydrated|acme-dns|kb-deploy|bind|postfix|dovecot)\b/g,
    becomes: ({ shop }, folder = '') => shop.path('etc', folder),
    why: '不動這台主機的 /etc',
  },
  {
    language: 'sh',
    literal: /(\/etc\/ssl\/certs\/ca-certificates\.crt|\/usr\/local\/share\/ca-certificates)\b/g,
    becomes: ({ shop }, path = '') => shop.path(path),
    why: '不動這台主機的根憑證清單',
  },
  { language: 'sh', literal: /\/var\/lib\/dehydrated\b/g, becomes: ({ shop }) => shop.path('dehydrated'), why: '資料放在暫存目錄' },
  { language: 'sh', literal: /\/usr\/local\/sbin\b/g, becomes: ({ shop }) => shop.path('sbin'), why: '指令檔放在暫存目錄' },
  { language: 'sh', literal: /\/var\/www\/html\b/g, becomes: ({ www }) => www, why: '網頁放在暫存目錄' },
  { language: 'sh', literal: /:5432\b/g, becomes: ({ values }) => `:${values.port}`, why: OTHER_PORTS },
  {
    language: 'sh',
    literal: /-connect 127\.0\.0\.1:636\b/g,
    becomes: ({ values }) => `-connect 127.0.0.1:${values.port}`,
    why: OTHER_PORTS,
  },
  {
    language: 'sh',
    literal: /-connect 127\.0\.0\.1:389\b/g,
    becomes: ({ httpPort }) => `-connect 127.0.0.1:${httpPort}`,
    why: OTHER_PORTS,
  },
  { language: 'sh', literal: /-H ldapi:\/\/\//g, becomes: ({ shop }) => `-H ${ldapi(shop)}`, why: 'slapd 的 socket 放在暫存目錄' },
  {
    language: 'sh',
    literal: new RegExp(`-H (ldaps?)://${HOST.replaceAll('.', '\\.')}`, 'g'),
    becomes: ({ values, httpPort }, scheme) => `-H ${scheme}://127.0.0.1:${scheme === 'ldaps' ? values.port : httpPort}`,
    why: '範例網域查不到位址',
  },
  {
    language: 'text',
    literal: /\/etc\/ssl\/certs\/ca-certificates\.crt\b/g,
    becomes: ({ shop }) => shop.path('etc/ssl/certs/ca-certificates.crt'),
    why: '不動這台主機的根憑證清單',
  },
  {
    language: 'ini',
    literal: new RegExp(`host=${HOST.replaceAll('.', '\\.')}`, 'g'),
    becomes: ({ values }) => `host=${values.domain} hostaddr=127.0.0.1 port=${values.port}`,
    why: '範例網域查不到位址',
  },
  {
    language: 'ini',
    literal: /\/etc\/ssl\/certs\/ca-certificates\.crt\b/g,
    becomes: ({ shop }) => shop.path('etc/ssl/certs/ca-certificates.crt'),
    why: '不動這台主機的根憑證清單',
  },
  { language: 'sh', literal: /\bport=53\b/g, becomes: ({ dnsPort }) => `port=${dnsPort}`, why: OTHER_PORTS },
  { language: 'text', literal: /\/etc\/bind\b/g, becomes: ({ shop }) => shop.path('etc/bind'), why: '不動這台主機的 /etc' },
  { language: 'text', literal: /\/var\/lib\/bind\b/g, becomes: ({ shop }) => shop.path('named'), why: '資料放在暫存目錄' },
  ...(['sh', 'text', 'properties'] as const).map((language): Replacement => ({
    language,
    literal: /\/etc\/(caddy|lighttpd)\b/g,
    becomes: ({ shop }, folder = '') => shop.path('etc', folder),
    why: '不動這台主機的 /etc',
  })),
  ...(['sh', 'text'] as const).map((language): Replacement => ({
    language,
    literal: /\/etc\/haproxy\b/g,
    becomes: ({ shop }) => shop.path('etc/haproxy'),
    why: '不動這台主機的 /etc',
  })),
  {
    language: 'sh',
    literal: /\/run\/haproxy\/admin\.sock\b/g,
    becomes: ({ shop }) => shop.path('admin.sock'),
    why: '程序的檔案放在暫存目錄',
  },
  { language: 'text', literal: /\bbind :(\d+) /g, becomes: (_, port) => `bind 127.0.0.1:${port} `, why: OTHER_PORTS },
  { language: 'text', literal: /"0\.0\.0\.0:(\d+)"/g, becomes: (_, port) => `"127.0.0.1:${port}"`, why: OTHER_PORTS },
  {
    language: 'text',
    literal: /auto_https off/g,
    becomes: ({ adminPort }) => `auto_https off\n\tadmin localhost:${adminPort}\n\tdefault_bind 127.0.0.1`,
    why: OTHER_PORTS,
  },
  { language: 'text', literal: /192\.0\.2\.21:8\d{3}\b/g, becomes: ({ appPort }) => `127.0.0.1:${appPort}`, why: '範例位址沒有主機' },
  {
    language: 'sh',
    literal: /(-connect 127\.0\.0\.1:)(25|465|587|143|993)\b/g,
    becomes: ({ ports }, before = '', port = '') => `${before}${ports[port] ?? port}`,
    why: OTHER_PORTS,
  },
  {
    language: 'properties',
    literal: /\b(connect=127\.0\.0\.1:)(465|993)\b/g,
    becomes: ({ ports }, before = '', port = '') => `${before}${ports[port] ?? port}`,
    why: OTHER_PORTS,
  },
  {
    language: 'text',
    literal: /^(submissions?) inet /gm,
    becomes: ({ ports }, name = '') => `127.0.0.1:${ports[name === 'submission' ? '587' : '465']} inet `,
    why: OTHER_PORTS,
  },
  // The deck writes its holes between percent signs.
  {
    language: 'sh',
    literal: /%([A-Za-z.]+)%/g,
    becomes: ({ values }, name) => DECK[name]?.(values) ?? `%${name}%`,
    why: '簡報用百分號標示要填的值',
  },
];

const DECK: Readonly<Record<string, (values: Readonly<Record<string, string>>) => string>> = {
  keystoreFile: ({ keystoreFile = '' }) => keystoreFile,
  pfxFile: () => 'deck.pfx',
  aliasName: ({ alias = '' }) => alias,
  privateKeyEntry: ({ alias = '' }) => alias,
  'server.key': () => 'deck.key',
  'server.csr': () => 'deck.csr',
  'server.cer': () => 'deck.cer',
};
