import type { Flow } from './flow.ts';
import { isQuestion } from './flow.ts';
import { fragmentOf } from './fragment.ts';

/** A place in a decision tree that a tool's result leads to: the answer it gives, and the answers on the way there. */
export interface ToolAnswer {
  /** "chain:missing-intermediate", "keytool:trusted-cert-entry", "cause:expired"… */
  code: string;
  flow: string;
  title: string;
  /** The answer that the result picks, in the tree's words. */
  label: string;
  /** The fragment that replays the path, this answer included. */
  fragment: string;
  /** How many questions stand before it: their answers are assumed, and the reader may go back to them. */
  assumed: number;
}

/** Every answer that a result of one of these tools picks, those nearest to a tree's first question first. */
export function toolAnswers(flows: readonly Flow[], tools: readonly string[]): ToolAnswer[] {
  const found: ToolAnswer[] = [];
  // Branches may meet again; an answer counts once, by the first way to it.
  const seen = new Set<string>();
  for (const flow of flows) {
    const visit = (id: string, path: string[]): void => {
      const node = flow.nodes[id];
      if (!node || !isQuestion(node)) return;
      for (const answer of node.answers) {
        const here = [...path, answer.id];
        const codes = [...[answer.toolResult ?? []].flat(), ...(answer.causes ?? []).map((cause) => `cause:${cause}`)];
        for (const code of codes) {
          const key = `${flow.id} ${id} ${answer.id} ${code}`;
          if (!tools.includes(code.split(':')[0] ?? '') || seen.has(key)) continue;
          seen.add(key);
          found.push({ code, flow: flow.id, title: flow.title, label: answer.label, fragment: fragmentOf(here), assumed: path.length });
        }
        // A tree has no loops (its lint sees to that), so the walk ends.
        visit(answer.next, here);
      }
    };
    visit(flow.start, []);
  }
  return found.sort((left, right) => left.assumed - right.assumed || left.flow.localeCompare(right.flow, 'en'));
}
