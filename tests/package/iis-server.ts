import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { filesBelow } from '../../src/content/files-below.ts';
import type { Served } from '../../src/dev/serve.ts';

/**
 * What IIS 10 serves before anybody configures it: the `mimeMap` entries of `%windir%\System32\inetsrv\config\applicationHost.config`
 * as installed, those for kinds of files that web sites consist of. A file of any other kind is answered with 404.3, among them
 * .webmanifest, .webp, .avif, .mjs, .md, .br, .pem and .cer; .wasm is missing here because only newer ones have it.
 */
const MIME_MAP: Record<string, string> = {
  '.bin': 'application/octet-stream',
  '.bmp': 'image/bmp',
  '.crt': 'application/x-x509-ca-cert',
  '.css': 'text/css',
  '.csv': 'application/octet-stream',
  '.der': 'application/x-x509-ca-cert',
  '.eot': 'application/vnd.ms-fontobject',
  '.gif': 'image/gif',
  '.gz': 'application/x-gzip',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'application/javascript',
  '.json': 'application/json',
  '.map': 'text/plain',
  '.otf': 'font/otf',
  '.p7b': 'application/x-pkcs7-certificates',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'application/octet-stream',
  '.txt': 'text/plain',
  '.woff': 'font/x-woff',
  '.woff2': 'application/font-woff2',
  '.xml': 'text/xml',
  '.zip': 'application/x-zip-compressed',
};

const DEFAULT_DOCUMENTS = ['default.htm', 'default.asp', 'index.htm', 'index.html', 'iisstart.htm'];
/** `requestFiltering/hiddenSegments` of the same file. */
const HIDDEN = [
  'web.config',
  'bin',
  'app_code',
  'app_globalresources',
  'app_localresources',
  'app_webreferences',
  'app_data',
  'app_browsers',
];

/**
 * Serves `folder` at `prefix` as a plain IIS does that reads no `web.config`: its types, its refusals, names without regard to case.
 * `errorPage` is what the `path` of an `<error>` of 404 says, which counts from the root of the IIS site: the file's text is sent with
 * the status, as `responseMode="File"` does.
 */
export async function serveAsIis(folder: string, prefix: string, errorPage?: string): Promise<Served> {
  const files = new Map(filesBelow(folder).map((file) => [file.toLowerCase(), file]));
  const server = createServer((request, response) => {
    const own = errorPage === undefined ? undefined : `/${errorPage.replaceAll('\\', '/')}`.toLowerCase();
    const page = own?.startsWith(prefix) ? files.get(own.slice(prefix.length)) : undefined;
    const refuse = (status: string): void =>
      void response
        .writeHead(404, { 'content-type': 'text/html' })
        .end(page === undefined ? `HTTP Error ${status}` : readFileSync(join(folder, page)));
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://iis').pathname).toLowerCase();
    if (path === prefix.slice(0, -1)) return response.writeHead(301, { location: prefix }).end();
    if (!path.startsWith(prefix)) return refuse('404.0');
    const wanted = path.slice(prefix.length);
    // Double escaping is refused, and a plus sign counts as one.
    if (wanted.includes('+')) return refuse('404.11');
    if (wanted.split('/').some((segment) => HIDDEN.includes(segment))) return refuse('404.8');
    const directory = wanted === '' || wanted.endsWith('/');
    const file = directory
      ? DEFAULT_DOCUMENTS.map((name) => files.get(wanted + name)).find((name) => name !== undefined)
      : files.get(wanted);
    if (file === undefined) return refuse('404.0');
    const type = MIME_MAP[extname(file).toLowerCase()];
    if (type === undefined) return refuse('404.3');
    response.writeHead(200, { 'content-type': type }).end(readFileSync(join(folder, file)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
