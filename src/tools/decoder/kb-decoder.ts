import { createVerify } from '../../core/crypto/verify.ts';
import { inspectInput, type InspectContext } from '../../core/inspect/inspect-input.ts';
import { limits } from '../../core/pem/limits.ts';
import type { Programme } from '../../core/policy/rule.ts';
import { copyText } from '../../page-scripts/site/copy-text.ts';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { pasteInto, takeOver } from '../search/hand-over.ts';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { Case, Judging } from './case.ts';
import { loadDetails } from './details.ts';
import { element, part } from '../shared/element.ts';
import { lookCloser, withoutVoid } from './look-closer.ts';
import type { ObjectRow } from './object-row.ts';
import { renderNotes } from './render-notes.ts';
import { renderObject } from './render-object.ts';
import { authorities, rules, words } from './words.ts';

/** Objects up to this number are all shown whole; more come as a table. */
const WHOLE = 4;

/** The decoder: reads what is pasted, dropped or chosen, and shows what it is, what is wrong and what to do. Text around certificates goes to the recogniser. */
export class KbDecoder extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #run = 0;
  /** What was read last, kept so that another date or programme judges it anew. */
  #inputs: { name: string | null; read: () => Promise<Uint8Array | string> }[] = [];
  #verify = createVerify({
    subtle: globalThis.crypto?.subtle ?? null,
    loadFallback: async () => {
      if (!globalThis.kbVerifyInJavaScript) await loadScript(this.dataset.fallback ?? '');
      if (!globalThis.kbVerifyInJavaScript) throw new Error('The fallback did not define itself.');
      return globalThis.kbVerifyInJavaScript;
    },
  });

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    const form = part<HTMLFormElement>(this, 'form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#readText();
    });
    this.#watchText();
    const file = this.#field('file');
    file.addEventListener('change', () => {
      if (file.files?.length) this.#readFiles([...file.files]);
      file.value = '';
    });
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.classList.add('over');
    });
    this.addEventListener('dragleave', () => this.classList.remove('over'));
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.classList.remove('over');
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) this.#readFiles(files);
      else this.#take(event.dataTransfer?.getData('text/plain') ?? '');
    });
    const at = this.#field('at');
    at.value ||= new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
    for (const name of ['at', 'programme', 'expect']) this.#field(name).addEventListener('change', () => void this.#inspect());
    part(this, 'stop').addEventListener('click', () => {
      this.#run++;
      this.#status('已停止，下面是停止前讀到的部分。');
    });
    part(this, 'clear').addEventListener('click', () => this.#clear());
    for (const button of this.querySelectorAll<HTMLElement>('[data-example]')) {
      button.addEventListener('click', () => this.#take(button.dataset.example ?? ''));
    }
    const pasted = takeOver();
    if (pasted !== null) this.#takeOver(pasted);
    else if (this.waiting?.length) this.#readFiles(this.waiting);
    else if (file.files?.length) this.#readFiles([...file.files]);
    else if (this.#text.value.trim() !== '') this.#readText();
  }

  get #text(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector(`[name="${name}"]`) as HTMLInputElement;
  }

  #watchText(): void {
    let timer = 0;
    // On the tool, not on the field: the guard may put a fresh one in its place.
    this.addEventListener('input', ({ target }) => {
      if (target !== this.#text) return;
      clearTimeout(timer);
      timer = setTimeout(() => this.#readText(), 250) as unknown as number;
    });
  }

  #take(text: string): void {
    this.#text.value = text;
    this.#readText();
  }

  /** What was pasted into the search field of another page. */
  #takeOver(text: string): void {
    this.#text.focus();
    if (text === '') this.#status('剛才貼上的內容沒有帶過來，請在這裡再貼一次。');
    else if (pasteInto(this.#text, text)) this.#take(text);
  }

  #readText(): void {
    const text = this.#text.value;
    if (text.trim() === '') {
      this.#status('還沒有內容。請貼上憑證、請求檔、錯誤訊息或整段輸出，或選擇檔案。');
      part(this, 'results').replaceChildren();
      return;
    }
    this.#inputs = [{ name: null, read: async () => text }];
    void this.#inspect();
  }

  #readFiles(files: File[]): void {
    this.#inputs = files.map((file) => ({
      name: file.name,
      // A larger file is cut one byte past the limit, so that the reader is told the limit and the memory stays bounded.
      read: async () => new Uint8Array(await file.slice(0, limits.inputBytes + 1).arrayBuffer()),
    }));
    void this.#inspect();
  }

  async #inspect(): Promise<void> {
    if (this.#inputs.length === 0) return;
    const run = ++this.#run;
    const judging = this.#judging();
    if (!judging) return;
    const cases: Case[] = [];
    const bar = part(this, 'progress');
    const meter = bar.querySelector('progress') as HTMLProgressElement;
    const started = performance.now();
    let painted = started;
    const tick = async (share: number): Promise<boolean> => {
      const now = performance.now();
      if (now - painted > 80) {
        painted = now;
        meter.value = share;
        if (now - started > 300) bar.hidden = false;
        await new Promise((resolve) => setTimeout(resolve));
      }
      return run === this.#run;
    };
    const expect = this.#field('expect').value as '' | 'csr' | 'certificate';
    const context: InspectContext = {
      at: judging.at,
      programme: judging.programme,
      rules,
      authorities,
      verify: this.#verify,
      ...(expect ? { expect } : {}),
    };
    const inputs = this.#inputs;
    this.#status('檢查中…');
    for (const [index, { name, read }] of inputs.entries()) {
      if (!(await tick(index / inputs.length))) break;
      cases.push({ name, ...(await this.#one(read, { ...context, tick: (done, total) => tick((index + done / total) / inputs.length) })) });
    }
    bar.hidden = true;
    // A newer reading has taken over the page; a stopped one still shows what it has.
    if (run !== this.#run && this.#inputs !== inputs) return;
    await this.#show(cases, judging, run);
  }

  async #one(read: () => Promise<Uint8Array | string>, context: InspectContext): Promise<Omit<Case, 'name'>> {
    try {
      const input = await read();
      const inspection = await inspectInput(input, context);
      // The page can answer in between.
      await context.tick?.(1, 1);
      const look = await lookCloser(input, inspection, part<HTMLTemplateElement>(this, 'scripts').content);
      return { inspection: withoutVoid(inspection, look), look };
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return {
        inspection: { objects: [], repairs: [], problems: [{ code: 'unreadable-file', line: null, column: null, facts: {} }] },
        look: null,
      };
    }
  }

  #judging(): Judging | null {
    const date = this.#field('at').value;
    const at = new Date(`${date}T00:00:00+08:00`);
    if (Number.isNaN(at.getTime())) {
      this.#status('判斷日期不完整，請填年月日。');
      return null;
    }
    // Today means this moment: a certificate that expired this morning has expired.
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
    return { at: date === today ? new Date() : at, programme: this.#field('programme').value as Programme, root: this.dataset.root ?? '' };
  }

  async #show(cases: Case[], judging: Judging, run: number): Promise<void> {
    const results = part(this, 'results');
    const objects = cases.flatMap(({ inspection }) => inspection.objects);
    const isMany = cases.length > 1 || objects.length > WHOLE;
    const finished = run === this.#run;
    const details = isMany ? await loadDetails(this) : null;
    if (finished && run !== this.#run) return;
    if (isMany && !details) return this.#status('總表的程式讀不到。請重新整理；如果是離線副本，請確認 assets 資料夾也一起複製了。');
    results.replaceChildren(element('h2', { className: 'sr', text: '檢查結果' }));
    part(this, 'clear').hidden = false;
    const [only] = cases;
    if (only && cases.length === 1) results.append(...renderLook(only, judging));
    if (details) {
      const detail = element('div', { className: 'detail' });
      const open = (row: ObjectRow): void => {
        detail.replaceChildren(
          ...(row.object ? [renderObject(row.object, judging, this)] : renderLook(row.source, judging)),
          ...renderNotes(row.source.inspection),
        );
        detail.scrollIntoView({ block: 'start' });
        const heading = detail.querySelector('h3');
        if (heading) {
          heading.tabIndex = -1;
          heading.focus({ preventScroll: true });
        }
      };
      results.append(details.renderTable(details.objectRows(cases, judging, words), open), detail);
    } else {
      for (const { inspection } of cases) {
        results.append(...renderNotes(inspection), ...inspection.objects.map((object) => renderObject(object, judging, this)));
      }
    }
    if (cases.length > 0) results.append(this.#reportRow(cases, judging));
    if (finished) this.#status(summary(objects.length, cases));
  }

  #reportRow(cases: Case[], { at, programme }: Judging): HTMLElement {
    const button = element('button', { type: 'button', className: 'button', text: '複製文字報告' });
    const box = element('pre', { className: 'report' });
    box.hidden = true;
    box.tabIndex = 0;
    button.addEventListener('click', async () => {
      const details = await loadDetails(this);
      if (!details) return this.#status('報告的程式讀不到。請重新整理；如果是離線副本，請確認 assets 資料夾也一起複製了。');
      const text = cases
        .map(({ name, inspection, look }) => {
          const seen = look ? (globalThis.kbRecogniser?.report(look) ?? '') : '';
          return details.reportText(inspection, { name, at, programme, rules, words }) + (seen && `\n${seen}`);
        })
        .join('\n');
      box.textContent = text;
      box.hidden = false;
      void copyText(text, box).then((copied) => (button.textContent = copied ? '已複製報告' : '已選取，請按 Ctrl+C'));
    });
    return element('div', { className: 'report-row' }, button, box);
  }

  #clear(): void {
    this.#run++;
    this.#inputs = [];
    this.#text.value = '';
    part(this, 'results').replaceChildren();
    part(this, 'clear').hidden = true;
    this.#status('');
    this.#text.focus();
  }

  #status(text: string): void {
    part(this, 'status').textContent = text;
  }
}

/** What the recogniser found, if it was asked. */
function renderLook({ inspection, look }: Case, { root }: Judging): HTMLElement[] {
  if (!look) return [];
  return globalThis.kbRecogniser?.render(look, root, { alone: inspection.objects.length === 0 && inspection.problems.length === 0 }) ?? [];
}

function summary(objects: number, cases: Case[]): string {
  const looks = cases.flatMap(({ look }) => look ?? []);
  const unread = cases.some(({ inspection }) => inspection.problems.length > 0);
  if (globalThis.kbRecogniser && looks.some(({ kinds, errors }) => kinds.length + errors.length > 0 || (objects === 0 && !unread)))
    return globalThis.kbRecogniser.status(looks, objects);
  if (objects === 0) return '沒有找到可以判讀的憑證或請求檔，原因在下面。';
  return objects === 1 ? '找到 1 個物件，結果在下面。' : `找到 ${objects} 個物件，結果在下面。`;
}
