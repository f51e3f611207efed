import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import { z } from 'zod';
import { collectionNames, collections, type CollectionName } from './collections.ts';

/** A JSON Schema of draft 7, which editors know. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What an editor may write in a collection's files, so that it completes fields and marks mistakes; `npm run check` looks at more. */
export function jsonSchemaOf(name: CollectionName): JsonSchema {
  return z.toJSONSchema(collections[name].schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // What is read before it is checked looks as it is to be once it is read, a date, and is as little to be left out.
      const out = afterReading(zodSchema);
      if (out) {
        Object.assign(jsonSchema, z.toJSONSchema(out, { target: 'draft-7', io: 'input', unrepresentable: 'any' }));
        delete jsonSchema.$schema;
        if (jsonSchema.format === 'date') orCitation(jsonSchema);
      }
      if (zodSchema instanceof z.ZodObject) {
        const fields = Object.entries<z.core.$ZodType>(zodSchema.shape);
        const read = fields.flatMap(([name, field]) => (afterReading(field instanceof z.ZodNullable ? field.unwrap() : field) ? [name] : []));
        if (read.length > 0) jsonSchema.required = [...new Set([...(jsonSchema.required ?? []), ...read])];
      }
    },
  });
}

/** A day may also be taken from a fact. */
function orCitation(schema: JsonSchema): void {
  const { format = '', pattern = '' } = schema;
  delete schema.format;
  delete schema.pattern;
  schema.anyOf = [{ format, pattern }, { pattern: '^<fact [a-z0-9-]+( [a-z0-9-]+)?>$' }];
}

function afterReading(schema: z.core.$ZodType): z.core.$ZodType | null {
  return schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform ? schema.out : null;
}

/** Where they lie: beside the editor's settings, which say which files they are for. */
const SCHEMA_FOLDER = '.vscode/schemas';
export const SETTINGS = '.vscode/settings.json';

const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The schemas that an editor reads, by path: one a collection. */
export function schemaFiles(): Map<string, string> {
  return new Map(collectionNames.map((name) => [`${SCHEMA_FOLDER}/${name}.json`, written(jsonSchemaOf(name))]));
}

/**
 * The editor's settings with today's "yaml.schemas" and everything else as it was, `text` being null where there is no file. Settings with
 * comments are not written anew, as that would lose them: the fault says what to change by hand.
 */
export function editorSettings(text: string | null): { text: string } | { fault: string } {
  const parsed: { config?: object; error?: ts.Diagnostic } = ts.parseConfigFileTextToJson(SETTINGS, text ?? '{}');
  const { config = {}, error } = parsed;
  if (error) return { fault: `${SETTINGS}:${text?.slice(0, error.start).split('\n').length ?? 1}：不是正確的 JSON，讀不懂裡面的設定。` };
  const data = collectionNames.filter((name) => collections[name].kind !== 'articles');
  const wanted = Object.fromEntries(data.map((name) => [`./${SCHEMA_FOLDER}/${name}.json`, `content/${globOf(name)}`]));
  if (text !== null && 'yaml.schemas' in config && isDeepStrictEqual(config['yaml.schemas'], wanted)) return { text };
  if (text !== null && !isPlainJson(text)) {
    const part = JSON.stringify({ 'yaml.schemas': wanted }, null, 2);
    return { fault: `${SETTINGS} 裡有註解或多餘的逗號，npm run schemas 不會改它；請自己把 yaml.schemas 改成：\n${part}` };
  }
  return { text: written({ ...config, 'yaml.schemas': wanted }) };
}

function isPlainJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const globOf = (name: CollectionName): string => [collections[name].folder, collections[name].pattern].filter((part) => part !== '').join('/');
