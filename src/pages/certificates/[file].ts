import type { APIRoute, GetStaticPaths } from 'astro';
import { certificateFiles } from '../../site/certificate-files.ts';

/** The certificates that readers take along; `chain/packs.html` and `chain/authorities.html` link to them. */
export const getStaticPaths = (async () =>
  [...(await certificateFiles()).values()]
    .flat()
    .map(({ name, bytes }) => ({ params: { file: name }, props: { bytes } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) => new Response(props.bytes);
