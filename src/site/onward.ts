import { loadLinkedContent, type LinkedContent } from '../content/linked-content.ts';
import { permanentIds } from '../content/permanent/permanent-ids.ts';
import { isQuestion, type Flow } from '../core/flow/flow.ts';
import type { ErrorCatalogue, ErrorCatalogueEntry } from '../schemas/error.ts';
import { inCatalogueOrder } from './catalogue-order.ts';

export interface Link {
  href: string;
  title: string;
}

/** Where a page leads on: for whom it went wrong, and for whom it went well. */
export interface Onward {
  messages: Link[];
  /** Where the other messages of this page stand, where there are any. */
  moreMessages: Link[];
  flows: Link[];
  /** More trees lead here than are shown. */
  moreFlows: boolean;
  next: Link[];
}

/** How much of each a page shows: what is read at a glance. */
const SHOWN = 5;

/** The ways on from a page, drawn backwards from what leads to it. */
export function onwardOf(page: string, from: LinkedContent = loadLinkedContent()): Onward {
  // Nothing leads to the FAQ: its answers name their trees, and the messages name theirs.
  const answers = page.startsWith('faq/') ? (from.articles.find((each) => each.page === page)?.mdx.answers ?? []) : null;
  const flows = answers ? [] : flowsTo(page, from);
  const all = answers ? messagesOf(answers, from) : messagesTo(page, from);
  const shown = choose(all, from.errors);
  return {
    messages: named(shown),
    moreMessages: otherMessages(all.filter((message) => !shown.includes(message))),
    flows: flows.slice(0, SHOWN).map(({ id, title }) => ({ href: `/flows/${id}.html`, title })),
    moreFlows: flows.length > SHOWN,
    next: nextOf(page, from),
  };
}

/** The tree that answers a question of the FAQ one step at a time, by `content/site.yaml`; null where none does. */
export function flowOfAnswer(answer: string, { site, flows }: LinkedContent = loadLinkedContent()): Link | null {
  const id = site.faq.flows[answer];
  if (id === undefined) return null;
  const flow = flows.find((each) => each.id === id);
  if (!flow) throw new Error(`content/site.yaml：faq.flows 的 ${answer} 指到不存在的排查樹 ${id}。`);
  return { href: `/flows/${id}.html`, title: flow.title };
}

interface Message {
  product: string;
  /** What its product is called. */
  of: string;
  entry: ErrorCatalogueEntry;
}

const isOn = (page: string, address: string | null | undefined): boolean => address?.split('#')[0] === page;

function messages(errors: readonly ErrorCatalogue[], wanted: (entry: ErrorCatalogueEntry) => boolean): Message[] {
  return inCatalogueOrder(errors).flatMap(({ product, title, entries }) =>
    entries.filter(wanted).map((entry) => ({ product, of: title, entry })),
  );
}

/** The messages that send their readers to a page; where none does, those whose cause does. */
function messagesTo(page: string, { errors, causes }: LinkedContent): Message[] {
  const own = messages(errors, (entry) => isOn(page, entry.page));
  if (own.length > 0) return own;
  const here = new Set<string>(causes.filter((cause) => isOn(page, cause.page)).map(({ id }) => id));
  return messages(errors, ({ causes: [first] }) => first !== undefined && here.has(first));
}

function messagesOf(answers: readonly { id: string }[], { site, errors }: LinkedContent): Message[] {
  const flows = new Set(answers.flatMap(({ id }) => site.faq.flows[id] ?? []));
  return messages(errors, ({ flow }) => flow !== null && flows.has(flow));
}

/**
 * Nobody counts how often a message is seen. So one of each cause, those causes first that most messages of the whole catalogue have: most
 * software stumbles over them. Of each the message of the product that the page is about, which is the one with two thirds of its
 * messages, else of the one that people meet first. What room is left goes to the others in the same order. Headings and reports of success,
 * which have no cause, come last.
 */
