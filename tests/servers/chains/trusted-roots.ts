import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chain } from './chain.ts';

/** Makes the database in which NSS keeps certificates (cert9.db and key4.db) in `folder`, and trusts each chain's root for servers. */
export function trustRoots(folder: string, chains: readonly Pick<Chain, 'root'>[], certutil: string): void {
  mkdirSync(folder, { recursive: true });
  const run = (...args: string[]): void => {
    const { status, stderr, error } = spawnSync(certutil, [...args, '-d', `sql:${folder}`], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`certutil ${args.join(' ')}：${error?.message ?? stderr}`);
  };
  run('-N', '--empty-password');
  const orders = [...new Set(chains.map(({ root }) => root))].map((root, index) => {
    const file = join(folder, `root-${index}.pem`);
    writeFileSync(file, root);
    return `-A -n root-${index} -t C,, -i ${file}\n`;
  });
  const batch = join(folder, 'roots.txt');
  writeFileSync(batch, orders.join(''));
  run('-B', '-i', batch);
}
