import { ui } from 'content:interface/config';
import { generateConfig, type RequestProblem } from '../../core/config/generate-config.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import { part } from '../shared/element.ts';
import { fieldsFor, exampleDomain, isFurther, readRequest } from './read-request.ts';
import { renderGenerated } from './render-generated.ts';
import { explainWritten } from './writer-words.ts';

/** Half-typed names are not called wrong before the reader stops for this long, in milliseconds. */
const PAUSE = 400;
const FIELD_OF: Partial<Record<RequestProblem['code'], string>> = {
  'request-domain': 'domains',
  'request-version': 'version',
  'request-version-short': 'version',
  'request-openssl': 'openssl',
  'request-resolver': 'resolver',
  'request-hsts': 'hsts',
};

/** Writes a TLS configuration out of a form, as the reader types, and says of each line what it is for. */
export class KbConfigWriter extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    const form = this.#form;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#write();
    });
    const server = part<HTMLSelectElement>(this, 'server');
    const version = this.#input('version');
    const fit = (): void => void (version.value = server.selectedOptions[0]?.dataset.version ?? '');
    server.addEventListener('change', fit);
    // Chosen before this script came: the number that stands there is another server's.
    if (version.value && [...server.options].some(({ selected, dataset }) => !selected && dataset.version === version.value)) fit();
    form.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#write(), PAUSE);
    });
    // A file dropped here by mistake must not replace the page.
    this.addEventListener('drop', (event) => event.preventDefault());
    // What was typed before this script arrived is answered like what comes after.
    this.#write({ silent: this.#input('domains').value === '' });
  }

  get #form(): HTMLFormElement {
    return part<HTMLFormElement>(this, 'form');
  }

  #input(name: string): HTMLInputElement {
    return this.querySelector(`[name="${name}"]`) as HTMLInputElement;
  }

  #write({ silent = false } = {}): void {
    clearTimeout(this.#timer);
    const request = readRequest(this.#form);
    const wanted = fieldsFor(request);
    for (const box of this.querySelectorAll<HTMLElement>('[data-field]')) box.hidden = !wanted.has(box.dataset.field ?? '');
    part(this, 'paths').hidden = !wanted.has('certificatePath');
    for (const input of this.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
    for (const said of this.querySelectorAll('.fill-said')) said.textContent = '';
    const output = part(this, 'output');
    if (isFurther(request.server) && !globalThis.kbConfigWriters) {
      output.replaceChildren();
      // Of the server before it.
      part(this, 'status').textContent = '';
      void this.#load(silent);
      return;
    }
    const written = generateConfig(request, globalThis.kbConfigWriters?.writers);
    if (!written.ok) {
      output.replaceChildren();
      this.#refuse(written.problem);
      return;
    }
    const isExample = this.#input('domains').value.trim() === '';
    output.replaceChildren(renderGenerated(written.lines, written.file, request.server, this.dataset.root ?? '', isExample));
    if (silent) return;
    const example = isExample ? ui.exampleDomain({ domain: exampleDomain }) : '';
    part(this, 'status').textContent = ui.written({ count: written.lines.length, example });
  }

  /** Fetches what writes for the server that was chosen, and writes. */
  async #load(silent: boolean): Promise<void> {
    await loadScript(this.dataset.writers ?? '').catch(() => undefined);
    if (globalThis.kbConfigWriters) this.#write({ silent });
    // Meanwhile another server may have been chosen, for which it is not needed.
    else if (isFurther(readRequest(this.#form).server)) part(this, 'status').textContent = ui.unloadedWriter;
  }

  /** Says beside the field why nothing was written; what stood there before would no longer fit the form. */
  #refuse({ code, facts }: RequestProblem): void {
    const name = code === 'request-path' ? String(facts.field) : (FIELD_OF[code] ?? '');
    const input = this.#input(name);
    const label = input.labels?.[0]?.textContent.trim() ?? name;
    input.setAttribute('aria-invalid', 'true');
    (this.querySelector(`#${input.id}-said`) as HTMLElement).textContent = explainWritten(code, { ...facts, field: `「${label}」` }).text;
    input.closest('details')?.setAttribute('open', '');
    part(this, 'status').textContent = ui.refused({ label });
  }
}
