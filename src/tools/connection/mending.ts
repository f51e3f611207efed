import { ui } from 'content:interface/connection';
import { ui as pageUi } from 'content:interface/page';
import { filledCommand, proofCommand } from '../../core/probe/proof-command.ts';
import type { ProbeRecord } from '../../core/probe/probe-record.ts';
import type { ServerProduct } from '../../core/probe/probe-verdict.ts';
import { copyText } from '../../page-scripts/site/copy.ts';
import { element } from '../shared/element.ts';

/** How each server is mended, and how to prove that it is; a script of its own. */
export interface Mending {
  fixes: Readonly<Record<'iis' | 'apache' | 'nginx' | 'tomcat' | 'others', { text: string; steps: readonly string[] }>>;
  prove: { command: string; expect: string };
}

/** How this server is mended and how that is proven, with its own name and port in the commands. */
export function mendingOf({ fixes, prove }: Mending, product: ServerProduct, record: ProbeRecord): HTMLElement[] {
  const { text, steps } = fixes[product === 'haproxy' || product === 'other' ? 'others' : product];
  const collecting = proofCommand(record, product);
  return [
    element('p', { text }),
    // One after another, copied at once.
    ...(steps.length > 0 ? [codeBox(filledCommand(steps.join('\n'), record))] : []),
    element('p', { text: ui.prove }),
    codeBox(collecting ?? filledCommand(prove.command, record)),
    collecting === null
      ? element('p', { className: 'quiet', text: ui.expect({ text: prove.expect }) })
      : element('p', { className: 'quiet' }, ui.expectHere, element('a', { href: '#collect', text: ui.getScript }), '。'),
  ];
}

/** A command or a setting, to be copied. */
function codeBox(text: string): HTMLElement {
  const pre = element('pre', {}, element('code', { text }));
  pre.tabIndex = 0;
  const copy = element('button', { type: 'button', className: 'button', text: pageUi.copy });
  copy.addEventListener('click', () => {
    void copyText(text, pre).then((isCopied) => (copy.textContent = isCopied ? pageUi.copied : pageUi.selected));
  });
  return element('div', { className: 'code-box' }, pre, copy);
}
