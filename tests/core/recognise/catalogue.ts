import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ErrorEntry } from '../../../src/core/recognise/error-entry.ts';
import { errorCatalogue, type ErrorCatalogue, type ErrorCatalogueEntry } from '../../../src/schemas/error.ts';

const folder = new URL('../../../content/errors/', import.meta.url);

/** The catalogue's files, unread by the schema: file name and what the YAML says. */
export const catalogueFiles = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, raw: parse(readFileSync(new URL(file, folder), 'utf8')) as unknown }));

export const catalogues: ErrorCatalogue[] = catalogueFiles.map(({ raw }) => errorCatalogue.parse(raw));

export const entries: (ErrorCatalogueEntry & { product: string })[] = catalogues.flatMap(({ product, entries: list }) =>
  list.map((entry) => ({ ...entry, product })),
);

/** What the matcher needs. */
export const matchable: ErrorEntry[] = entries.map(({ id, product, texts, heading }) => ({ id, product, texts, heading }));
