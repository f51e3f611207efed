import { ui } from 'content:interface/decoder';
import { ui as pageUi } from 'content:interface/page';
import type { Subject } from '../../core/x509/subject.ts';
import { writePem } from '../../core/x509/write-pem.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { element } from '../shared/element.ts';
import { fileStem } from '../shared/object-name.ts';
import { saveFile } from '../shared/take-away.ts';

/** The object in other forms, to be saved or copied. */
export function formsOf({ der, kind, ...subject }: Subject): HTMLElement[] {
  const pem = der === null ? null : writePem(kind, der);
  if (der === null || pem === null) return [];
  const stem = fileStem({ ...subject, der, kind });
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', className: 'button', text });
    made.addEventListener('click', act);
    return made;
  };
  const copy = button(ui.copyPem, () => {
    const source = element('pre', { className: 'sr', text: pem });
    copy.after(source);
    void copyText(pem, source).then((copied) => {
      if (copied) source.remove();
      else source.className = '';
      copy.textContent = copied ? pageUi.copied : pageUi.selected;
    });
  });
  return [
    button(ui.downloadPem, () => saveFile(`${stem}.pem`, pem, 'application/x-pem-file')),
    button(ui.downloadDer, () => saveFile(`${stem}.der`, new Uint8Array(der), 'application/octet-stream')),
    copy,
  ];
}
