import type { ShapedKind } from '../config/config-finding.ts';
import { detectConfig } from '../config/detect-config.ts';
import { tidyConfig } from '../config/tidy-config.ts';
import { mayBeProbe } from '../probe/may-be-probe.ts';
import { hostIn, readHosts, type Host } from './read-hosts.ts';
import { readScrap, type Scrap } from './read-scrap.ts';

/** What somebody who puts a text into the one field wants with it. */
export type Intent =
  | { kind: 'empty' }
  /** Certificates, requests and whatever else has a form of its own: to be decoded. `server` is whose configuration stands around it. */
  | { kind: 'object'; server: ShapedKind | null }
  | { kind: 'config'; server: ShapedKind }
  | { kind: 'page' }
  /** Records of connections, which have a tool of their own. */
  | { kind: 'probe' }
  | { kind: 'hosts'; hosts: Host[] }
  | { kind: 'scrap'; scrap: Scrap }
  /** Words: an error, an output, a log, a question. `mayBeMessage` where a program may have written them. `host` is one that they speak of. */
  | { kind: 'text'; mayBeMessage: boolean; host: Host | null };

/** Longer texts are outputs and logs, whose reader tells faster what they are. */
const LONG = 20_000;
/** Configurations are recognised by less. */
const MOST_CONFIG = 200_000;
/** Nobody asks a question in so few characters that a program could not have printed them too. */
const FEW = 6;
/** Dashes of every kind: programs for letters change them. */
const ARMOUR = /[-\u2010-\u2015\u2212\uff0d]{2}\s{0,3}(?:BEGIN|END)\s/i;
const HTML =
  /^[\s\ufeff]{0,50}(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype|html|head|body|div|span|p|a|img|script|link|meta|iframe|form|table|section|header|main|style|video|object|embed)[\s>/]/i;
/** As programs write: codes, names with underscores, places in a file, levels of a log, an option. */
const PRINTED =
  /0x[0-9a-f]{6}|[A-Z]{2}_[A-Z]{2}|[A-Z]{2}\d{4}|::|\w\.\w{1,40}\.\w|\[\w{1,40}\]|error|fail|exception|fatal|warn|denied|refused|invalid|unable|cannot|not trusted|alert|\(\d{1,3}\)|: .{0,200}:|錯誤|失敗|不符|無法|找不到/i;

/** Tells by its look what a text is for. Never throws, and never takes more than one look at each character. */
export function intentOf(text: string): Intent {
  if (text.trim() === '') return { kind: 'empty' };
  if (mayBeProbe(text)) return { kind: 'probe' };
  if (ARMOUR.test(text)) return { kind: 'object', server: detectConfig(withoutBlocks(text)) };
  if (isBareBody(text)) return { kind: 'object', server: null };
  if (HTML.test(text)) return { kind: 'page' };
  const server = detectConfig(text) ?? quotedConfig(text);
  if (server !== null) return { kind: 'config', server };
  const isLong = text.length > LONG;
  if (isLong) return { kind: 'text', mayBeMessage: true, host: null };
  const scrap = readScrap(text);
  if (scrap) return { kind: 'scrap', scrap };
  const hosts = readHosts(text);
  if (hosts.length > 0) return { kind: 'hosts', hosts };
  return { kind: 'text', mayBeMessage: mayBeMessage(text), host: hostIn(text) };
}

/** Whose configuration stands behind marks of mail, numbers of an editor or below a shell's prompt. */
function quotedConfig(text: string): ShapedKind | null {
  const tidy = tidyConfig(text.slice(0, MOST_CONFIG));
  return tidy === null ? null : detectConfig(tidy.text);
}

function withoutBlocks(text: string): string {
  let isInside = false;
  const kept = text.split('\n').filter((line) => {
    const isEnd = line.includes('-----END');
    if (line.includes('-----BEGIN')) isInside = true;
    const isKept = !isInside && !isEnd;
    if (isEnd) isInside = false;
    return isKept;
  });
  return kept.join('\n');
}

/** Lines of Base64 and nothing else, more than one could take for a word. */
function isBareBody(text: string): boolean {
  const body = text.replace(/[>\s|]/g, '');
  return body.length >= 160 && /^[A-Za-z0-9+/_-]+={0,2}$/.test(body) && /\d/.test(body) && /[a-z]/.test(body) && /[A-Z]/.test(body);
}

function mayBeMessage(text: string): boolean {
  const bare = text.trim();
  if (bare.length < FEW) return false;
  if (/[\r\n]/.test(bare) || bare.length > 60) return true;
  return PRINTED.test(bare);
}
