import index from 'content:reply-index';
import { wholeAnswers } from '../../core/reply/whole-answers.ts';
import type { ReplyAnswers } from './reply-data.ts';
import type { Answer } from '../../core/reply/answer.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';

/** Everything the tool can answer with, in the order in which it is offered. */
export const answers: ReplyAnswers = wholeAnswers(index);

/** An answer with its text, whose script is loaded when the first of its group is chosen. Null if that cannot be read. */
export async function fetchAnswer({ group, ...listed }: ReplyAnswers[number], scripts: ParentNode): Promise<Answer | null> {
  await loadPart(scripts, group, true);
  const text = globalThis.kbReplies?.[group]?.[listed.id];
  return text ? { ...listed, ...text } : null;
}

/** Loads a script that the page names. Whether it came shows in what it brings. */
export const loadPart = (scripts: ParentNode, name: string, isData = false): Promise<void> =>
  loadScript(scriptIn(scripts, name), isData).catch(() => undefined);

/** Where a script lies that the page names. */
export function scriptIn(scripts: ParentNode, name: string): string {
  return scripts.querySelector(`[data-script="${name}"]`)?.getAttribute('href') ?? '';
}
