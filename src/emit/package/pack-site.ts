import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../content/files-below.ts';
import { root } from '../../content/root.ts';
import { apacheExample, htaccess } from './apache-config.ts';
import { delivery, wronglyImmutable } from './delivery.ts';
import { nginxExample } from './nginx-config.ts';
import { precompress } from './precompress.ts';
import { readmeText } from './readme-text.ts';
import { licencesText, shippedLibraries } from './shipped-licences.ts';
import { webConfig } from './web-config.ts';
import { zipFiles } from './zip-files.ts';

/** The zip that an intranet gets, and the line of its checksum file. */
export interface SitePackage {
  name: string;
  zip: Uint8Array;
  checksum: string;
}

const FOLDER = delivery.folder;

/** Packs the built site in `dist` with everything a server needs. The same site, version and day (YYYY-MM-DD) give the same bytes. */
export async function packSite(dist: string, { version, day }: { version: string; day: string }): Promise<SitePackage> {
  const name = `${FOLDER}-${version}.zip`;
  const site = new Map<string, Uint8Array>(filesBelow(dist).map((file) => [file, readFileSync(join(dist, file))]));
  const wrong = wronglyImmutable([...site.keys()]);
  if (wrong.length > 0) throw new Error(`瀏覽器會一直留著這些檔案，網址裡卻沒有雜湊：${wrong.slice(0, 10).join('、')}`);
  const texts = {
    'README.txt': readmeText({ version, day, zip: name }),
    'web.config': webConfig(),
    '.htaccess': htaccess(),
    'deploy/apache.conf.example': apacheExample(),
    'deploy/nginx.conf.example': nginxExample(),
    'licenses/site.txt': readFileSync(join(root, 'LICENSE'), 'utf8'),
    'licenses/third-party.txt': licencesText(await shippedLibraries(site)),
  };
  const beside = new Map(Object.entries(texts).map(([file, text]) => [file, Buffer.from(text)]));
  const all = [...site, ...(await precompress(site)), ...beside];
  const files = new Map(all.map(([file, bytes]) => [`${FOLDER}/${file}`, bytes]));
  if (files.size !== all.length) throw new Error('網站裡有檔案和安裝包自己的檔案同名。');
  const zip = zipFiles(files, day);
  return { name, zip, checksum: `${createHash('sha256').update(zip).digest('hex')}  ${name}\n` };
}
