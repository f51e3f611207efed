import type { Hole } from './hole.ts';
import { nameBounds, namePlace, type NamePlace } from './name-place.ts';
import { quoteCmd, quotePowershell, quoteSh } from './quote-shell.ts';
import {
  quoteApache,
  quoteInf,
  quoteJboss,
  quoteNginx,
  quoteOpenssl,
  quoteOther,
  quoteProperties,
  quoteText,
  quoteXml,
} from './quote-file.ts';
import { refuse, type Refusal } from './refusal.ts';

/** What is written into the hole. */
export interface Written {
  ok: true;
  text: string;
}

export type Quoted = Written | Refusal;

/** Writes one value by the rules of the place; both texts are exactly one word, one attribute, one argument there. */
export type Quote = (value: string, hole: Hole, name: NamePlace | null) => Quoted;

const quotes: Readonly<Record<Hole['dialect'], Quote>> = {
  sh: quoteSh,
  cmd: quoteCmd,
  powershell: quotePowershell,
  xml: quoteXml,
  openssl: quoteOpenssl,
  inf: quoteInf,
  nginx: quoteNginx,
  apache: quoteApache,
  properties: quoteProperties,
  text: quoteText,
  jboss: quoteJboss,
  other: quoteOther,
};

/** Writes an admitted value (see checkValue) into a hole, or says why it cannot stand there. */
export function quote(value: string, hole: Hole): Quoted {
  const name = namePlace(hole);
  const bound = name && nameBounds[name.attribute];
  if (bound && [...value].length > bound) return refuse('name-long', { limit: bound, attribute: name.attribute });
  if (hole.kind === 'domain' && value.startsWith('*') && !takesWildcard(hole)) return refuse('wildcard-here');
  if (value.startsWith('-') && hole.command !== '' && hole.before === '') return refuse('leading-dash');
  return quotes[hole.dialect](escapeName(bracketed(value, hole), name), hole, name);
}

/** A wildcard is a name in a request, or a pattern of nginx; nothing can connect to one. */
function takesWildcard({ dialect, before }: Hole): boolean {
  return /(^|[,/"\s=])(dns[:=]|CN\s*=\s*)$/i.test(before) || (dialect === 'nginx' && /^\s*server_name\s/.test(before));
}

/** An IPv6 address before a port (RFC 3986 3.2.2), and always in nginx. */
function bracketed(value: string, { kind, after, dialect }: Hole): string {
  return kind === 'ip' && value.includes(':') && (after.startsWith(':') || dialect === 'nginx') ? `[${value}]` : value;
}

function escapeName(value: string, name: NamePlace | null): string {
  // openssl-req(1): `/` and `+` separate, a backslash takes the meaning off the next character.
  if (name?.syntax === 'subj') return value.replace(/[\\/+]/g, '\\$&');
  // RFC 4514 2.4, and `=`, which Java's older reading (RFC 1779) also takes escaped.
  if (name?.syntax === 'dname') return value.replace(/[,+"\\<>;=]/g, '\\$&').replace(/^#/, '\\#');
  return value;
}
