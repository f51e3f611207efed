import { adviceFor, isPasted } from '../../core/diagnose/advice.ts';
import { codeAnchor } from '../../core/diagnose/code-anchor.ts';
import { addCopyButtons } from '../../page-scripts/site/copy.ts';
import { element } from '../shared/element.ts';
import { verdictCard, type Tone } from '../shared/verdict-card.ts';
import type { Look, SeenError, SeenEvidence, SeenVerdict } from './look.ts';
import { renderStep } from './render-error.ts';
import { causeAddress, causeTitle, causeWords, codeWords, errorWords, on, productWords, say, softwareTitle } from './words.ts';

const MOST_PROOF = 6;
const TONES: Record<SeenVerdict['certainty'], Tone> = { sure: 'bad', likely: 'care', possible: 'dim' };

/** The known message that proves an answer; its words are told with the answer, once. */
export function toldIn({ verdicts, errors }: Look): SeenError | undefined {
  const proofs = (verdicts[0]?.evidence ?? []).flatMap(({ kind, value }) => (kind === 'entry' ? [value] : []));
  return errors.find(({ product, id }) => proofs.includes(id) && errorWords(product, id));
}

/** The answer: what it is, the lines that prove it, what to do with this software, how to be sure, and what else it could be. */
export function renderVerdict(look: Look, root: string): HTMLElement[] {
  const { kinds, verdicts, errors } = look;
  const [answer] = verdicts;
  if (!answer) return [];
  const words = causeWords(answer.cause);
  const told = toldIn(look);
  // The message knows its product best.
  const entry = told && errorWords(told.product, told.id);
  const section = element(
    'section',
    { className: 'object diagnosis' },
    verdictCard(TONES[answer.certainty], causeTitle(answer.cause), aboutOf(answer), 'h3'),
  );
  section.append(element('p', { text: entry?.cause ?? words?.cause ?? say('words-missing') }), renderProof(answer, errors, told));
  const list = element('dl');
  const add = (term: string, text: string, steps: readonly string[], fields = words?.fields): void =>
    list.append(
      element('dt', { text: term }),
      element('dd', {}, element('p', { text }), ...steps.map((step) => renderStep(step, fields ?? {}, look.fields))),
    );
  if (entry) add(say('fix'), entry.fix, entry.steps, productWords(told.product)?.fields);
  if (words) {
    const advice = adviceFor(words, answer, on);
    if (!entry) add(say('fix'), advice.fix, advice.steps);
    add(
      say('sure'),
      advice.sure,
      advice.sureSteps.filter((step) => !isPasted(step, kinds)),
    );
    if (words.paste !== null && answer.certainty !== 'sure' && !isPasted(words.paste, kinds)) add(say('paste'), words.paste, []);
  }
  section.append(list);
  if (section.querySelector('var')) section.append(element('p', { className: 'quiet', text: say('steps-note') }));
  addCopyButtons(section);
  section.append(...renderOthers('alternative', verdicts, root), ...renderOthers('further', verdicts, root));
  const links = [element('a', { href: root + causeAddress(answer.cause), text: say('cause-page') })];
  if (told) links.unshift(element('a', { href: `${root}errors/${told.product}.html#${told.id}`, text: say('entry-page') }));
  const page = entry?.page ?? words?.page;
  const flow = entry?.flow ?? words?.flow;
  if (page) links.push(element('a', { href: root + page, text: say('guide') }));
  if (flow) links.push(element('a', { href: `${root}flows/${flow}.html`, text: say('tree') }));
  section.append(element('p', { className: 'onward' }, ...links));
  return [section];
}

/** "可以確定（nginx，伺服器印的）". */
function aboutOf({ certainty, product, side }: SeenVerdict): string {
  const printer = [softwareTitle(product), side && say(`side-${side}`)].filter(Boolean).join(say('and'));
  return say(`certainty-${certainty}`) + (printer && say('by', { printer }));
}

function renderProof({ evidence }: SeenVerdict, errors: Look['errors'], told: SeenError | undefined): HTMLElement {
  const byLine = new Map<number, SeenEvidence[]>();
  for (const one of evidence) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
  const items = [...byLine].slice(0, MOST_PROOF).map(([line, group]) => {
    // Of the message that is told the rest of the answer says it all.
    const isTold = group.some(({ kind, value }) => kind === 'entry' && value === told?.id);
    const remarks = group.flatMap((one) => remarkOf(one, errors, isTold));
    return element(
      'li',
      {},
      element('span', { className: 'at', text: say('at-line', { line }) }),
      element('code', { className: 'quote', text: group[0]?.quote ?? '' }),
      ...(remarks.length > 0 ? [element('span', { className: 'remark', text: [...new Set(remarks)].join('；') })] : []),
    );
  });
  const rest = byLine.size - items.length;
  if (rest > 0) items.push(element('li', { text: say('more-proof', { count: rest }) }));
  return element('div', { className: 'proof' }, element('h4', { text: say('proof') }), element('ol', {}, ...items));
}

/** What a piece of evidence means: the code's name, the known message; how often it stands there. */
function remarkOf({ kind, value, count }: SeenEvidence, errors: Look['errors'], isTold: boolean): string[] {
  const times = count > 1 ? [say('times', { count })] : [];
  if (isTold) return times;
  if (kind === 'code') {
    const at = value.indexOf(':');
    const words = codeWords(value.slice(0, at), value.slice(at + 1));
    return words ? [`${words.name}：${words.meaning}`, ...times] : times;
  }
  const entry = kind === 'entry' ? errors.find(({ id }) => id === value) : undefined;
  const title = entry && errorWords(entry.product, value)?.title;
  return title ? [title, ...times] : times;
}

function renderOthers(kind: SeenVerdict['kind'], verdicts: readonly SeenVerdict[], root: string): HTMLElement[] {
  const items = verdicts
    .filter((verdict) => verdict.kind === kind)
    .map(({ cause, evidence }) =>
      element(
        'li',
        {},
        ...(kind === 'further' ? [`${say('at-line', { line: evidence[0]?.line ?? 1 })}　`] : []),
        element('a', { href: root + causeAddress(cause), text: causeTitle(cause) }),
      ),
    );
  return items.length === 0 ? [] : [element('p', { className: 'others', text: `${say(kind)}：` }), element('ul', {}, ...items)];
}

/** Codes that lead to no cause by themselves, or to several: what they are called and mean. */
export function renderCodes({ codes, verdicts }: Look, root: string): HTMLElement[] {
  const proven = new Set(verdicts.flatMap(({ evidence }) => evidence.map(({ value }) => value)));
  const items = codes
    .filter(({ table, code, ambiguous }) => ambiguous || !proven.has(`${table}:${code}`))
    .map(({ table, code, line }) => {
      const words = codeWords(table, code);
      return element(
        'li',
        {},
        `${say('at-line', { line })}　`,
        element('a', {
          href: `${root}codes/${table}.html#${codeAnchor(code)}`,
          text: words && words.name !== code ? `${code} ${words.name}` : code,
        }),
        words ? `：${words.meaning}（${words.title}）` : '',
      );
    });
  if (items.length === 0) return [];
  return [element('section', { className: 'known' }, element('h3', { text: say('codes') }), element('ul', {}, ...items))];
}
