import type { Checked } from './check-value.ts';
import { refuse } from './refusal.ts';
import { urlHost } from './url-host.ts';

/** An IPv4 address in four decimal parts, or an IPv6 address in its shortest form (RFC 5952) without brackets. */
export function checkIp(typed: string): Checked {
  const masked = /^([^/]+)\/\d+$/.exec(typed)?.[1];
  if (masked !== undefined) return refuse('ip-mask', {}, masked);
  // A leading zero makes a part octal in some programs: only what stays as it is typed is taken.
  if (/^\d+(\.\d+){3}$/.test(typed) && urlHost(typed) === typed) return { ok: true, value: typed, note: null };
  const inner = typed.replace(/^\[(.*)\]$/, '$1');
  const address = /^[0-9a-f.]*:[0-9a-f:.]+$/i.test(inner) ? urlHost(`[${inner}]`) : null;
  return address === null ? refuse('ip') : { ok: true, value: address.slice(1, -1), note: null };
}
