import { ui } from 'content:interface/mixed';
import messages from 'content:messages?mixed';
import type { MixedEffect, MixedFinding } from '../../core/mixed/mixed-finding.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import type { Tone } from '../shared/verdict-card.ts';

/** What a finding means and how to mend it. */
export function explain({ code, url, suggestion, element, attribute }: MixedFinding): { text: string; fix: string } {
  return said(code, { url, suggestion, element, attribute });
}

/** Said once of a whole scan. */
export function note(code: 'limits-of-scan' | 'limit-reached'): { text: string; fix: string } {
  return said(code, {});
}

function said(code: string, facts: Record<string, string>): { text: string; fix: string } {
  const message = messages.mixed?.[code];
  if (!message) throw new Error(`no message ${code}`);
  return { text: renderMessage(message.text, facts), fix: renderMessage(message.fix ?? '', facts) };
}

/** Worst first, as the summary counts them. */
export const effects: readonly { effect: MixedEffect; name: string; tone: Tone }[] = [
  { effect: 'blocked', name: ui.blocked, tone: 'bad' },
  { effect: 'warned', name: ui.warned, tone: 'care' },
  { effect: 'upgraded', name: ui.upgraded, tone: 'care' },
  { effect: 'not-mixed', name: ui.notMixed, tone: 'dim' },
];

export function effectOf(wanted: MixedEffect): { name: string; tone: Tone } {
  const known = effects.find(({ effect }) => effect === wanted);
  if (!known) throw new Error(`no effect ${wanted}`);
  return known;
}

/** Where an address stands: `<img src>`, a property in a style sheet, or script code. */
export function placeOf({ element, attribute }: MixedFinding): string {
  if (element === 'css') return attribute === '' ? 'CSS' : `CSS ${attribute}`;
  return attribute === '' ? `<${element}>` : `<${element} ${attribute}>`;
}
