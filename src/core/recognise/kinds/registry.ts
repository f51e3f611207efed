import type { Detector } from '../recognised.ts';

/** `reg query` prints the path, a .reg file has it in brackets. */
const KEY = /SCHANNEL\\Protocols\\((?:SSL|TLS|PCT|DTLS)[ .\dA-Za-z-]{3,20})\\(Client|Server)\]?\s*$/iu;
const VALUE = /^\s{0,8}"?(Enabled|DisabledByDefault)"?(?:\s+REG_DWORD\s+0x([0-9a-f]{1,8})|=dword:([0-9a-f]{8}))\s*$/iu;
const MODERN = /^TLS 1\.[23]$/iu;

/**
 * The registry's protocols of Schannel. Facts: keys, off (protocols that are switched off, as named), modernOff (TLS 1.2 or 1.3 among them,
 * and the role).
 */
export const schannelRegistry: Detector = (lines) => {
  let first = -1;
  let open: { protocol: string; role: string } | null = null;
  const keys = new Set<string>();
  const off = new Set<string>();
  const modernOff = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.includes('\\')) {
      const key = line.length < 300 ? KEY.exec(line) : null;
      open = key === null ? null : { protocol: key[1] ?? '', role: key[2] ?? '' };
      if (open === null) continue;
      if (first === -1) first = index;
      keys.add(`${open.protocol} ${open.role}`);
      continue;
    }
    const value = open !== null && line.length < 200 ? VALUE.exec(line) : null;
    if (open === null || value === null) continue;
    const isOn = parseInt(value[2] ?? value[3] ?? '0', 16) !== 0;
    // Not being offered by default is not yet being off.
    if (value[1]?.toLowerCase() !== 'enabled' || isOn) continue;
    off.add(open.protocol);
    if (MODERN.test(open.protocol)) modernOff.add(`${open.protocol} ${open.role}`);
  }
  if (first === -1) return [];
  return [
    {
      kind: 'schannel-registry',
      line: first + 1,
      facts: { keys: keys.size, off: [...off].join('、') || null, modernOff: [...modernOff].join('、') || null },
    },
  ];
};
