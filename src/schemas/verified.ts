import { z } from 'zod';

/** By program, oldest first. */
const versions = z.record(z.string(), z.array(z.string().min(1)).min(1));

/** `content/verified.yaml`, written by the tests on real servers: which blocks of the guides passed, with what and when. */
export const verified = z.strictObject({
  date: z.iso.date({ error: 'date 要寫成 2026-11-25 這樣。' }),
  /** The operating system's name and version. */
  system: z.string().min(1),
  /** Every version that something passed with, by program. */
  software: versions,
  /** By the block's run name: the hash of the text that passed, and each version of each program that it passed with. */
  blocks: z.record(
    z.string(),
    z.strictObject({ hash: z.string().regex(/^[0-9a-f]{16}$/, 'hash 是 16 個小寫十六進位數字。'), passed: versions }),
  ),
});

export type Verified = z.infer<typeof verified>;
