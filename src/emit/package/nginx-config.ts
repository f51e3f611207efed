import { delivery } from './delivery.ts';
import { mediaTypes, textEndings } from './media-types.ts';

/** An example to include in a `server` block, with the site at /intranet/kb/. nginx forgets outer headers where a location sets one, so each says all. */
export function nginxExample(): string {
  return `# nginx 的設定範例：放進 server { } 裡，把網址和資料夾換成自己的。
# 需要 ngx_http_gzip_static_module（發行版的套件都有）；裝了 ngx_brotli 可以再開 brotli_static。

location = /intranet/kb {
    # 只寫路徑：前面有負載平衡器解開 TLS 時，不會把人轉到 http
    absolute_redirect off;
    return 301 /intranet/kb/;
}

location ^~ /intranet/kb/ {
    alias /srv/www/gov-tls-kb/;
    index index.html;
    absolute_redirect off;
    # 找不到的網址
    error_page 404 /intranet/kb/${delivery.missing};
    charset utf-8;
    charset_types ${[...new Set(textEndings.filter((ending) => ending !== 'html').map((ending) => mediaTypes[ending])), 'application/javascript'].join(' ')};
    gzip_static on;
    gzip_vary on;
    # brotli_static on;

${headers('    ', {})}
${delivery.immutableFolders.map((folder) => block(`location ^~ /intranet/kb/${folder}/`, headers('        ', { 'Cache-Control': delivery.cacheForever }))).join('')}
    # 離線使用的程式自己會下載檔案，所以 connect-src 和頁面不同
${block(`location = /intranet/kb/${delivery.worker.file}`, headers('        ', { 'Content-Security-Policy': delivery.worker.policy }))}
    # nginx 的 mime.types 沒有的，或說成別的
${block(`location ~ \\.(${UNKNOWN.join('|')})$`, `        types { ${UNKNOWN.map((ending) => `${mediaTypes[ending]} ${ending};`).join(' ')} }\n${headers('        ', {})}`)}}
`;
}

/** What nginx's own list of types does not have, or calls something else. */
const UNKNOWN = ['crt', 'der', 'ics', 'p7b', 'webmanifest'] as const;

const block = (head: string, body: string): string => `    ${head} {\n${body}    }\n`;

function headers(indent: string, different: Record<string, string>): string {
  const all = { ...delivery.headers, 'Cache-Control': delivery.cacheNever, ...different };
  return Object.entries(all)
    .map(([name, value]) => `${indent}add_header ${name} "${value}"${name === 'Cache-Control' ? '' : ' always'};\n`)
    .join('');
}
