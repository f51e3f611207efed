import type { APIRoute, GetStaticPaths } from 'astro';
import { allCertificateFiles, type CertificateFile } from '../../content/certificate-files.ts';

/** The certificates that readers take along; `chain/packs.html` and `chain/authorities.html` link to them. */
export const getStaticPaths = (() =>
  allCertificateFiles().map(({ name, bytes }) => ({ params: { file: name }, props: { bytes } }))) satisfies GetStaticPaths;

export const GET: APIRoute<Pick<CertificateFile, 'bytes'>> = ({ props }) => new Response(props.bytes);
