import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const corpus = new URL('../../corpus/', import.meta.url);
const outputs = new URL('../../fixtures/outputs/', import.meta.url);
const rows = z.array(z.looseObject({ id: z.string(), input: z.string() }));

/** Every text of the corpus and every captured output. */
export const corpusTexts: readonly { id: string; text: string }[] = [
  ...readdirSync(corpus)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => rows.parse(parse(readFileSync(new URL(file, corpus), 'utf8'))).map(({ id, input }) => ({ id, text: input }))),
  ...readdirSync(outputs)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({ id: file, text: readFileSync(new URL(file, outputs), 'utf8') })),
];
