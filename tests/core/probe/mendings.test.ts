import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chainCodes, type ChainCode } from '../../../src/core/chain/codes.ts';
import { findingOf } from '../../../src/core/probe/finding-of.ts';
import { mendingOfChain, mendings } from '../../../src/core/probe/mendings.ts';
import { probeCodes, type ProbeCode } from '../../../src/core/probe/probe-codes.ts';
import { cipherFamilies } from '../../../src/core/probe/probe-record.ts';

test('每一種看得到的毛病，修法都在 content/findings，也都會帶到頁面上；沒有用到的不帶', () => {
  const named = new Set<string>();
  const put = (id: string | null): void => {
    if (id !== null) named.add(id);
  };
  for (const code of Object.keys(probeCodes) as ProbeCode[])
    for (const family of cipherFamilies)
      for (const protocols of ['SSLv3', 'TLSv1.0']) put(findingOf({ code, severity: 'error', facts: { family, protocols } }));
  for (const code of Object.keys(chainCodes) as ChainCode[]) for (const isLeaf of [true, false]) put(mendingOfChain(code, isLeaf));
  assert.deepEqual([...named].sort(), [...mendings].sort());
  for (const id of named) assert.ok(existsSync(join(import.meta.dirname, `../../../content/findings/${id}.yaml`)), id);
});
