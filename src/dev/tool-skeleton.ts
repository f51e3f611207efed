/** A tool that works as it is: it takes text and files, says how many lines there are, and waits for its real work and words. */
export function toolFiles(name: string): { path: string; text: string }[] {
  const page = `src/tools/${name}/${name}.page.astro`;
  const words = `content/interface/${name}.yaml`;
  return [
    { path: page, text: shell(name) },
    { path: `src/tools/${name}/${name}.entry.ts`, text: element(name) },
    { path: words, text: WORDS },
    { path: `tests/site/${name}.e2e.ts`, text: pageTest(name, [page, words]) },
  ];
}

/** The tool's place in the menu, which is also its title, the first words of its page and its permanent link. It stands last in `content/site.yaml`. */
export const toolMenuEntry = (name: string): string => `    - page: tools/${name}.html
      title: 待填：工具的名稱（${name}）
      nav: 待填：短標題
      summary: 待填：工具清單上的一句話。
      lead: 待填：貼上什麼，會知道什麼。
`;

const className = (name: string): string => `Kb${name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;

const shell = (name: string): string => `---
import Tool from '../../layouts/Tool.astro';
import BenchLine from '../shared/BenchLine.astro';
---
<Tool>
  <kb-${name} class="bench" data-reads data-src="/scripts/${name}.js" data-root="/">
    <form data-form>
      <label class="bench-label" for="${name}-text">待填：把什麼貼在這裡</label>
      <textarea id="${name}-text" name="text" rows="7" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="${name}-promise"></textarea>
      <BenchLine tool="${name}" submit="檢查" empty="還沒有內容。請貼上文字，或選擇檔案。" hint="檔案也可以直接拖進來。" />
      <p class="quiet promise" id="${name}-promise">內容只在這個瀏覽器裡處理，不會傳出去。請不要貼私密金鑰，貼了也會拒收。</p>
    </form>
    <p class="bench-status" data-status role="status"></p>
    <div data-results></div>
    <noscript>
      <div class="callout note"><strong>這個工具需要 JavaScript</strong><p>待填：沒有 JavaScript 時怎麼做。</p></div>
    </noscript>
  </kb-${name}>
  <Fragment slot="notes">
    <h2 id="reads">可以貼什麼</h2>
    <p>待填</p>
  </Fragment>
</Tool>
`;

const element = (name: string): string => `import 'needs:guard bench plain';
import { ui } from 'content:interface/${name}';
import type { WaitingTool } from '../../page-scripts/site/load-on-touch.ts';
import { element } from '../shared/element.ts';
import { InputPanel } from '../shared/input-panel.ts';
import { openText } from '../shared/open-text.ts';
import type { Source } from '../shared/source.ts';
import { verdictCard } from '../shared/verdict-card.ts';

/** Takes text and files and says how many lines each has, until its own work stands here. */
class ${className(name)} extends HTMLElement implements WaitingTool {
  // Declared, not defined: a definition would wipe out what was dropped before this script arrived.
  declare waiting?: File[];
  #panel!: InputPanel;

  connectedCallback(): void {
    if (this.dataset.ready !== undefined) return;
    this.dataset.ready = '';
    this.#panel = new InputPanel(this, (sources) => void this.#read(sources));
    this.#panel.start();
  }

  async #read(sources: readonly Source[]): Promise<void> {
    if (sources.length === 0) return;
    const isLast = this.#panel.begin();
    const shown = await Promise.all(sources.map((source) => render(source, this.#panel.words)));
    if (isLast()) this.#panel.answer(shown);
  }
}

/** One text or file with its result. */
async function render(source: Source, words: DOMStringMap): Promise<HTMLElement> {
  const about = source.name ?? ui.pasted;
  const opened = await openText(source);
  const section = element('section', { className: 'object' });
  if (opened.ok) section.append(verdictCard('good', ui.lines({ count: opened.text.split('\\n').length }), about, 'h3'));
  else section.append(verdictCard('dim', ui.unread, about, 'h3'), element('p', { text: words[opened.problem] ?? '' }));
  return section;
}

customElements.define('kb-${name}', ${className(name)});
`;

const WORDS = `# 待填：這個工具在畫面上說的話。
pasted: 貼上的內容
lines: '這裡有 {count} 行'
unread: 沒有讀取
`;

const pageTest = (name: string, files: readonly string[]): string => `import { readFileSync } from 'node:fs';
import { expect, test } from './guarded-test.ts';

test('${name}：貼上的內容有結果，清除之後什麼都不留', async ({ page }) => {
  await page.goto('tools/${name}.html');
  const field = page.locator('kb-${name} textarea');
  await field.fill('a\\nb');
  await expect(page.locator('kb-${name} .verdict h3')).toContainText('2');
  await page.getByRole('button', { name: '清除' }).click();
  await expect(field).toHaveValue('');
  await expect(page.locator('kb-${name} .verdict')).toHaveCount(0);
});

// Red until the blanks are filled; then delete this stub and write the cases of the tool.
for (const file of ${JSON.stringify([...files, 'content/site.yaml'])
  .replaceAll('"', "'")
  .replaceAll(',', ', ')}) {
  test(\`\${file} 沒有留下「待填」\`, () => {
    expect(readFileSync(file, 'utf8').match(/待填/g)?.length ?? 0).toBe(0);
  });
}
`;
