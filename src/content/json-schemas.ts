import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { collectionNames, collections, type CollectionName } from './collections.ts';
import { root } from './root.ts';

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
      }
      if (zodSchema instanceof z.ZodObject) {
        const fields = Object.entries<z.core.$ZodType>(zodSchema.shape);
        const read = fields.flatMap(([name, field]) => (afterReading(field instanceof z.ZodNullable ? field.unwrap() : field) ? [name] : []));
        if (read.length > 0) jsonSchema.required = [...new Set([...(jsonSchema.required ?? []), ...read])];
      }
    },
  });
}

function afterReading(schema: z.core.$ZodType): z.core.$ZodType | null {
  return schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform ? schema.out : null;
}

/** Where they lie: beside the editor's settings, which say which files they are for. */
export const SCHEMA_FOLDER = '.vscode/schemas';
const SETTINGS = '.vscode/settings.json';

/** The files that an editor needs, by path: a schema a collection, and the settings, whose other lines stay as they are. */
export function editorFiles(): Map<string, string> {
  const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const data = collectionNames.filter((name) => collections[name].kind !== 'articles');
  const settings = {
    ...(JSON.parse(readFileSync(join(root, SETTINGS), 'utf8')) as Record<string, unknown>),
    'yaml.schemas': Object.fromEntries(data.map((name) => [`./${SCHEMA_FOLDER}/${name}.json`, `content/${globOf(name)}`])),
  };
  return new Map([
    ...collectionNames.map((name): [string, string] => [`${SCHEMA_FOLDER}/${name}.json`, written(jsonSchemaOf(name))]),
    [SETTINGS, written(settings)],
  ]);
}

const globOf = (name: CollectionName): string => [collections[name].folder, collections[name].pattern].filter((part) => part !== '').join('/');
