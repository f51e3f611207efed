import type { Detector, Recognised } from '../recognised.ts';

const BEGIN = /-----BEGIN ([A-Z0-9 #.]{1,60})-----/u;

/** PEM blocks, one each; a private key only by its presence (RFC 7468). */
export const pemBlocks: Detector = (lines) =>
  lines.flatMap((text, index): Recognised[] => {
    const label = text.includes('-----BEGIN ') ? BEGIN.exec(text)?.[1] : undefined;
    if (label === undefined) return [];
    const line = index + 1;
    return [label.endsWith('PRIVATE KEY') ? { kind: 'private-key', line, facts: {} } : { kind: 'pem', line, facts: { label } }];
  });
