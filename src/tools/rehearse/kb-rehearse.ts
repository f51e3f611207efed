import { ui } from 'content:interface/rehearse';
import { ui as pageUi } from 'content:interface/page';
import type { Verify } from '../../core/crypto/verification.ts';
import { mayBeOdd } from '../../core/lint/may-be-odd.ts';
import { inspectInput, type Inspection } from '../../core/inspect/inspect-input.ts';
import { admitRequest, type AdmittedRequest } from '../../core/rehearse/admit-request.ts';
import { nameText, readNames } from '../../core/rehearse/asked-names.ts';
import { FAULTS, type Fault } from '../../core/rehearse/fault.ts';
import type { AuthorityKey, HostName } from '../../core/rehearse/issuer.ts';
import { SHAPES } from '../../core/rehearse/shape.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { part, showText } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { lookAgain } from '../shared/look-again.ts';
import { pageVerify } from '../shared/page-verify.ts';
import { breathe, loadSource, unreadableFile, type Source } from '../shared/source.ts';
import { judgingRules } from '../decoder/judging-rules.ts';
import { renderNotes } from '../decoder/render-notes.ts';
import { deliver, NotAsWished, type Delivery } from './deliver.ts';
import { showPlan } from './show-plan.ts';
import { renderMade } from './render-made.ts';
import { renderRefusal, renderRequest } from './render-request.ts';

