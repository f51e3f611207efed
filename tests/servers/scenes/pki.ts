import { copyFileSync, writeFileSync } from 'node:fs';
import { Authority } from '../support/authority.ts';
import { pathOf } from '../support/checks.ts';
import type { Reader } from '../support/reader.ts';
import { startResponder } from '../support/responder.ts';
import type { Shape } from '../support/shapes.ts';

/** Nobody answers there; for certificates whose OCSP address is only read. */
export const SILENT_OCSP = 'http://127.0.0.1:9/';

/** An authority of one shape in the reader's workshop, and what a reader gets from it. */
export class Issuer {
  readonly authority: Authority;
  readonly shape: Shape;
  readonly #reader: Reader;

  constructor(reader: Reader, make: (authority: Authority) => Shape, folder = 'authority') {
    this.#reader = reader;
    this.authority = new Authority(reader.shop.path(folder));
    this.shape = make(this.authority);
    reader.served = 1 + this.shape.chain.length;
    reader.env.SSL_CERT_FILE = this.authority.path(this.shape.root);
  }

  /** Certifies the reader's request and hands over the files as downloads: the certificate in DER, P7B, intermediates, root. */
  async handOver(name = 'signed', ocsp = SILENT_OCSP): Promise<void> {
    const { authority, shape } = this;
    const reader = this.#reader;
    const { domain = '', altDomain = '' } = reader.values;
    authority.leaf(name, { by: shape.issuer, request: pathOf(reader, 'csrFile'), san: `DNS:${domain},DNS:${altDomain}`, ocsp });
    copyFileSync(authority.path(name, 'cer'), pathOf(reader, 'certFile'));
    copyFileSync(authority.path(name), reader.path('signed'));
    copyFileSync(authority.path(shape.root), pathOf(reader, 'rootFile'));
    const [intermediate = '', cross] = shape.chain;
    copyFileSync(authority.path(intermediate), pathOf(reader, 'intermediateFile'));
    if (cross !== undefined) copyFileSync(authority.path(cross), pathOf(reader, 'crossFile'));
    for (const file of ['given-chain.pem', reader.values.chainFile ?? ''])
      writeFileSync(reader.path(file), authority.bundle(...shape.chain));
    await reader.shop.run('openssl', [
      'crl2pkcs7',
      '-nocrl',
      '-certfile',
      reader.path('given-chain.pem'),
      '-out',
      pathOf(reader, 'p7bFile'),
    ]);
  }
}

/** An authority of one shape that also answers at an OCSP address, for as long as `work` lasts. */
export async function withResponder(
  reader: Reader,
  make: (authority: Authority) => Shape,
  work: (issuer: Issuer, ocsp: string) => Promise<void>,
): Promise<void> {
  const issuer = new Issuer(reader, make);
  const responder = await startResponder(issuer.authority, issuer.shape.issuer);
  try {
    await work(issuer, responder.url);
  } finally {
    await responder.close();
  }
}
