import type { Flow } from '../core/flow/flow.ts';
import type { FlowProblem } from '../core/flow/flow-problem.ts';
import { lintFlows, type KnownNames } from '../core/flow/lint-flows.ts';
import type { Door } from '../core/plan/door.ts';
import { lintDoors, type KnownToDoors } from '../core/plan/lint-doors.ts';
import { byFile, type ContentFolder } from '../content/content-folder.ts';
import { placedDoors } from '../content/placements.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { replyAnswers } from '../content/reply-answers.ts';
import { siteMap } from '../content/site-map.ts';

/** The trees against each other, the fields and the pages of the site. */
export function checkFlows(from: ContentFolder): ContentCheck {
  return contentCheck('排查樹', () => {
    const known = { fields: new Set(Object.keys(from.load('fields'))), pages: new Set(siteMap(from).keys()) };
    return flowProblems(from.load('flows'), known);
  });
}

/** The doors, as trees and in their plans. */
export function checkDoors(from: ContentFolder): ContentCheck {
  return contentCheck('從這裡開始（五個入口）', () => {
    const known = {
      fields: new Set(Object.keys(from.load('fields'))),
      pages: new Set(siteMap(from).keys()),
      answers: new Set(replyAnswers(from).map(({ id }) => id)),
    };
    return doorProblems(placedDoors(from), from.load('flows'), known);
  });
}

/** What `lintDoors` finds, one sentence each with its file and node, for the editor. */
export function doorProblems(doors: readonly Door[], flows: readonly Flow[], known: KnownToDoors): string[] {
  return sentences(lintDoors(doors, flows, known), 'doors');
}

/** What `lintFlows` finds, one sentence each with its file and node, for the editor. */
export function flowProblems(flows: readonly Flow[], known: KnownNames): string[] {
  return sentences(lintFlows(flows, known), 'flows');
}

function sentences(problems: readonly FlowProblem[], folder: 'flows' | 'doors'): string[] {
  const words = byFile('messages')['flow-lint'] ?? {};
  return problems.map((problem) => sentence(problem, folder, words[problem.code]?.text));
}

function sentence({ code, flow, node, facts }: FlowProblem, folder: string, text: string | undefined): string {
  if (text === undefined) throw new Error(`content/messages/flow-lint.yaml 沒有 ${code}。`);
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
  return `content/${folder}/${flow}.yaml${node === null ? '' : ` 的節點 ${node}`}：${filled}`;
}
