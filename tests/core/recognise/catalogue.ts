import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { content } from '../../../src/content/content-folder.ts';
import { cited, datedFacts } from '../../../src/content/dated-facts.ts';
import { loadKnowledge, loadReaders } from '../../../src/content/knowledge.ts';
import { compileDiagnosis } from '../../../src/core/diagnose/diagnose.ts';
import { compileNearest } from '../../../src/core/recognise/nearest-errors.ts';
import { errorCatalogue, type ErrorCatalogue, type ErrorCatalogueEntry } from '../../../src/schemas/error.ts';

const folder = new URL('../../../content/errors/', import.meta.url);

const facts = datedFacts(content);

/** The catalogue's files, unread by the schema: file name and what the YAML says, its citations of facts filled in. */
export const catalogueFiles = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, raw: cited(parse(readFileSync(new URL(file, folder), 'utf8')), facts).value }));

export const catalogues: ErrorCatalogue[] = catalogueFiles.map(({ raw }) => errorCatalogue.parse(raw));

export const entries: (ErrorCatalogueEntry & { product: string })[] = catalogues.flatMap(({ product, entries: list }) =>
  list.map((entry) => ({ ...entry, product })),
);

/** Everything by which a text is diagnosed. */
export const knowledge = loadKnowledge();
/** The diagnosis that the site gives. */
export const diagnose = compileDiagnosis(knowledge, loadReaders());
export const nearest = compileNearest(knowledge.entries);
