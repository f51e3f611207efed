import { getCollection } from 'astro:content';
import { authorityFile, type AuthorityFile } from '../content/authority-file.ts';
import { makeCertificateFiles, type CertificateFile } from './make-certificate-files.ts';

// Pages are bundled before they are rendered and lie elsewhere then, so the files come by way of the bundler.
const pems = import.meta.glob<string>('../../content/authorities/*.pem', { query: '?raw', import: 'default', eager: true });

/** The certificates that the site hands out, for its pages. */
export async function certificateFiles(): Promise<ReadonlyMap<string, readonly CertificateFile[]>> {
  const certificates = Object.entries(pems).flatMap(([path, pem]): [string, AuthorityFile][] => {
    const certificate = authorityFile(pem);
    return certificate ? [[path.replace(/^.*\/|\.pem$/g, ''), certificate]] : [];
  });
  const dataOf = <Data>(entries: readonly { data: Data }[]): Data[] => entries.map(({ data }) => data);
  return makeCertificateFiles(
    Object.fromEntries(certificates),
    dataOf(await getCollection('authorities')),
    dataOf(await getCollection('packs')),
  );
}
