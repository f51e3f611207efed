import type { APIRoute, GetStaticPaths } from 'astro';
import { scriptFiles, type ScriptFile } from '../../content/script-files.ts';

/** The scripts that readers take along; `ScriptFile.astro` links to them. */
export const getStaticPaths = (() =>
  scriptFiles().map(({ address, bytes }) => ({ params: { file: address }, props: { bytes } }))) satisfies GetStaticPaths;

export const GET: APIRoute<Pick<ScriptFile, 'bytes'>> = ({ props }) => new Response(props.bytes);
