import { ui } from 'content:interface/preflight';
import { inspectInput, type Inspection } from '../../core/inspect/inspect-input.ts';
import { seenInRequest, type Seen } from '../../core/preflight/seen-in-request.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { judgingRules } from '../decoder/judging-rules.ts';
import { part } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { pageVerify } from '../shared/page-verify.ts';
import { loadSource } from '../shared/source.ts';
import { SEEN, type SeenItem } from './seen-item.ts';

/** Reads a request for the pre-flight list and tells the list what stands in it. */
export class KbPreflightRequest extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;
  #run = 0;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#panel = new InputPanel(this, () => void this.#read());
    this.#panel.start();
  }

  async #read(): Promise<void> {
    const run = ++this.#run;
    const [source] = this.#panel.sources();
    part(this, 'clear').hidden = source === undefined;
    const input = source ? await loadSource(source) : null;
    if (run !== this.#run) return;
    if (input === null) return this.#tell([], source ? ui.unreadable : '');
    await loadScript(this.dataset.rulesCsr ?? '').catch(() => undefined);
    const inspection = await inspectInput(input, {
      at: new Date(),
      programme: 'public-web',
      rules: judgingRules(),
      authorities: [],
      verify: pageVerify(this.dataset.fallback ?? ''),
    });
    if (run !== this.#run) return;
    const domain = document.querySelector<HTMLInputElement>('kb-preflight [name="domain"]')?.value ?? '';
    const seen = seenInRequest(inspection, domain);
    if (!seen) return this.#tell([], ui.noRequest);
    const items = seen.map((each) => ({ check: each.check, state: each.state, text: sentence(each, inspection) }));
    const count = (state: Seen['state']): number => items.filter((item) => item.state === state).length;
    this.#tell(items, ui.read({ done: count('done') + count('not-applicable'), failed: count('failed') }));
  }

  #tell(items: SeenItem[], said: string): void {
    this.#panel.status(said);
    document.dispatchEvent(new CustomEvent(SEEN, { detail: items }));
  }
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
