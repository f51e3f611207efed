import { defineCollection } from 'astro:content';
import { file, glob, type Loader } from 'astro/loaders';
import { parse } from 'yaml';
import { z } from 'zod';
import { collectionNames, collections as table, type Collection, type Collections } from './content/collections.ts';

// An entry is an object; a file that is a list becomes the one field of it.
type EntrySchema<Schema> = Schema extends z.ZodArray ? z.ZodObject<{ list: Schema }> : Schema;

function define({ kind, schema, folder, pattern }: Collection) {
  if (kind !== 'file') return defineCollection({ loader: glob({ base: `content/${folder}`, pattern }), schema });
  const isList = schema instanceof z.ZodArray;
  const parser = (text: string) => {
    const value = parse(text) as unknown;
    return { only: isList ? { list: value } : (value as Record<string, unknown>) };
  };
  return defineCollection({ loader: file(`content/${pattern}`, { parser }), schema: isList ? z.object({ list: schema }) : schema });
}

/** What pages ask for: the collections of `content/`, a whole file as its entry "only". */
export const collections = Object.fromEntries(collectionNames.map((name) => [name, define(table[name])])) as unknown as {
  [Name in keyof Collections]: { loader: Loader; schema: EntrySchema<Collections[Name]['schema']> };
};
