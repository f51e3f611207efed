import { getCollection } from 'astro:content';
import { readInput } from '../../core/pem/read-input.ts';
import { emptyRecord, ending, type ProbeRecord, type SentChain } from '../../core/probe/probe-record.ts';
import { probeText } from '../../core/probe/probe-text.ts';

const HOST = 'www.example.gov.tw';

/** Records for who has none yet, made of the chain tool's examples. */
export async function exampleRecords(): Promise<{ incomplete: string; different: string }> {
  const chains = await getCollection('examples-chain');
  const dersOf = (id: string): Uint8Array[] =>
    readInput(chains.find((each) => each.id === id)?.data.text ?? '').blocks.flatMap(({ der }) => der ?? []);
  const alone = dersOf('1-leaf-only');
  const whole = dersOf('3-reversed').toReversed();
  return {
    /** An intermediate is missing, and old protocols are accepted. */
    incomplete: probeText(old('192.0.2.10', alone)),
    /** Two addresses that send different certificates. */
    different: probeText(old('192.0.2.10', alone)) + probeText(current('192.0.2.11', whole.slice(0, 2))),
  };
}

const yes = (cipher: number) => ({ said: 'yes', cipher }) as const;
const no = (alert: number) => ({ said: 'no', ending: ending('alert', alert) }) as const;

function base(address: string, certificates: Uint8Array[]): ProbeRecord {
  const sent: SentChain = { said: 'sent', protocol: 'TLSv1.2', certificates, lines: [], isOrderKnown: true };
  return {
    ...emptyRecord('kb-probe', HOST, 443),
    name: HOST,
    address,
    connect: 'ok',
    groups: { 'TLSv1.2': 'x25519' },
    stapled: { isThere: false, response: null },
    chain: sent,
    unnamed: sent,
    http: { status: 301, ending: null, location: `https://${HOST}/`, server: null, hsts: null, date: null, dateAt: null },
  };
}

function old(address: string, certificates: Uint8Array[]): ProbeRecord {
  return {
    ...base(address, certificates),
    protocols: { SSLv3: no(40), 'TLSv1.0': yes(0xc013), 'TLSv1.1': yes(0xc013), 'TLSv1.2': yes(0xc02f), 'TLSv1.3': no(70) },
    ciphers: { NULL: no(40), anon: no(40), EXPORT: no(40), DES: no(40), RC4: no(40), '3DES': yes(0x000a), RSA: yes(0x009d) },
    alpn: 'h2',
    https: { status: 200, ending: null, location: null, server: 'Microsoft-IIS/10.0', hsts: null, date: null, dateAt: null },
  };
}

function current(address: string, certificates: Uint8Array[]): ProbeRecord {
  return {
    ...base(address, certificates),
    protocols: { SSLv3: no(40), 'TLSv1.0': no(70), 'TLSv1.1': no(70), 'TLSv1.2': yes(0xc02f), 'TLSv1.3': yes(0x1301) },
    ciphers: { NULL: no(40), anon: no(40), EXPORT: no(40), DES: no(40), RC4: no(40), '3DES': no(40), RSA: no(40) },
    alpn: 'h2',
    https: { status: 200, ending: null, location: null, server: 'Microsoft-IIS/10.0', hsts: 'max-age=31536000', date: null, dateAt: null },
  };
}