/** The rehearsal: reads a request as the decoder does, and issues for its key what only practice may use. */
export class KbRehearse extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;
  #admitted: AdmittedRequest | null = null;
  #delivery: Delivery | null = null;
  #isBusy = false;
  #verify: Verify = pageVerify(this.dataset.fallback ?? '');

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#panel = new InputPanel(this, (sources) => void this.#read(sources));
    part(this, 'make').addEventListener('click', () => void this.#make());
    this.#names.addEventListener('input', () => this.#judgeNames());
    part(this, 'choices').addEventListener('input', ({ target }) => {
      if (this.#delivery && target !== this.#field('server')) this.#say(ui.changed);
    });
    this.#field('server').addEventListener('change', () => this.#delivery && this.#showPlan(this.#delivery));
    this.#followAddress();
    this.#panel.start();
  }

  /** A guide leads to the plan of its own server. */
  #followAddress(): void {
    const server = /^#plan-([a-z]+)$/.exec(location.hash)?.[1];
    const field = this.#field('server');
    if ([...field.options].some(({ value }) => value === server)) field.value = server ?? '';
  }

  get #names(): HTMLTextAreaElement {
    return this.querySelector('[name="names"]') as HTMLTextAreaElement;
  }

  #field(name: string): HTMLSelectElement {
    return this.querySelector(`select[name="${name}"]`) as HTMLSelectElement;
  }

  async #read(sources: readonly Source[]): Promise<void> {
    this.#offer(null);
    if (sources.length === 0) return;
    const isLast = this.#panel.begin();
    await loadScript(this.dataset.rulesCsr ?? '').catch(() => undefined);
    if (!globalThis.kbRules?.csr) return isLast() ? this.#panel.status(pageUi.toolUnreadable) : undefined;
    const inspection: Inspection = { objects: [], repairs: [], problems: [] };
    for (const source of sources) {
      let one = await this.#inspect(source);
      if (!globalThis.kbLint && one.objects.some(({ subject }) => mayBeOdd(subject, { authorities: [] }))) {
        await loadScript(this.dataset.lint ?? '').catch(() => undefined);
        one = await this.#inspect(source);
      }
      inspection.objects.push(...one.objects);
      inspection.repairs.push(...one.repairs);
      inspection.problems.push(...one.problems);
    }
    const notes = await renderNotes(inspection);
    if (!isLast()) return;
    const admitted = admitRequest(inspection.objects);
    if ('refused' in admitted) return this.#panel.answer([renderRefusal(admitted), ...notes]);
    const request = inspection.objects.find(({ subject }) => subject.kind === 'csr');
    this.#panel.answer([
      ...renderRequest(admitted, request?.subject.key ?? null, request?.findings ?? [], this.dataset.root ?? ''),
      ...notes,
    ]);
    this.#offer(admitted);
  }

  async #inspect(source: Source): Promise<Inspection> {
    const input = await loadSource(source);
    if (input === null) return { objects: [], repairs: [], problems: [unreadableFile] };
    return inspectInput(input, {
      at: new Date(),
      programme: 'public-web',
      rules: judgingRules(),
      authorities: [],
      lint: globalThis.kbLint?.checks,
      readable: globalThis.kbLint?.readable,
      verify: this.#verify,
      lookAgain,
    });
  }

  /** What can be chosen for a request; null where there is none to choose for. */
  #offer(admitted: AdmittedRequest | null): void {
    this.#admitted = admitted;
    this.#delivery = null;
    part(this, 'choices').hidden = admitted === null;
    part(this, 'made').replaceChildren();
    this.#say('');
    showPlan(null, {});
    if (!admitted) return;
    this.#names.value = admitted.names.map(nameText).join('\n');
    this.#judgeNames();
  }

  /** The names that stand in the field, after what is wrong with them has been said; null where none can be made of them. */
  #judgeNames(isAsked = false): HostName[] | null {
    const { names, wrong } = readNames(this.#names.value);
    const isNone = names.length === 0 && (isAsked || wrong.length > 0);
    const fault = wrong.length > 0 ? ui.wrongNames({ names: wrong.join('、') }) : isNone ? ui.noNames : '';
    const note = part(this, 'names-note');
    showText(note, fault === '' ? this.#namesNote() : fault);
    note.classList.toggle('bad', fault !== '');
    if (fault === '') this.#names.removeAttribute('aria-invalid');
    else this.#names.setAttribute('aria-invalid', 'true');
    return fault === '' && names.length > 0 ? names : null;
  }

  #namesNote(): string {
    const { isFromCommonName, leftOut } = this.#admitted ?? { isFromCommonName: false, leftOut: [] };
    return [isFromCommonName ? ui.fromCommonName : '', leftOut.length > 0 ? ui.leftOut({ names: leftOut.join('、') }) : ''].join('');
  }

  async #make(): Promise<void> {
    const admitted = this.#admitted;
    const names = this.#judgeNames(true);
    if (!admitted || this.#isBusy) return;
    if (!names) return this.#names.focus();
    const { subtle } = crypto as Partial<Crypto>;
    this.#setBusy(true);
    this.#say(subtle ? ui.making : ui.makingSlow);
    await breathe();
    try {
      if (!(await this.#loadIssuer())) return this.#say(ui.makeUnreadable);
      const delivery = await deliver(
        {
          spki: admitted.spki,
          keyType: admitted.keyType,
          names,
          shape: SHAPES.find((shape) => shape === this.querySelector<HTMLInputElement>('[name="shape"]:checked')?.value) ?? 'simple',
          authorityKey: this.#field('authorityKey').value as AuthorityKey,
          fault: this.#fault(),
          now: new Date(),
        },
        this.#verify,
      );
      // Another request may have come in between.
      if (admitted === this.#admitted) this.#show(delivery);
    } catch (error) {
      this.#say(error instanceof NotAsWished ? ui.notAsWished : ui.makeFailed);
    } finally {
      this.#setBusy(false);
    }
  }

  /** Whether what issues is here. */
  async #loadIssuer(): Promise<boolean> {
    const { issuer = '', issuePlain = '' } = this.dataset;
    const isPlain = !(crypto as Partial<Crypto>).subtle;
    await Promise.all([loadScript(issuer), ...(isPlain ? [loadScript(issuePlain)] : [])]).catch(() => undefined);
    return globalThis.kbIssuer !== undefined && (!isPlain || globalThis.kbIssuePlain !== undefined);
  }

  #fault(): Fault | null {
    const { value } = this.#field('fault');
    if (value !== 'random') return FAULTS.find((fault) => fault === value) ?? null;
    const [number = 0] = crypto.getRandomValues(new Uint8Array(1));
    return FAULTS[number % FAULTS.length] ?? null;
  }

  #show(delivery: Delivery): void {
    this.#delivery = delivery;
    this.#say('');
    const { fault } = delivery.set;
    const isExample = this.#panel.text.value.trim() === this.querySelector<HTMLElement>('[data-example]')?.dataset.example?.trim();
    const faultName = this.#field('fault').querySelector<HTMLOptionElement>(`[value="${fault ?? ''}"]`)?.text ?? '';
    const made = renderMade(delivery, { isExample, faultName });
    part(this, 'made').replaceChildren(made);
    this.#showPlan(delivery);
    const heading = made.querySelector('h2');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    made.scrollIntoView();
  }

  #showPlan({ values }: Delivery): void {
    showPlan(this.#field('server').value, values);
  }

  #say(text: string): void {
    part(this, 'made-status').textContent = text;
  }

  #setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    part(this, 'make').setAttribute('aria-disabled', String(isBusy));
  }
}
