import { configurations, structured } from './wrap-config.ts';
import { encoded, prints } from './wrap-dumps.ts';
import { binaries, others } from './wrap-files.ts';
import { hurtPem } from './wrap-hurt-pem.ts';
import { plainPem } from './wrap-pem.ts';
import type { KeyWrapping } from './wrapping.ts';

export type { KeyWrapping } from './wrapping.ts';

let made: KeyWrapping[] | null = null;

/** Every way in which a private key gets pasted, with keys made for this run. */
export function keyWrappings(): KeyWrapping[] {
  return (made ??= [
    ...plainPem(),
    ...hurtPem(),
    ...prints(),
    ...encoded(),
    ...configurations(),
    ...structured(),
    ...binaries(),
    ...others(),
  ]);
}
