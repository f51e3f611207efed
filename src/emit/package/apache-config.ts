import { delivery } from './delivery.ts';
import { mediaTypes, textEndings, type Ending } from './media-types.ts';

const TEXTS = textEndings.join('|');
const PACKED = String.raw`(\.br|\.gz)?$`;

/** `.htaccess` for the site's folder. Asks for `AllowOverride FileInfo`; where overrides are off Apache does not read it and the site works without. */
export function htaccess(): string {
  return `# 需要 AllowOverride FileInfo；沒有開放時 Apache 不會讀這個檔案，網站仍然能用。\n${directives('')}${missing}`;
}

/** The page for what is not there, without saying where the folder lies: what of the address comes before the folder's own part. Apache 2.4.13 reads the expression. */
const missing = `
# 找不到的網址
<IfModule mod_rewrite.c>
  RewriteCond %{REQUEST_URI}#$1 ^/(.*?)([^#]*)#\\2$
  RewriteRule ^(.*)$ - [E=kb-folder:%1]
  ErrorDocument 404 "/%{reqenv:kb-folder}${delivery.missing}"
</IfModule>
`;

/** An example to include in a virtual host, with the site at /intranet/kb/. */
export function apacheExample(): string {
  return `# Apache 2.4 的設定範例：放進 <VirtualHost> 裡，把網址和資料夾換成自己的。
# 需要 mod_alias、mod_dir、mod_mime；有 mod_headers、mod_rewrite 時才會送出標頭與壓縮檔。

Alias "/intranet/kb/" "/srv/www/gov-tls-kb/"
RedirectMatch "^/intranet/kb$" "/intranet/kb/"

<Directory "/srv/www/gov-tls-kb/">
  Require all granted
  AllowOverride None
  Options FollowSymLinks
  DirectoryIndex index.html
  # 找不到的網址
  ErrorDocument 404 /intranet/kb/${delivery.missing}

${directives('  ')}</Directory>
`;
}

function directives(indent: string): string {
  const types = Object.entries(mediaTypes).map(([ending, type]) => `  AddType ${type} .${ending}`);
  const lines = [
    '# 檔案類型',
    '<IfModule mod_mime.c>',
    ...types,
    `  AddCharset utf-8 ${textEndings.map((ending) => `.${ending}`).join(' ')}`,
    '</IfModule>',
    '',
    '# 安全標頭與快取：頁面每次都確認，網址有雜湊的檔案不會變',
    '<IfModule mod_headers.c>',
    ...Object.entries(delivery.headers).map(([name, value]) => `  Header always set ${name} "${value}"`),
    `  Header set Cache-Control "${delivery.cacheNever}"`,
    `  Header set Cache-Control "${delivery.cacheForever}" env=kb-immutable`,
    `  <FilesMatch "^${delivery.worker.file.replace('.', String.raw`\.`)}${PACKED}">`,
    `    Header always set Content-Security-Policy "${delivery.worker.policy}"`,
    '  </FilesMatch>',
    `  <FilesMatch "\\.(${TEXTS})${PACKED}">`,
    '    Header merge Vary Accept-Encoding',
    '  </FilesMatch>',
    '</IfModule>',
    '',
    '<IfModule mod_rewrite.c>',
    '  RewriteEngine On',
    `  RewriteRule ^(${delivery.immutableFolders.join('|')})/ - [E=kb-immutable:1]`,
    '  # 瀏覽器能解的話，送出旁邊已經壓縮好的檔案',
    ...packed('br', 'br'),
    ...packed('gzip', 'gz'),
    '  <IfModule mod_mime.c>',
    ...textEndings.flatMap(typeOfPacked),
    ...[
      ['br', 'br'],
      ['gzip', 'gz'],
    ].flatMap(([encoding, ending]) => [
      `    <FilesMatch "\\.(${TEXTS})\\.${ending}$">`,
      `      AddEncoding ${encoding} .${ending}`,
      '    </FilesMatch>',
    ]),
    '  </IfModule>',
    '</IfModule>',
  ];
  return lines.map((line) => (line === '' ? '\n' : `${indent}${line}\n`)).join('');
}

const packed = (encoding: string, ending: string): string[] => [
  `  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b`,
  `  RewriteCond %{REQUEST_FILENAME}.${ending} -f`,
  `  RewriteRule \\.(${TEXTS})$ %{REQUEST_URI}.${ending} [L]`,
];

// By name, because servers commonly give `.gz` a type of its own that would win over the one in front of it.
const typeOfPacked = (ending: Ending): string[] => [
  `    <FilesMatch "\\.${ending}\\.(br|gz)$">`,
  `      ForceType "${mediaTypes[ending]}; charset=utf-8"`,
  '    </FilesMatch>',
];
