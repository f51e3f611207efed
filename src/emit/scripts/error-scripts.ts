import type { ErrorPatterns, ProductWords } from '../../tools/recogniser/catalogue-data.ts';
import { load } from '../../content/content-folder.ts';
import { hashed, type Hashed } from './hashed.ts';

/** What the recogniser's own bundle carries: the messages and nothing about them. */
export function errorPatterns(): ErrorPatterns {
  return Object.fromEntries(
    load('errors').map(({ product, entries }) => [
      product,
      entries.map(({ id, texts, heading }) => {
        const of = (wanted: string): string[] => texts.filter(({ language }) => language === wanted).map(({ text }) => text);
        return heading ? [id, of('en'), of('zh-TW'), true] : [id, of('en'), of('zh-TW')];
      }),
    ]),
  );
}

/** What is told about the messages of one product: causes, fixes, commands. The words of 268 messages weigh 24 kB gzip; one product's 2 to 8. */
export function errorWords(): ProductWords[] {
  const fields = load('fields');
  return load('errors').map(({ product, title, entries }) => {
    const used = new Set(
      entries.flatMap(({ steps }) => [...steps.join('\n').matchAll(/\{\{([A-Za-z0-9]+)\}\}/g)].map(([, name = '']) => name)),
    );
    return {
      product,
      title,
      fields: Object.fromEntries([...used].map((name) => [name, fields[name]?.example ?? name])),
      entries: Object.fromEntries(
        entries.map(({ id, title: name, cause, fix, steps, page, flow }) => [id, { title: name, cause, fix, steps, page, flow }]),
      ),
    };
  });
}

/** The same as classic scripts, by page address without its ending ("errors-keytool"), each with a hash of its text. */
export function errorScripts(): Hashed[] {
  return errorWords().map((words) => {
    const text = `(globalThis.kbErrorWords??={})[${JSON.stringify(words.product)}]=${JSON.stringify(words)};\n`;
    return hashed(`errors-${words.product}`, text);
  });
}
