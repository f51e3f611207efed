import binaryen from 'binaryen';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { EngineBinary } from '../../core/search/engine.ts';

/** What our engine calls. The glue's own names, which begin with "__wbindgen", and the memory stay as well. */
const CALLED: readonly (keyof EngineBinary)[] = ['init_pagefind', 'request_indexes', 'load_index_chunk', 'search'];

/**
 * Pagefind's binary without what only its own program for the page calls (filters, a playground, synthetic indexes): every first search
 * carries it. Takes and gives it packed as Pagefind does, its signature before the module, all in gzip. Throws where an export that we
 * call is not there.
 */
export function withoutUncalled(packed: Uint8Array, signature: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(gunzipSync(packed).subarray(signature.length));
  try {
    module.setFeatures(binaryen.Features.All);
    const names = Array.from({ length: module.getNumExports() }, (_, place) => binaryen.getExportInfo(module.getExportByIndex(place)).name);
    const missing = CALLED.filter((name) => !names.includes(name));
    if (missing.length > 0) throw new Error(`Pagefind's binary does not export ${missing.join(', ')}.`);
    const isKept = (name: string): boolean => name === 'memory' || name.startsWith('__wbindgen') || CALLED.some((each) => each === name);
    for (const name of names) if (!isKept(name)) module.removeExport(name);
    module.runPasses(['remove-unused-module-elements']);
    return gzipSync(Buffer.concat([signature, module.emitBinary()]), { level: 9 });
  } finally {
    module.dispose();
  }
}
