import { tokenize } from './tokenize.ts';

/** Attributes that hold an address in our own pages; `data-*` ones are read by scripts. */
const ADDRESSES = new Set([
  'href',
  'src',
  'action',
  'poster',
  'data-src',
  'data-haproxy',
  'data-wildfly',
  'data-spring',
  'data-writers',
  'data-styles',
  'data-index',
  'data-fallback',
  'data-revocation',
  'data-faults',
  'data-kinds',
  'data-dumps',
  'data-runs',
  'data-problems',
  'data-connection-fixes',
  'data-connection-local',
  'data-connection-more',
  'data-connection-report',
  'data-constraints',
  'data-cross',
  'data-practice',
  'data-pems',
  'data-notes',
  'data-root',
  'data-late',
  'data-guard',
  'data-calendar',
  'data-refusal',
  'data-details',
  'data-sheet',
  'data-saved',
  'data-second',
  'data-reader',
  'data-workbook',
  'data-compare',
  'data-drawing',
  'data-objects',
  'data-rules-csr',
  'data-rules-certificate',
  'data-lint',
  'data-authorities',
  'data-nginx',
  'data-apache',
  'data-others',
  'data-correct',
  'data-tidy',
  'data-names',
  'data-witnesses',
  'data-issuer',
  'data-issue-plain',
]);

/** Gives each address attribute of an HTML text to `change` and writes back what it answers; everything else stays to the byte. */
export function rewriteUrls(html: string, change: (value: string, attribute: string) => string): string {
  const out: string[] = [];
  let copied = 0;
  let name = '';
  let from = -1;
  let until = -1;
  tokenize(html, {
    onattribname(start, end) {
      name = html.slice(start, end).toLowerCase();
      from = -1;
    },
    onattribdata(start, end) {
      if (from < 0) from = start;
      until = end;
    },
    onattribentity() {
      // One of another site may carry several values; it stays as it is.
      if (ADDRESSES.has(name) && !/^https?:/.test(html.slice(from, until)))
        throw new Error(`Entity in ${name}: addresses of our own pages have none.`);
    },
    onattribend() {
      if (from < 0 || !ADDRESSES.has(name)) return;
      const value = html.slice(from, until);
      const changed = change(value, name);
      if (changed === value) return;
      out.push(html.slice(copied, from), changed);
      copied = until;
    },
  });
  out.push(html.slice(copied));
  return out.join('');
}

/** The way from page `from` to `to`, both root-absolute ("/apply/steps.html", "/assets/a.css#x"), as a relative address. */
export function relativeAddress(from: string, to: string): string {
  const match = /^([^?#]*)(.*)$/s.exec(to);
  const path = match?.[1] ?? '';
  const rest = match?.[2] ?? '';
  const folders = from.split('/').slice(1, -1);
  const target = path.split('/').slice(1);
  let shared = 0;
  while (shared < folders.length && shared < target.length - 1 && folders[shared] === target[shared]) shared++;
  const up = '../'.repeat(folders.length - shared);
  const down = target.slice(shared).join('/');
  if (path === from && rest.startsWith('#')) return rest;
  return (up + down || './') + rest;
}
