import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fields, type Field } from '../schemas/fields.ts';
import { root } from './root.ts';

/** Reads `content/fields.yaml`: the values a reader may fill into commands, by name. */
export function loadFields(): Record<string, Field> {
  return fields.parse(parse(readFileSync(join(root, 'content/fields.yaml'), 'utf8')));
}
