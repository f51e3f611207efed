import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ZodType } from 'zod';
import { authority } from '../schemas/authority.ts';
import { commands } from '../schemas/commands.ts';
import { errorCatalogue } from '../schemas/error.ts';
import { example } from '../schemas/example.ts';
import { flow } from '../schemas/flow.ts';
import { interfaceWords } from '../schemas/interface.ts';
import { messages } from '../schemas/messages.ts';
import { rule } from '../schemas/rule.ts';
import { server } from '../schemas/server.ts';
import { term } from '../schemas/term.ts';
import { root } from './root.ts';

const schemas = {
  authorities: authority,
  commands,
  errors: errorCatalogue,
  examples: example,
  'examples-chain': example,
  flows: flow,
  glossary: term,
  interface: interfaceWords,
  messages,
  rules: rule,
  servers: server,
} satisfies Record<string, ZodType>;

type Schemas = typeof schemas;
export type CollectionName = keyof Schemas;
type Entry<Name extends CollectionName> = Schemas[Name]['_output'];

/** A file in `content/` that its schema refuses; the message is for the editor. */
export class ContentError extends Error {
  override name = 'ContentError';
}

/** Reads and validates every `content/NAME/*.yaml`, in the order of file names. Throws ContentError naming file and field. */
export function loadCollection<Name extends CollectionName>(name: Name | (string & {})): Entry<Name>[] {
  return Object.values(loadFiles<Name>(name));
}

/** The same by file name without its ending. */
export function loadFiles<Name extends CollectionName>(name: Name | (string & {})): Record<string, Entry<Name>> {
  const schema = (schemas as Record<string, ZodType>)[name];
  if (!schema) throw new Error(`No collection is called ${name}.`);
  const folder = join(root, 'content', name);
  const found: Record<string, Entry<Name>> = {};
  for (const file of readdirSync(folder)
    .filter((entry) => entry.endsWith('.yaml'))
    .sort()) {
    const parsed = schema.safeParse(readYaml(join(folder, file), `content/${name}/${file}`));
    if (!parsed.success) {
      const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '（整個檔案）'}：${issue.message}`);
      throw new ContentError(`content/${name}/${file} 有 ${lines.length} 個地方要改：\n${lines.join('\n')}`);
    }
    found[file.replace(/\.yaml$/, '')] = parsed.data as Entry<Name>;
  }
  return found;
}

function readYaml(path: string, shown: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ContentError(`${shown} 不是正確的 YAML：${error instanceof Error ? error.message : String(error)}`);
  }
}
