import type { ConfigReport } from '../config-finding.ts';
import { examineCharacters } from '../odd-characters.ts';
import type { Setting } from './setting.ts';

/**
 * Reads application.properties: a name, then `=`, `:` or a blank, then the value; a backslash at the end of a line goes on in the next; `#---` begins a
 * new document. `#` behind a value belongs to it (java.util.Properties).
 */
export function readProperties(text: string, report: ConfigReport): Setting[] {
  const settings: Setting[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  let document = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    let whole = (lines[at] ?? '').trimStart();
    if (/^[#!]---/.test(whole)) document++;
    if (whole === '' || /^[#!]/.test(whole)) continue;
    const parts = [];
    while (/(?:^|[^\\])(?:\\\\)*\\$/.test(whole) && at + 1 < lines.length) {
      parts.push(whole.slice(0, -1));
      whole = (lines[++at] ?? '').trimStart();
    }
    parts.push(whole);
    const [, name = '', value = ''] = /^([^\s=:]{1,200})[ \t]*(?:[=:][ \t]*|[ \t]|$)([^]*)$/.exec(parts.join('')) ?? [];
    if (!/^[\w.[\]-]+$/.test(name)) {
      if (/^(?:server|spring)\./.test(name)) examineCharacters(name, line, report);
      continue;
    }
    settings.push({ name, value: value.trim(), line, document });
  }
  return settings;
}
