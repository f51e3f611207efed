import { byFile, load } from '../../content/content-folder.ts';
import { packKnowledge } from '../../content/knowledge-packs.ts';
import type { CarriedKnowledge, CauseWords, CodeWords, Pack, ProductWords } from '../../tools/recogniser/catalogue-data.ts';
import { toolAnswers } from '../../core/flow/tool-answers.ts';
import { outputGroup } from '../../core/recognise/kind-notes.ts';
import { hashed, type Hashed } from './hashed.ts';

/** What the recogniser's own bundle carries. */
export function carriedKnowledge(): CarriedKnowledge {
  const products = load('products');
  const { base, index } = packKnowledge();
  return {
    base,
    index,
    causes: Object.fromEntries(load('causes').map(({ id, title, group }) => [id, [title, group]])),
    software: Object.fromEntries(products.map(({ id, title }) => [id, title])),
    on: Object.fromEntries(products.flatMap(({ id, on }) => (on.length > 0 ? [[id, on]] : []))),
  };
}

/** Examples for the fields that commands have holes for. */
function fieldsIn(steps: readonly string[]): Record<string, string> {
  const fields = load('fields');
  const used = new Set([...steps.join('\n').matchAll(/\{\{([A-Za-z0-9]+)\}\}/g)].map(([, name = '']) => name));
  return Object.fromEntries([...used].map((name) => [name, fields[name]?.example ?? name]));
}

/** What is told about the messages of one product: causes, fixes, commands. The words of all messages weigh 24 kB gzip; one product's 2 to 8. */
export function errorWords(): ProductWords[] {
  return load('errors').map(({ product, title, entries }) => ({
    product,
    title,
    fields: fieldsIn(entries.flatMap(({ steps }) => steps)),
    entries: Object.fromEntries(
      entries.map(({ id, title: name, cause, fix, steps, page, flow }) => [id, { title: name, cause, fix, steps, page, flow }]),
    ),
  }));
}

const assigned = (global: string, key: string, value: unknown): string =>
  `(globalThis.${global}??={})[${JSON.stringify(key)}]=${JSON.stringify(value)};\n`;

/** A pack without its empty lists, which its types allow to be missing. */
const sparse = (pack: Pack): unknown =>
  JSON.parse(JSON.stringify(pack, (_, each: unknown) => (Array.isArray(each) && each.length === 0 ? undefined : each)));

const wordsOfCodes = (title: string, codes: readonly { code: string; meaning: string }[]): CodeWords => ({
  title,
  meanings: Object.fromEntries(codes.map(({ code, meaning }) => [code, meaning])),
});

/**
 * What is told about messages, causes and codes, as classic scripts by page address without its ending ("errors-keytool",
 * "cause-expired"), and what is known, in packs ("known-codes-hresult"), each with a hash of its text: a reader loads the words of what was found and no others.
 */
export function diagnosisScripts(): Hashed[] {
  const answers = toolAnswers(load('flows'), ['cause']);
  const script = (name: string, global: string, key: string, words: ProductWords | CauseWords | Pack): Hashed =>
    hashed(name, assigned(global, key, words));
  const titles = new Map(load('codes').map(({ table, title, codes }) => [`codes-${table}`, wordsOfCodes(title, codes)]));
  return [
    ...Object.entries(Object.groupBy(Object.entries(byFile('messages').outputs ?? {}), ([code]) => outputGroup(code))).map(
      ([group, list = []]) =>
        hashed(
          `output-${group}`,
          `Object.assign(globalThis.kbOutputWords??={},${JSON.stringify(Object.fromEntries(list), (_, each: unknown) => each ?? undefined)});\n`,
        ),
    ),
    ...errorWords().map((words) => script(`errors-${words.product}`, 'kbErrorWords', words.product, words)),
    ...load('causes').map(({ id, cause, sure, sureSteps, fix, steps, paste = null, page, flow, products }) =>
      script(`cause-${id}`, 'kbCauseWords', id, {
        cause,
        sure,
        sureSteps,
        fix,
        steps,
        paste,
        page,
        flow,
        products,
        answers: answers.filter(({ code }) => code === `cause:${id}`),
        fields: fieldsIn([...sureSteps, ...steps, ...products.flatMap((product) => [...product.steps, ...(product.sureSteps ?? [])])]),
      }),
    ),
    ...Object.entries(packKnowledge().packs).map(([name, pack]) => {
      const words = titles.get(name);
      const table = name.slice('codes-'.length);
      return hashed(`known-${name}`, assigned('kbKnown', name, sparse(pack)) + (words ? assigned('kbCodeWords', table, words) : ''));
    }),
  ];
}
