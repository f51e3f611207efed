import { ui } from 'content:interface/second';
import { loadScript } from '../../page-scripts/site/load-script.ts';
import type { Subject } from '../../core/x509/subject.ts';
import { part } from '../shared/element.ts';
import { actionButton } from './save-button.ts';

/** Has the object read once more by another program; its script comes where somebody asks. */
export function secondButton(section: HTMLElement, subject: Subject, { dataset }: HTMLElement): HTMLElement[] {
  if (!subject.der || !/^(?:c|pkcs7)/.test(subject.kind)) return [];
  return actionButton(ui.button, async () => {
    await loadScript(dataset.second ?? '').catch(() => undefined);
    const shown = globalThis.kbSecond?.showSecond(subject);
    if (!shown) return ui.unreadable;
    section.querySelector('.second')?.remove();
    part(section, 'actions').after(shown);
    shown.querySelector('h4')?.focus();
    return '';
  });
}
