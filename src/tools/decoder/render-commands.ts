import commands from 'content:commands';
import type { Subject } from '../../core/x509/subject.ts';
import { addCopyButtons } from '../../page-scripts/site/copy.ts';
import { element } from '../shared/element.ts';

/** Writes the commands that show such an object on the reader's own host. */
export function renderCommands(target: HTMLElement, subject: Subject): void {
  const known = commands.find(({ kind }) => kind === subject.kind)?.commands ?? [];
  const encoding = subject.encoding === 'der' ? 'der' : 'pem';
  for (const { tool, purpose, code } of known.filter((command) => command.encoding === 'any' || command.encoding === encoding)) {
    target.append(
      element(
        'figure',
        { className: 'code' },
        element('figcaption', { text: `${tool}：${purpose}` }),
        element('pre', {}, element('code', { text: code })),
      ),
    );
  }
  addCopyButtons(target);
}
