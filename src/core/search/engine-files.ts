import { engineMeta } from './engine-meta.ts';
import type { SearchStart } from './stored.ts';

/** Answers what the index engine asks for by name; `part` reads a script's value: "wasm", "i1a". */
export async function engineFile(
  name: string,
  { meta, table }: SearchStart,
  part: (name: string) => string | Promise<string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const piece = /^index\/(.+)\.pf_index$/.exec(name)?.[1];
  if (piece !== undefined) return bytesOf(await part(`i${piece}`));
  if (name.endsWith('.pf_meta')) return engineMeta(meta, table.taskWeights.length);
  if (name.startsWith('wasm')) return bytesOf(await part('wasm'));
  const languages = { unknown: { hash: 'unknown', wasm: null, page_count: table.kinds.length + table.taskWeights.length } };
  return new TextEncoder().encode(JSON.stringify({ version: meta.version, languages, include_characters: [] }));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
