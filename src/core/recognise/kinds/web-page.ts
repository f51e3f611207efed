import type { Detector } from '../recognised.ts';

/** An HTML page: often what was saved instead of a certificate. */
export const webPage: Detector = (lines) => {
  const index = lines.findIndex((line) => /^\s{0,20}(?:<!doctype\s+html\b|<html[\s>])/iu.test(line));
  return index === -1 ? [] : [{ kind: 'html', line: index + 1, facts: {} }];
};
