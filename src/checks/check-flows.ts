import type { Flow } from '../core/flow/flow.ts';
import type { FlowProblem } from '../core/flow/flow-problem.ts';
import { lintFlows, type KnownNames } from '../core/flow/lint-flows.ts';
import { byFile, type ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { siteMap } from '../content/site-map.ts';

/** The trees against each other, the fields and the pages of the site. */
export function checkFlows(from: ContentFolder): ContentCheck {
  return contentCheck('排查樹', () => {
    const known = { fields: new Set(Object.keys(from.load('fields'))), pages: new Set(siteMap(from).keys()) };
    return flowProblems(from.load('flows'), known);
  });
}

/** What `lintFlows` finds, one sentence each with its file and node, for the editor. */
export function flowProblems(flows: readonly Flow[], known: KnownNames): string[] {
  const words = byFile('messages')['flow-lint'] ?? {};
  return lintFlows(flows, known).map((problem) => sentence(problem, words[problem.code]?.text));
}

function sentence({ code, flow, node, facts }: FlowProblem, text: string | undefined): string {
  if (text === undefined) throw new Error(`content/messages/flow-lint.yaml 沒有 ${code}。`);
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
  return `content/flows/${flow}.yaml${node === null ? '' : ` 的節點 ${node}`}：${filled}`;
}