function choose(all: readonly Message[], errors: readonly ErrorCatalogue[]): Message[] {
  const of = Map.groupBy(all, ({ product }) => product);
  const about = [...of].find(([, its]) => its.length * 3 >= all.length * 2)?.[0];
  const everywhere = Map.groupBy(
    errors.flatMap(({ entries }) => entries),
    causeOf,
  );
  const weight = ({ entry }: Message): number => (telling(entry) ? (everywhere.get(causeOf(entry))?.length ?? 0) : 0);
  const sorted = all.toSorted(
    (a, b) => Number(b.product === about) - Number(a.product === about) || Number(telling(b.entry)) - Number(telling(a.entry)),
  );
  const byCause = [...Map.groupBy(sorted, ({ entry }) => causeOf(entry)).values()].sort(([a], [b]) => (a && b ? weight(b) - weight(a) : 0));
  return [...byCause.flatMap(([first]) => first ?? []), ...byCause.flatMap(([, ...others]) => others)].slice(0, SHOWN);
}

const causeOf = ({ causes: [first], id }: ErrorCatalogueEntry): string => first ?? id;
const telling = ({ causes, heading }: ErrorCatalogueEntry): boolean => causes.length > 0 && heading !== true;

/** Messages of several products say whose they are, but for those that do so by themselves ("curl：名稱不符"). */
function named(shown: readonly Message[]): Link[] {
  const several = new Set(shown.map(({ product }) => product)).size > 1;
  return shown.map(({ product, of, entry: { id, title } }) => ({
    href: `/errors/${product}.html#${id}`,
    title: several && !title.includes('：') ? `${of.split(/、| ?與/)[0] ?? of}：${title}` : title,
  }));
}

/** One list where the others are of one product or two; else the whole catalogue. */
function otherMessages(others: readonly Message[]): Link[] {
  const products = new Map(others.map(({ product, of }) => [product, of]));
  if (products.size > 2) return [{ href: '/errors.html', title: '全部的錯誤訊息' }];
  return [...products].map(([product, of]) => {
    const count = others.filter((message) => message.product === product).length;
    return { href: `/errors/${product}.html`, title: `${of}：還有 ${count} 則訊息` };
  });
}

/**
 * The trees that lead to a page: those first that end here most often, then those that explain a question here, then in the editor's order.
 * Where none does, those that have most slides of the deck in common with it: they answer the same question.
 */
function flowsTo(page: string, { articles, flows }: LinkedContent): Flow[] {
  const leading = flows
    .map((flow) => {
      const nodes = Object.values(flow.nodes);
      return {
        flow,
        ends: nodes.filter((node) => !isQuestion(node) && isOn(page, node.page)).length,
        helps: nodes.filter((node) => isQuestion(node) && isOn(page, node.help?.page)).length,
      };
    })
    .filter(({ ends, helps }) => ends + helps > 0)
    .sort((a, b) => b.ends - a.ends || b.helps - a.helps || a.flow.order - b.flow.order)
    .map(({ flow }) => flow);
  if (leading.length > 0) return leading;
  const slides = articles.find((each) => each.page === page)?.data.slides ?? [];
  const common = (flow: Flow): number => flow.slides.filter((slide) => slides.includes(slide)).length;
  const most = Math.max(1, ...flows.map(common));
  return flows.filter((flow) => common(flow) === most).toSorted((a, b) => a.order - b.order);
}

/** By the table in `content/site.yaml`; of what is kept for the record, what replaced it; else the next page of the same section. */
function nextOf(page: string, from: LinkedContent): Link[] {
  const ids = permanentIds(from);
  const own = ids.find(({ address }) => address === page)?.id ?? '';
  const replacedBy = from.articles.find(({ data }) => data.id === own)?.data.replacedBy;
  const wanted = from.site.next[own] ?? (replacedBy === undefined ? following(own, from) : [replacedBy]);
  return wanted.map((id) => {
    const place = ids.find((each) => each.id === id);
    if (!place) throw new Error(`content/site.yaml：next 的 ${own} 指到不存在的頁面 ${id}。`);
    return { href: `/${place.address}`, title: place.title };
  });
}

function following(id: string, { articles }: LinkedContent): string[] {
  const section = articles.find(({ data }) => data.id === id)?.data.section;
  const pages = articles.filter(({ data }) => data.section === section).sort((a, b) => a.data.order - b.data.order);
  const after = pages[pages.findIndex(({ data }) => data.id === id) + 1];
  return after ? [after.data.id] : [];
}
