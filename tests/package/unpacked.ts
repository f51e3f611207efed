import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { packSite, type SitePackage } from '../../src/emit/package/pack-site.ts';
import { root } from '../../src/content/root.ts';

const temporary: string[] = [];
process.once('exit', () => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

let packing: Promise<SitePackage> | undefined;
let unpacking: Promise<string> | undefined;

/** The package of the built site, made once for all tests of a process. */
export const packed = (): Promise<SitePackage> => (packing ??= packSite(join(root, 'dist'), { version: '0.0.0', day: '2026-01-02' }));

/** The folder `gov-tls-kb` as somebody has it who unpacked that zip; removed when the process ends. */
export const unpacked = (): Promise<string> => (unpacking ??= packed().then(({ zip }) => unpack(zip)));

/** The same, a folder of one's own that may be changed; `below` names a folder in between. */
export const freshlyUnpacked = async (below = ''): Promise<string> => unpack((await packed()).zip, below);

function unpack(zip: Uint8Array, below = ''): string {
  // A server started by root reads as somebody else.
  process.umask(0o022);
  const folder = join(temporaryFolder(0o755), below);
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return join(folder, 'gov-tls-kb');
}

/** An empty folder that vanishes with the process. */
export function temporaryFolder(mode = 0o700): string {
  const folder = mkdtempSync(join(tmpdir(), 'kb-package-'));
  temporary.push(folder);
  chmodSync(folder, mode);
  return folder;
}
