import { getCollection } from 'astro:content';
import { isQuestion } from '../core/flow/flow.ts';
import { readMdx } from '../content/mdx.ts';
import { errorCatalogues } from './error-catalogue.ts';
import { facts } from './facts.ts';

/** What nobody has confirmed yet: sentences of articles, page by page, and pieces of data, kind by kind. */
export interface OpenQuestions {
  pages: { href: string; title: string; items: readonly { id: string; text: string }[] }[];
  groups: { title: string; items: { href: string; text: string }[] }[];
}

export async function openQuestions(): Promise<OpenQuestions> {
  const guides = (await getCollection('guides')).map((entry) => ({ href: `/${entry.id}.html`, entry }));
  const faq = (await getCollection('faq')).map((entry) => ({ href: `/faq/${entry.id}.html`, entry }));
  const pages = [...guides, ...faq]
    .map(({ href, entry }) => ({ href, title: entry.data.title, items: readMdx(entry.body ?? '').unverified }))
    .filter(({ items }) => items.length > 0);

  // Pieces of data carry one mark for the whole entry, so the entry is what is to be confirmed.
  const unsure = ({ confidence }: { confidence: string }): boolean => confidence === 'unverified';
  const errors = (await errorCatalogues()).flatMap(({ product, entries }) =>
    entries.filter(unsure).map(({ id, title }) => ({ href: `/errors/${product}.html#${id}`, text: `${id}　${title}` })),
  );
  const flows = (await getCollection('flows')).flatMap(({ data: flow }) =>
    Object.entries(flow.nodes).flatMap(([id, node]) =>
      !isQuestion(node) && unsure(node) ? [{ href: `/flows/${flow.id}.html#o-${id}`, text: `${flow.title}：${node.outcome}` }] : [],
    ),
  );
  // An item of the baseline is marked by itself.
  const baselines = (await getCollection('findings')).flatMap(({ data: { id, twgcb } }) =>
    twgcb
      .filter(({ verified }) => !verified)
      .map(({ number, name, value }) => ({ href: `/findings.html#${id}`, text: `${number}　${name}：${value}` })),
  );
  const rules = dataOf(await getCollection('rules'))
    .filter(unsure)
    .map(({ id, title }) => ({ href: `/rules.html#${id}`, text: title }));
  const authorities = dataOf(await getCollection('authorities'))
    .filter(unsure)
    .map(({ id, name }) => ({ href: `/chain/authorities.html#${id}`, text: name }));
  const packs = dataOf(await getCollection('packs'))
    .filter(unsure)
    .map(({ id, title }) => ({ href: `/chain/packs.html#${id}`, text: title }));
  const dates = facts()
    .filter(unsure)
    .map(({ id, title }) => ({ href: `/dates.html#${id}`, text: title }));
  const terms = dataOf(await getCollection('glossary'))
    .filter(unsure)
    .map(({ id, term }) => ({ href: `/glossary.html#${id}`, text: term }));
  const groups = [
    { title: '排查樹的結論', items: flows },
    { title: '錯誤訊息', items: errors },
    { title: '政府組態基準的項目', items: baselines },
    { title: '檢查規則', items: rules },
    { title: '憑證資料', items: authorities },
    { title: '憑證包', items: packs },
    { title: '日期與期限', items: dates },
    { title: '名詞', items: terms },
  ].filter(({ items }) => items.length > 0);
  return { pages, groups };
}

const dataOf = <Data>(entries: readonly { data: Data }[]): Data[] => entries.map(({ data }) => data);
