import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { sitePages } from './site-pages.ts';

/** A field of the built site that takes text or files, on the first page that has it. */
export interface SiteField {
  page: string;
  /** The tool it belongs to and its own name: the same field stands on many pages. */
  name: string;
  selector: string;
  isFile: boolean;
  isLine: boolean;
}

/** What nobody can paste into. */
const OTHERS = ['checkbox', 'radio', 'date', 'button', 'submit', 'reset', 'hidden'];

/** Every kind of field of the site once; those of the forms above the guides once for each name. */
export function siteFields(): SiteField[] {
  const found = new Map<string, SiteField>();
  for (const page of sitePages) {
    const tools: string[] = [];
    const parser = new Parser({
      onopentag(tag, attributes) {
        if (tag.startsWith('kb-')) tools.push(tag);
        const isEditable = attributes['contenteditable'] !== undefined;
        if ((tag !== 'input' && tag !== 'textarea' && !isEditable) || OTHERS.includes(attributes['type'] ?? '')) return;
        const tool = tools.at(-1) ?? '';
        const name = `${tool || page} ${attributes['id'] ?? attributes['name'] ?? ''}`;
        const own = attributes['id'] ? `#${attributes['id']}` : `${tag}[name="${attributes['name']}"]`;
        if (!found.has(name))
          found.set(name, {
            page,
            name,
            selector: `${tool} ${own}`.trim(),
            isFile: attributes['type'] === 'file',
            isLine: tag === 'input',
          });
      },
      onclosetag(tag) {
        if (tag.startsWith('kb-')) tools.pop();
      },
    });
    parser.end(readFileSync(join(import.meta.dirname, '../../dist', page), 'utf8'));
  }
  return [...found.values()];
}
