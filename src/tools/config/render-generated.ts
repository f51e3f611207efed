import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/config';
import { configText, type GeneratedLine } from '../../core/config/generate-config.ts';
import type { ConfigRequest } from '../../core/config/generate-request.ts';
import { element } from '../shared/element.ts';
import { saveFile } from '../shared/take-away.ts';
import { addCopyButtons } from '../../page-scripts/site/copy.ts';
import { explainWritten } from './writer-words.ts';

/** What comes out is a part of such a file, except for IIS: the name must not tempt anybody to replace the whole. */
const FILES: Record<ConfigRequest['server'], string> = {
  nginx: 'nginx-tls.conf',
  apache: 'apache-tls.conf',
  tomcat: 'tomcat-tls.xml',
  iis: 'web.config',
  haproxy: 'haproxy-tls.cfg',
  wildfly: 'site.cli',
  spring: 'application-tls',
};
const SHOWN = 70;

/** The written configuration with numbered lines, a download and what each line is for. `isExample`: for nobody's site, and so no file to take away. */
export function renderGenerated(
  lines: readonly GeneratedLine[],
  file: string,
  server: ConfigRequest['server'],
  root: string,
  isExample: boolean,
): HTMLElement {
  const code = element('code', {}, ...lines.map(({ text }) => element('span', { className: 'scan-line' }, `${text}\n`)));
  const pre = element('pre', {}, code);
  pre.tabIndex = 0;
  const figure = element('figure', { className: 'code scan-code' }, element('figcaption', { text: ui.usualPlace({ file }) }), pre);
  const name = FILES[server] + (server === 'spring' ? file.slice(file.lastIndexOf('.')) : '');
  const save = element('button', { type: 'button', className: 'button', text: ui.download({ file: name }) });
  save.addEventListener('click', () => saveFile(name, configText(lines), 'text/plain;charset=utf-8'));
  const made = element(
    'div',
    {},
    figure,
    ...(isExample ? [] : [element('div', { className: 'bench-row' }, save)]),
    element('h3', { text: ui.eachLine }),
    notesOf(lines, root),
  );
  addCopyButtons(made);
  return made;
}

/** Lines that say the same thing share one explanation. */
function notesOf(lines: readonly GeneratedLine[], root: string): HTMLElement {
  const groups = new Map<string, { note: string; text: string; numbers: number[] }>();
  for (const [index, { text, note }] of lines.entries()) {
    if (note === null) continue;
    const key = `${note} ${text}`;
    const group = groups.get(key) ?? { note, text: text.trim(), numbers: [] };
    group.numbers.push(index + 1);
    groups.set(key, group);
  }
  const items = [...groups.values()].map(({ note, text, numbers }) => {
    const { text: said, page } = explainWritten(note);
    const about = element('p', { text: said });
    if (page !== '') about.append(' ', element('a', { href: root + page, text: commonUi.fullStory }));
    return element(
      'li',
      {},
      element(
        'p',
        {},
        element('b', { text: `${ui.lines({ numbers: numbers.join('、') })}　` }),
        element('code', { text: text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…` }),
      ),
      about,
    );
  });
  return element('ol', { className: 'scan-notes' }, ...items);
}
