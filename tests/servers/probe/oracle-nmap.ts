import { cipherFamilies, protocols, type CipherFamily, type Protocol } from '../../../src/core/probe/probe-record.ts';
import { HOST } from '../support/authority.ts';
import { findProgram } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import { pki } from './pki.ts';
import type { View } from './view.ts';

export type NmapView = Pick<View, 'protocols' | 'weak'> & { leaf: string };

/** What ssl-enum-ciphers and ssl-cert say of these ports, in one run. */
export async function askNmap(shop: Workshop, ports: readonly number[]): Promise<Map<number, NmapView>> {
  const scripts = ['--script', '+ssl-enum-ciphers,+ssl-cert', '--script-args', `tls.servername=${HOST}`];
  const args = ['-n', '-Pn', '-sT', '--unprivileged', '-p', ports.join(','), ...scripts, '-oX', '-', '127.0.0.1'];
  const { stdout } = await shop.run(findProgram('nmap')?.path ?? 'nmap', args);
  const views = new Map<number, NmapView>();
  for (const piece of stdout.split('<port ').slice(1)) {
    const port = /portid="(\d+)"/.exec(piece)?.[1];
    if (port !== undefined) views.set(Number(port), viewOfPort(piece));
  }
  return views;
}

function viewOfPort(xml: string): NmapView {
  const suites = new Map<Protocol, string[]>();
  let protocol: Protocol | null = null;
  for (const [, key, name] of xml.matchAll(/<table key="((?:SSL|TLS)v[\d.]+)">|<elem key="name">(\w+)<\/elem>/g)) {
    if (key !== undefined) protocol = protocols.find((each) => each === key) ?? null;
    if (key !== undefined && protocol !== null) suites.set(protocol, []);
    else if (protocol !== null && name !== undefined) suites.get(protocol)?.push(name);
  }
  const best = protocols.toReversed().find((each) => each !== 'TLSv1.3' && suites.has(each));
  // As the witnesses ask: export strength and DES where they were last defined.
  const oldest = protocols.find((each) => each !== 'SSLv3' && each !== 'TLSv1.3' && suites.has(each)) ?? best;
  const familiesAt = (each: Protocol | undefined): (CipherFamily | null)[] =>
    each === undefined ? [] : (suites.get(each) ?? []).map(familyOf);
  const isOld = (family: CipherFamily | null): boolean => family === 'DES' || family === 'EXPORT';
  const families = new Set([
    ...familiesAt(best).filter((family) => !isOld(family)),
    ...familiesAt(oldest).filter((family) => isOld(family)),
  ]);
  const sha1 = /<elem key="sha1">([0-9a-f]{40})</.exec(xml)?.[1];
  return {
    protocols: protocols.filter((each) => suites.has(each)),
    weak: cipherFamilies.filter((family) => families.has(family)),
    leaf: sha1 === undefined ? '-' : pki().nameOfSha1(sha1),
  };
}

/** By the suite's name in the registry of IANA. */
function familyOf(suite: string): CipherFamily | null {
  if (suite.includes('_NULL_')) return 'NULL';
  if (suite.includes('_anon_')) return 'anon';
  if (suite.includes('_EXPORT')) return 'EXPORT';
  if (suite.includes('_3DES_')) return '3DES';
  if (suite.includes('_DES_')) return 'DES';
  if (suite.includes('_RC4_')) return 'RC4';
  return suite.startsWith('TLS_RSA_WITH_') ? 'RSA' : null;
}
