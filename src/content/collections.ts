import type { ZodType } from 'zod';
import { authority } from '../schemas/authority.ts';
import { cause } from '../schemas/cause.ts';
import { codes } from '../schemas/codes.ts';
import { commands } from '../schemas/commands.ts';
import { contexts, products } from '../schemas/contexts.ts';
import { door } from '../schemas/door.ts';
import { errorCatalogue } from '../schemas/error.ts';
import { fact, lifecycle } from '../schemas/fact.ts';
import { example } from '../schemas/example.ts';
import { fields } from '../schemas/fields.ts';
import { finding, scanReport } from '../schemas/finding.ts';
import { flow } from '../schemas/flow.ts';
import { guide } from '../schemas/guide.ts';
import { interfaceWords } from '../schemas/interface.ts';
import { links } from '../schemas/links.ts';
import { messages } from '../schemas/messages.ts';
import { omissions } from '../schemas/omissions.ts';
import { forwarding, permalinks } from '../schemas/permalinks.ts';
import { pack } from '../schemas/pack.ts';
import { phrases } from '../schemas/phrases.ts';
import { placements } from '../schemas/placements.ts';
import { preflight } from '../schemas/preflight.ts';
import { reproducedMessages } from '../schemas/reproduced-messages.ts';
import { rehearsal } from '../schemas/rehearsal.ts';
import { replyCures } from '../schemas/reply-cures.ts';
import { replyEnglish } from '../schemas/reply-english.ts';
import { rule } from '../schemas/rule.ts';
import { search } from '../schemas/search.ts';
import { server } from '../schemas/server.ts';
import { site } from '../schemas/site.ts';
import { slides } from '../schemas/slides.ts';
import { term } from '../schemas/term.ts';
import { typedDates } from '../schemas/typed-dates.ts';
import { verified } from '../schemas/verified.ts';
import { windowsCommands } from '../schemas/windows-commands.ts';
import { wordings } from '../schemas/wordings.ts';
import { words } from '../schemas/words.ts';

/** A kind of content: what its files look like, and where below `content/` they lie. */
export interface Collection<Schema extends ZodType = ZodType, Kind extends 'files' | 'file' | 'articles' = 'files' | 'file' | 'articles'> {
  /** `files`: data, an entry each; `file`: one file of data; `articles`: MDX whose front matter the schema describes. */
  kind: Kind;
  schema: Schema;
  /** Below `content/`; "" is that itself. */
  folder: string;
  /** Which files of the folder; `*` stands for one name. */
  pattern: string;
  /** What a file that lies beside each one, with the same name, ends in. */
  beside?: string;
}

const files = <Schema extends ZodType>(folder: string, schema: Schema): Collection<Schema, 'files'> => ({
  kind: 'files',
  schema,
  folder,
  pattern: '*.yaml',
});
const file = <Schema extends ZodType>(name: string, schema: Schema): Collection<Schema, 'file'> => ({
  kind: 'file',
  schema,
  folder: '',
  pattern: `${name}.yaml`,
});
const articles = <Schema extends ZodType>(folder: string, pattern: string, schema: Schema): Collection<Schema, 'articles'> => ({
  kind: 'articles',
  schema,
  folder,
  pattern,
});

/** Everything in `content/`. The pages' collections, the loaders, the checks, the scripts' `content:` and the editors' schemas are made from it. */
export const collections = {
  guides: articles('guides', '*/*.mdx', guide),
  faq: articles('faq', '*.mdx', guide),
  authorities: { ...files('authorities', authority), beside: '.pem' },
  causes: files('causes', cause),
  codes: files('codes', codes),
  commands: files('commands', commands),
  doors: files('doors', door),
  errors: files('errors', errorCatalogue),
  examples: files('examples', example),
  'examples-chain': files('examples-chain', example),
  facts: files('facts', fact),
  findings: files('findings', finding),
  flows: files('flows', flow),
  glossary: files('glossary', term),
  interface: files('interface', interfaceWords),
  lifecycle: files('lifecycle', lifecycle),
  messages: files('messages', messages),
  packs: files('packs', pack),
  rules: files('rules', rule),
  servers: files('servers', server),
  'windows-commands': files('windows-commands', windowsCommands),
  wordings: files('wordings', wordings),
  contexts: file('contexts', contexts),
  fields: file('fields', fields),
  forwarding: file('forwarding', forwarding),
  links: file('links', links),
  omissions: file('omissions', omissions),
  permalinks: file('permalinks', permalinks),
  phrases: file('phrases', phrases),
  placements: file('placements', placements),
  preflight: file('preflight', preflight),
  products: file('products', products),
  rehearsal: file('rehearsal', rehearsal),
  'reply-cures': file('reply-cures', replyCures),
  'reply-english': file('reply-english', replyEnglish),
  'reproduced-messages': file('reproduced-messages', reproducedMessages),
  'scan-report': file('scan-report', scanReport),
  search: file('search', search),
  site: file('site', site),
  slides: file('slides', slides),
  'typed-dates': file('typed-dates', typedDates),
  verified: file('verified', verified),
  words: file('words', words),
} satisfies Record<string, Collection>;

export type Collections = typeof collections;
export type CollectionName = keyof Collections;
/** Names of the collections of one kind. */
export type Named<Kind extends Collection['kind']> = {
  [Name in CollectionName]: Collections[Name]['kind'] extends Kind ? Name : never;
}[CollectionName];
/** What a file of the collection holds. */
export type Entry<Name extends CollectionName> = Collections[Name]['schema']['_output'];

export const collectionNames = Object.keys(collections) as CollectionName[];

/** The names of one kind. */
export function namesOf<Kind extends Collection['kind']>(kind: Kind): Named<Kind>[] {
  return collectionNames.filter((name): name is Named<Kind> & CollectionName => collections[name].kind === kind);
}

/** Where a collection lies: "content/rules", "content/site.yaml". */
export const placeOf = (name: CollectionName): string => `content/${collections[name].folder || collections[name].pattern}`;

/** Is a file, named from `content/`, one of the collection. */
export function belongsTo(name: CollectionName, file: string): boolean {
  const { folder, pattern } = collections[name];
  const glob = folder === '' ? pattern : `${folder}/${pattern}`;
  return new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(file);
}

/** The file of the collection that a file, named from `content/`, lies beside; null where it is none of that kind. */
export function besideWhich(name: CollectionName, file: string): string | null {
  const { beside }: Collection = collections[name];
  if (beside === undefined || !file.endsWith(beside)) return null;
  const entry = `${file.slice(0, -beside.length)}.yaml`;
  return belongsTo(name, entry) ? entry : null;
}

/** A list may be empty where nothing has happened yet. */
export const mayBeEmpty: ReadonlySet<CollectionName> = new Set<CollectionName>(['forwarding', 'typed-dates']);
