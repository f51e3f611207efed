import type { Flow } from '../../core/flow/flow.ts';
import { answersIn, fragmentOf } from '../../core/flow/fragment.ts';
import { pathText } from '../../core/flow/path-text.ts';
import { answersOf, walk, type Walk } from '../../core/flow/walk.ts';
import { part } from '../shared/element.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { markGraph, answerLinks, nodesOf, planLines, readFlow } from './page-flow.ts';
import { labels, word } from './words.ts';

/** The fragment of a walk without answers; an empty one would leave the address alone. */
const START = '#a=';
const ALL = '#all';

/**
 * Asks the questions of a tree one at a time. Without it the page holds the whole tree as text.
 * The address is the only state: answers are links to the next fragment, so Back, Forward and sharing come from the browser.
 */
export class KbWalker extends HTMLElement {
  #flow: Flow = readFlow(document, this);
  #walked: Walk = walk(this.#flow, []);
  /** The longest way walked, so that going back shows what was answered. */
  #kept: string[] = [];
  /** Where the answers lead without scripts. */
  #hrefs = new Map(answerLinks(this).map((link) => [link, link.getAttribute('href') ?? '']));

  connectedCallback(): void {
    if (this.dataset.mode !== undefined) return;
    part(this, 'bar').hidden = false;
    part(this, 'all').addEventListener('click', () => {
      location.hash = this.dataset.mode === 'all' ? this.#address() : ALL;
    });
    part(this, 'restart').addEventListener('click', () => {
      this.#kept = [];
      location.hash = START;
    });
    part(this, 'copy').addEventListener('click', () => void this.#copy());
    part(this, 'print').addEventListener('click', () => print());
    addEventListener('hashchange', () => this.#follow(true));
    this.#follow(false);
  }

  /** Shows what the address says. The focus follows only where the reader has moved, never on arrival. */
  #follow(moved: boolean): void {
    // Behind a "?" stand the values of the form for commands.
    const hash = location.hash.split('?')[0] ?? '';
    const target = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    if (hash === '' || hash.startsWith(START)) this.#walk(hash, moved);
    else if (hash === ALL) this.#showAll();
    else if (target?.matches('[data-node]')) {
      this.#showAll();
      focus(target);
    } else if (this.dataset.mode === undefined) this.#walk(START, false);
    if (hash.length > 1 && hash !== ALL && !hash.startsWith(START) && !target) this.#say(word('unknown-address'));
    this.dispatchEvent(new Event('walked'));
  }

  #walk(hash: string, moved: boolean): void {
    const given = answersIn(hash);
    const walked = walk(this.#flow, given);
    const answers = answersOf(walked);
    const wasAll = this.dataset.mode === 'all';
    this.dataset.mode = 'walk';
    this.#walked = walked;
    if (!answers.every((id, index) => this.#kept[index] === id)) this.#kept = answers;
    part(this, 'all').setAttribute('aria-pressed', 'false');
    this.#forgetCopy();
    this.#showPlace(answers);
    this.#showTrail(answers);
    const whole = hash.length <= START.length || hash.split('&').includes(fragmentOf(given));
    if (walked.invalidAt !== null || !whole) this.#say(word('unknown-answer'));
    else this.#say(wasAll ? word('one') : '');
    if (moved) focus(this.#current());
  }

  #current(): HTMLElement {
    const place = this.#walked.node;
    return place.kind === 'hand-over' ? part(this, 'hand-over') : part(this, `node="${place.id}"`);
  }

  #showPlace(answers: string[]): void {
    const place = this.#walked.node;
    const current = this.#current();
    for (const section of [...nodesOf(this), part(this, 'hand-over')]) section.hidden = section !== current;
    markGraph(document, this.#walked.path, place.kind === 'hand-over' ? `flow:${place.flow}` : place.id);
    if (place.kind === 'hand-over') {
      const link = part<HTMLAnchorElement>(this, 'other-link');
      const answer = this.#lastAnswer();
      link.href = answer?.href ?? link.href;
      link.textContent = answer?.dataset.other ?? place.flow;
      return;
    }
    part(current, 'kicker').textContent =
      place.kind === 'outcome' ? (current.dataset.kickerText ?? word('end')) : word('step', { number: answers.length + 1 });
    for (const link of answerLinks(current)) {
      const { answer = '', other } = link.dataset;
      if (other === undefined) link.setAttribute('href', fragmentOf([...answers, answer]));
      if (this.#kept[answers.length] === answer) link.dataset.again = word('again');
      else delete link.dataset.again;
    }
  }

  #showTrail(answers: string[]): void {
    const begun = answers.length > 0;
    const template = part<HTMLTemplateElement>(this, 'template="step"');
    part(this, 'steps').replaceChildren(
      ...this.#walked.path.map(({ id, question, answer }, index) => {
        const item = template.content.cloneNode(true) as DocumentFragment;
        part(item, 'asked').textContent = question.question;
        part(item, 'given').textContent = answer.label;
        part(item, 'step').dataset.step = `${id}.${answer.id}`;
        item.querySelector('a')?.setAttribute('href', fragmentOf(answers.slice(0, index)) || START);
        return item;
      }),
    );
    this.toggleAttribute('data-begun', begun);
    part(this, 'trail').hidden = !begun;
    part(this, 'row').hidden = !begun;
    part(this, 'back').setAttribute('href', fragmentOf(answers.slice(0, -1)) || START);
    part(this, 'copy').classList.toggle('primary', this.#walked.done);
  }

  #showAll(): void {
    this.dataset.mode = 'all';
    this.removeAttribute('data-begun');
    for (const [link, href] of this.#hrefs) link.setAttribute('href', href);
    const sections = nodesOf(this);
    for (const section of sections) section.hidden = false;
    for (const name of ['hand-over', 'row', 'trail']) part(this, name).hidden = true;
    this.#forgetCopy();
    part(this, 'all').setAttribute('aria-pressed', 'true');
    this.#say(word('all', { count: sections.length }));
  }

  async #copy(): Promise<void> {
    const { protocol, href } = location;
    const web = protocol !== 'file:';
    const items = planLines(this.#current(), web);
    const text = pathText(this.#flow, this.#walked, {
      labels: items ? { ...labels, symptom: '' } : labels,
      ...(items ? { items } : {}),
      titleOf: () => this.#lastAnswer()?.dataset.other ?? null,
      // A path on this reader's disk is of no use to the helpdesk.
      addressOf: (page) => (web ? (this.#current().querySelector<HTMLAnchorElement>('[data-page]')?.href ?? page) : page),
    });
    const holder = part(this, 'text');
    holder.textContent = web ? `${text}${word('path-link')}${items ? href : (href.split('#')[0] ?? '') + this.#address()}\n` : text;
    holder.hidden = false;
    const copied = await copyText(holder.textContent, holder);
    // Beside the button, where the reader looks.
    part(this, 'copied').textContent = word(copied ? 'copied' : 'selected');
  }

  /** The text of another way would stand below this one. */
  #forgetCopy(): void {
    part(this, 'text').hidden = true;
    part(this, 'copied').textContent = '';
  }

  #address(): string {
    return fragmentOf(answersOf(this.#walked)) || START;
  }

  /** The link of the answer that was given last. */
  #lastAnswer(): HTMLAnchorElement | null {
    const step = this.#walked.path.at(-1);
    return step ? part(this, `node="${step.id}"`).querySelector(`[data-answer="${step.answer.id}"]`) : null;
  }

  #say(text: string): void {
    part(this, 'status').textContent = text;
  }
}

/** Moves the reader to a node's heading, and the page only if the heading is not well in sight. */
function focus(section: HTMLElement): void {
  section.querySelector('h2')?.focus({ preventScroll: true });
  const { top } = section.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) section.scrollIntoView();
}
