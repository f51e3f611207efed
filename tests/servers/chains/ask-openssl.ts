import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chain } from './chain.ts';
import { OK, type Verdict, type Verdicts } from './verdict.ts';

/** Lets OpenSSL verify each chain as a client does that asks for the host. A refusal is its sentence. */
export function askOpenssl(chains: readonly Chain[], path: string): Verdicts {
  const folder = mkdtempSync(join(tmpdir(), 'kb-openssl-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const verify = ({ host, sent: [leaf = '', ...others], root }: Chain): Verdict => {
    const asked = /^[\d.]+$|^\[/.test(host) ? ['-verify_ip', host.replace(/[[\]]/g, '')] : ['-verify_hostname', host];
    const { status, stdout, stderr } = spawnSync(
      path,
      [
        // The level for TLS in OpenSSL 3.2 and later, and in Debian's and Ubuntu's before; `verify` alone has none.
        ...['verify', '-no-CApath', '-no-CAstore', '-auth_level', '2', '-purpose', 'sslserver', ...asked],
        ...['-CAfile', file('root.pem', root)],
        ...(others.length > 0 ? ['-untrusted', file('others.pem', others.join(''))] : []),
        file('leaf.pem', leaf),
      ],
      { encoding: 'utf8' },
    );
    if (status === 0) return OK;
    return /error \d+ at \d+ depth lookup: (.+)/.exec(`${stdout}${stderr}`)?.[1] ?? (stderr.trim().split('\n')[0] || `code ${status}`);
  };
  try {
    const of = chains.map(verify);
    return { program: spawnSync(path, ['version'], { encoding: 'utf8' }).stdout.split(' ').slice(0, 2).join(' '), of };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
