import type { Authority } from '../core/authority/authority.ts';
import { verifyInJavaScript } from '../core/crypto/fallback.ts';
import { createVerify } from '../core/crypto/verify.ts';
import { lintChecks } from '../core/lint/lint-checks.ts';
import type { InspectContext } from '../core/inspect/inspect-input.ts';
import type { Programme } from '../core/policy/rule.ts';
import { readableCode } from '../core/lint/readable-code.ts';
import { load } from './content-folder.ts';

/** Everything a judgement depends on, read from `content/` once for all inputs of a run. */
export function judgingContext(at: Date, programme: Programme): InspectContext & { authorities: readonly Authority[] } {
  return {
    at,
    programme,
    rules: load('rules'),
    lint: lintChecks,
    readable: readableCode,
    authorities: load('authorities'),
    verify: createVerify({ subtle: globalThis.crypto.subtle, loadFallback: () => verifyInJavaScript }),
  };
}
