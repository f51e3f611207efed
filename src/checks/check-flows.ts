import type { Flow } from '../core/flow/flow.ts';
import type { FlowProblem } from '../core/flow/flow-problem.ts';
import { lintFlows, type KnownNames } from '../core/flow/lint-flows.ts';
import type { ContentCheck } from './check-content.ts';
import { loadArticles } from '../content/load-articles.ts';
import { loadCollection, loadFiles } from '../content/load-content.ts';
import { loadFields } from '../content/load-fields.ts';
import { siteMap } from '../content/site-map.ts';

/** The trees against each other, the fields and the pages of the site. */
export function checkFlows(): ContentCheck {
  const known = { fields: new Set(Object.keys(loadFields())), pages: new Set(siteMap(loadArticles()).keys()) };
  return { name: '排查樹', problems: flowProblems(loadCollection<'flows'>('flows'), known) };
}

/** What `lintFlows` finds, one sentence each with its file and node, for the editor. */
export function flowProblems(flows: readonly Flow[], known: KnownNames): string[] {
  const words = loadFiles<'messages'>('messages')['flow-lint'] ?? {};
  return lintFlows(flows, known).map((problem) => sentence(problem, words[problem.code]?.text));
}

function sentence({ code, flow, node, facts }: FlowProblem, text: string | undefined): string {
  if (text === undefined) throw new Error(`content/messages/flow-lint.yaml 沒有 ${code}。`);
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
  return `content/flows/${flow}.yaml${node === null ? '' : ` 的節點 ${node}`}：${filled}`;
}
