import type { Facts } from '../facts.ts';

/** Every reason why a value is not written into a command; the words are in `content/messages/fill.yaml`. */
export const refusalCodes = [
  // The value itself.
  'hidden-character',
  'too-long',
  'domain-scheme',
  'domain-path',
  'domain-port',
  'domain-dot',
  'domain-is-ip',
  'domain-label',
  'domain-long',
  'domain-wildcard',
  'ip',
  'ip-mask',
  'path-quoted',
  'path-tilde',
  'leading-dash',
  'hex-character',
  'port',
  // The value in one of the page's commands.
  'wildcard-here',
  'leading-slash',
  'name-long',
  'cmd-character',
  'windows-name',
  'powershell-word',
  'remote-path',
  'variable',
  'inf-name',
  'unsafe-here',
] as const;

/** What the reader is told although the value was taken. */
export const noteCodes = ['note-idn', 'note-hex'] as const;

export type RefusalCode = (typeof refusalCodes)[number];
export type NoteCode = (typeof noteCodes)[number];

/** Why a value is refused. */
export interface Refusal {
  ok: false;
  code: RefusalCode;
  facts: Facts;
  /** What the reader probably meant, itself admitted; null where nothing can be offered. */
  suggestion: string | null;
}

/** Makes a refusal. */
export function refuse(code: RefusalCode, facts: Facts = {}, suggestion: string | null = null): Refusal {
  return { ok: false, code, facts, suggestion };
}
