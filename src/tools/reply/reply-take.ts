import { ui } from 'content:interface/reply';
import { letterHtml } from '../../core/reply/letter-html.ts';
import { todayInTaipei } from '../shared/judging-day.ts';
import { saveFile } from '../shared/take-away.ts';
import { element } from '../shared/element.ts';
import { drawQr } from './draw-qr.ts';

/** What can be taken along besides the text: codes for phones, and a file to attach. */
export interface ReplyTake {
  codes: (answers: readonly { address: string; title: string }[]) => HTMLLIElement[];
  save: (subject: string, text: string, version: string) => void;
}

export const replyTake: ReplyTake = {
  codes: (answers) =>
    answers.map(({ address, title }) =>
      element('li', {}, drawQr(address, ui.qr({ title })), element('div', {}, title, element('a', { href: address, text: address }))),
    ),
  save(subject, text, version) {
    const day = todayInTaipei();
    saveFile(ui.fileName({ day }), letterHtml(text, { title: subject, foot: ui.fileFoot({ day, version }) }), 'text/html');
  },
};
