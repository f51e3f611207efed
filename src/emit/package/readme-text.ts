import { readFileSync } from 'node:fs';

/** README.txt for the administrator of an intranet, with a byte order mark and CRLF: older Notepads read nothing else right. */
export function readmeText(values: { version: string; day: string; zip: string }): string {
  const template = readFileSync(new URL('readme.txt', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
  const text = template.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = (values as Record<string, string>)[name];
    if (value === undefined) throw new Error(`readme.txt: nothing is called ${hole}`);
    return value;
  });
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}
