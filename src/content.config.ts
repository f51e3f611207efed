import { defineCollection } from 'astro:content';
import { file, glob, type Loader, type LoaderContext } from 'astro/loaders';
import { parse } from 'yaml';
import { z } from 'zod';
import { collectionNames, collections as table, type Collection, type Collections } from './content/collections.ts';
import { content } from './content/content-folder.ts';
import { cited, datedFacts } from './content/dated-facts.ts';

// An entry is an object; a file that is a list becomes the one field of it.
type EntrySchema<Schema> = Schema extends z.ZodArray ? z.ZodObject<{ list: Schema }> : Schema;

/** Reads the dates that an entry cites before its schema sees it. */
const citing = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => cited(value, datedFacts(content)).value, schema);

/** Reads every file anew: what Astro kept of an entry may cite a fact that is another one today. */
const anew = (loader: Loader): Loader => ({
  name: loader.name,
  load: async (context: LoaderContext) => {
    context.store.clear();
    await loader.load(context);
  },
});

function define({ kind, schema, folder, pattern }: Collection) {
  if (kind !== 'file') return defineCollection({ loader: anew(glob({ base: `content/${folder}`, pattern })), schema: citing(schema) });
  const isList = schema instanceof z.ZodArray;
  const parser = (text: string) => {
    const { value } = cited(parse(text), datedFacts(content));
    return { only: isList ? { list: value } : (value as Record<string, unknown>) };
  };
  return defineCollection({ loader: file(`content/${pattern}`, { parser }), schema: isList ? z.object({ list: schema }) : schema });
}

/** What pages ask for: the collections of `content/`, a whole file as its entry "only". */
export const collections = Object.fromEntries(collectionNames.map((name) => [name, define(table[name])])) as unknown as {
  [Name in keyof Collections]: { loader: Loader; schema: EntrySchema<Collections[Name]['schema']> };
};
