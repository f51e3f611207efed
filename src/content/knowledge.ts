import type { Dress } from '../core/diagnose/dress.ts';
import type { Knowledge, Side } from '../core/diagnose/knowledge.ts';
import type { Readers } from '../core/diagnose/diagnose.ts';
import { commandOutputs } from '../core/recognise/command-outputs.ts';
import { serverConfigs } from '../core/recognise/kinds/server-configs.ts';
import { reportReader } from '../core/findings/report-reader.ts';
import { load } from './content-folder.ts';

/** Codes that only one program writes. */
const DRESSED: Partial<Record<Dress, { side: Side; product: string }>> = {
  'apache-log': { side: 'server', product: 'apache' },
  'curl-exit': { side: 'client', product: 'curl' },
};

/** Everything of `content/` by which a text is diagnosed; what is told about causes, codes and entries stays there. */
export function loadKnowledge(): Knowledge {
  return {
    entries: load('errors').flatMap(({ product, entries }) =>
      entries.map(({ id, texts, heading, causes, side }) => ({
        id,
        product,
        texts: texts.map(({ language, text, near }) => ({ language, text, near })),
        heading,
        causes,
        side,
      })),
    ),
    wordings: load('wordings').flatMap(({ product, side, wordings }) =>
      wordings.map(({ text, causes, wrapper, near, when, ...own }) => ({
        text,
        causes,
        wrapper,
        near,
        when,
        side: own.side ?? side ?? undefined,
        product: own.product === undefined ? product : own.product,
      })),
    ),
    tables: load('codes').map(({ table, dress, codes }) => ({
      table,
      dress,
      codes: codes.map(({ code, symbols, numbers, texts, causes, side, product, wrapper, near, when }) => ({
        code,
        symbols,
        numbers,
        texts: texts.map((text) => (typeof text === 'string' ? text : { text: text.text, near: text.near })),
        causes,
        side: side ?? DRESSED[dress]?.side,
        product: product ?? DRESSED[dress]?.product,
        wrapper,
        near,
        when,
      })),
    })),
    general: load('causes').flatMap(({ id, general }) => (general ? [id] : [])),
    contexts: Object.fromEntries(Object.entries(load('contexts')).map(([name, { words }]) => [name, words])),
    phrases: load('phrases'),
    products: load('products').map(({ id, words, general }) => ({ id, words, general })),
  };
}

/** All readers: of scanners' reports, with the names of all findings, and of what commands print. */
export function loadReaders(): Readers {
  const findings = load('findings').map(({ id, names, causes }) => ({ id, names, causes }));
  return { reports: reportReader({ findings, words: load('scan-report').words }), outputs: commandOutputs, configs: [serverConfigs] };
}
