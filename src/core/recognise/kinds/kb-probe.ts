import type { Facts } from '../../facts.ts';
import { PROBE_VERSION } from '../../probe/probe-text.ts';
import type { Detector, Recognised } from '../recognised.ts';

const BEGIN = /^\s{0,12}=== ?kb-probe(-local)? (\d{1,3}) ?===/u;
const END = /^\s{0,12}=== ?end kb-probe(-local)? ?===/u;
const HOST = /^\s{0,12}host: ?(\S{1,253})\s*$/u;

/**
 * Records of connections, and of what a host knows of itself, each told once. Facts: records, host (of the first that names one), cut (the
 * last has no end), version (of a format that is not known here, else null).
 */
export const kbProbe: Detector = (lines) => [...told(lines, 'kb-probe', undefined), ...told(lines, 'kb-probe-local', '-local')];

function told(lines: readonly string[], kind: 'kb-probe' | 'kb-probe-local', suffix: '-local' | undefined): Recognised[] {
  let [first, last, records] = [0, 0, 0];
  let [isOpen, isOurs] = [false, false];
  let host: string | null = null;
  let version: number | null = null;
  for (const [index, line] of lines.entries()) {
    if (!line.includes('===') && !isOpen) continue;
    const begun = BEGIN.exec(line);
    if (begun !== null) {
      isOurs = begun[1] === suffix;
      if (!isOurs) continue;
      records += 1;
      if (first === 0) first = index + 1;
      isOpen = true;
      if (Number(begun[2]) !== PROBE_VERSION) version ??= Number(begun[2]);
    } else if (isOurs && isOpen) {
      last = index + 1;
      host ??= HOST.exec(line)?.[1] ?? null;
      if (END.test(line)) isOpen = false;
    }
  }
  if (first === 0) return [];
  const facts: Facts = { records, host, cut: isOpen, version };
  return [{ kind, line: first, facts, within: [first, Math.max(first, last)] }];
}
