import { ui as pageUi } from 'content:interface/page';
import { ui } from 'content:interface/preflight';
import { inspectInput, type Inspection } from '../../core/inspect/inspect-input.ts';
import { seenInRequest, type Seen } from '../../core/preflight/seen-in-request.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { judgingRules } from '../decoder/judging-rules.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { pageVerify } from '../shared/page-verify.ts';
import { loadSource, type Source } from '../shared/source.ts';
import { verdictCard, type Tone } from '../shared/verdict-card.ts';
import { SEEN, type SeenItem } from './seen-item.ts';

/** Reads a request for the pre-flight list and tells the list what stands in it. */
export class KbPreflightRequest extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#panel = new InputPanel(this, (sources) => void this.#read(sources));
    this.#panel.start();
  }

  async #read([source]: readonly Source[]): Promise<void> {
    if (!source) return tell([]);
    const isLast = this.#panel.begin();
    const input = await loadSource(source);
    await loadScript(this.dataset.rulesCsr ?? '').catch(() => undefined);
    // Without the rules nothing would be found wrong, and the list would be ticked for it.
    if (!globalThis.kbRules?.csr) {
      if (!isLast()) return;
      tell([]);
      return this.#panel.status(pageUi.toolUnreadable);
    }
    const inspection =
      input === null
        ? null
        : await inspectInput(input, {
            at: new Date(),
            programme: 'public-web',
            rules: judgingRules(),
            authorities: [],
            verify: pageVerify(this.dataset.fallback ?? ''),
          });
    if (!isLast()) return;
    const domain = document.querySelector<HTMLInputElement>('kb-preflight [name="domain"]')?.value ?? '';
    const seen = inspection && seenInRequest(inspection, domain);
    if (!seen) return this.#show([], 'dim', inspection ? ui.noRequest : ui.unreadable);
    const items = seen.map((each) => ({ check: each.check, state: each.state, text: sentence(each, inspection) }));
    const count = (state: Seen['state']): number => items.filter((item) => item.state === state).length;
    const done = count('done') + count('not-applicable');
    const first = items.find(({ state }) => state === 'failed')?.text.replace(/。$/, '');
    // The worst comes first.
    if (first === undefined) this.#show(items, 'good', ui.read({ done }));
    else this.#show(items, 'bad', ui.failed({ failed: count('failed'), first, done }));
  }

  #show(items: SeenItem[], tone: Tone, said: string): void {
    this.#panel.answer([verdictCard(tone, said, ui.title)]);
    tell(items);
  }
}

function tell(items: SeenItem[]): void {
  document.dispatchEvent(new CustomEvent(SEEN, { detail: items }));
}

function sentence({ why, evidence }: Seen, { objects }: Inspection): string {
  switch (why) {
    case 'request':
      return ui.request;
    case 'certificate':
      return ui.certificate;
    case 'good':
      return ui.good;
    case 'bad':
      return ui.bad({ reason: reasonOf(evidence, objects) });
    case 'plain':
      return ui.plain({ evidence });
    case 'odd':
      return ui.odd({ evidence });
    case 'wildcard':
      return ui.wildcard({ evidence });
    case 'names':
      return evidence === '' ? ui.noNames : ui.names({ evidence });
    case 'noIp':
      return ui.noIp;
    case 'ip':
      return ui.ip({ evidence });
    case 'reservedIp':
      return ui.reservedIp({ evidence });
    case 'sameName':
      return ui.sameName({ evidence });
    case 'otherName':
      return ui.otherName({ evidence });
  }
}

function reasonOf(rule: string, objects: Inspection['objects']): string {
  const finding = objects.flatMap(({ findings }) => findings).find((each) => each.rule === rule);
  const message = judgingRules().find(({ id }) => id === rule)?.message;
  return finding && message ? renderMessage(message, finding.facts) : ui.broken;
}
