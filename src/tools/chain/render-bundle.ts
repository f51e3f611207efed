import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { writeBundle } from '../../core/chain/write-bundle.ts';
import { copyBox } from '../shared/copy-box.ts';
import { element } from '../shared/element.ts';
import { saveFile } from '../decoder/save-file.ts';
import { authorityById, nameOf, type ChainView } from './view.ts';

/** Name used throughout the guides for the server's certificate followed by its intermediates. */
const FILE = 'fullchain.pem';

/** The corrected file: leaf first, then each issuer, the root left out. Says what is in it and what is still to be added. */
export function renderBundle(view: ChainView): HTMLElement {
  const { report, certificates } = view;
  const made = element('section', { className: 'chain-bundle' }, element('h3', { text: '整理好的憑證檔' }));
  const first = certificates.find((each) => fingerprintOf(each) === report.path[0]?.sha256);
  if (first?.basicConstraints?.ca === true) {
    made.append(element('p', { text: '裡面只有憑證管理中心的憑證。把網站憑證也貼進來，才能整理成給伺服器用的檔案。' }));
    return made;
  }
  const names = report.path
    .filter(({ role, sha256 }) => role !== 'root' && certificates.some((each) => fingerprintOf(each) === sha256))
    .map(({ sha256, subject }) => nameOf(sha256, subject, view));
  const gap = report.gaps[0];
  // A root that is not at hand leaves no hole in the file.
  const missing =
    gap === undefined || authorityById(gap.authority)?.role === 'root' ? null : (authorityById(gap.authority)?.name ?? gap.issuer);
  if (missing !== null && names.length < 2) {
    made.append(element('p', { text: `還不能整理：手上只有網站憑證。先取得「${missing}」，一起貼進來就可以。` }));
    return made;
  }
  const text = writeBundle(report, certificates);
  if (text === null) return made;
  made.append(element('p', { text: `依序是：${names.join('、')}。網站憑證在最前面，不含根憑證。` }));
  if (missing !== null) made.append(element('p', { text: `還缺「${missing}」，取得之後接在檔案的最後面。` }));
  else if (!report.ok) made.append(element('p', { text: '順序整理好了，但上面的問題還在，解決之前先不要裝到主機上。' }));
  const save = element('button', { type: 'button', className: 'button primary', text: '下載整理好的憑證檔' });
  save.addEventListener('click', () => saveFile(FILE, text, 'application/x-pem-file'));
  made.append(
    element(
      'div',
      { className: 'bench-row' },
      save,
      copyBox('複製憑證檔內容', () => text),
    ),
    element('p', { className: 'quiet' }, `檔名是 ${FILE}，裡面沒有私密金鑰。`, element('a', { href: '#use', text: '各種伺服器怎麼用' })),
  );
  return made;
}
