import { getCollection } from 'astro:content';
import type { Flow } from '../core/flow/flow.ts';
import { isQuestion } from '../core/flow/flow.ts';
import { graphOf } from '../core/flow/graph.ts';
import type { Target } from '../core/flow/target.ts';
import { loadLinkedContent } from '../content/linked-content.ts';
import { menu, siteData } from './menu.ts';

/** Where something stands on the site, and what the page calls it. */
export interface FlowPlace {
  href: string;
  name: string;
  /** Title of the tree when it is another one than the page's. */
  other?: string | undefined;
}

/** Names and addresses that the page of one tree needs. */
export interface FlowPlaces {
  /** Node ids in the order of the page: the questions as the answers lead to them, then the outcomes. */
  order: string[];
  nodePlace(id: string): FlowPlace & { anchor: string };
  targetPlace(target: Target): FlowPlace;
  /** Title of a root-relative page, "install/iis.html#trouble". */
  pageTitle(page: string): string;
}

/** All trees in the editor's order. */
export async function allFlows(): Promise<Flow[]> {
  return (await getCollection('flows')).map(({ data }) => data satisfies Flow).sort((a, b) => a.order - b.order);
}

/** Reads the menu, the causes and the other trees for the titles of what a tree leads to. `ending` is what its ends are called. */
export async function flowPlaces(flow: Flow, ending = '結論'): Promise<FlowPlaces> {
  const flows = new Map((await allFlows()).map(({ id, title }) => [id, title]));
  const sections = await menu();
  const titles = new Map([
    ...[...flows].map(([id, title]): [string, string] => [`flows/${id}.html`, title]),
    ...loadLinkedContent().doors.map(({ id, title }): [string, string] => [`start/${id}.html`, title]),
    ...loadLinkedContent().made.map(({ page, title }): [string, string] => [page, title]),
    ...(await siteData()).tools.pages.map(({ page, title }): [string, string] => [page, title]),
    ...sections.flatMap((section) => [section, ...section.pages]).map(({ href, title }): [string, string] => [href.slice(1), title]),
    // A page of causes holds many: the one that is meant is named.
    ...(await getCollection('causes')).map(({ data }): [string, string] => [`causes/${data.group}.html#${data.id}`, `原因：${data.title}`]),
  ]);
  const nodes = graphOf(flow).nodes.filter(({ kind }) => kind !== 'hand-over');
  const questions = nodes.filter(({ kind }) => kind === 'question').map(({ id }) => id);
  const outcomes = nodes.filter(({ kind }) => kind === 'outcome').map(({ id }) => id);

  const nodePlace = (id: string): FlowPlace & { anchor: string } => {
    const node = flow.nodes[id];
    if (!node) throw new Error(`排查樹 ${flow.id} 沒有節點 ${id}。`);
    const anchor = `${isQuestion(node) ? 'q' : 'o'}-${id}`;
    const name = isQuestion(node) ? `問題 ${questions.indexOf(id) + 1}` : `${ending} ${outcomes.indexOf(id) + 1}`;
    return { anchor, href: `#${anchor}`, name };
  };
  return {
    order: [...questions, ...outcomes],
    nodePlace,
    targetPlace(target) {
      if (target.kind === 'node') return nodePlace(target.id);
      const other = flows.get(target.id);
      if (other === undefined) throw new Error(`排查樹 ${flow.id} 接到不存在的樹 ${target.id}。`);
      return { href: `/flows/${target.id}.html${target.fragment ?? ''}`, name: other, other };
    },
    pageTitle: (page) => titles.get(page) ?? titles.get(page.split('#')[0] ?? '') ?? '說明頁',
  };
}
