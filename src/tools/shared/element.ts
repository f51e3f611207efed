import { ui } from 'content:interface/common';
import { revealText } from '../../core/text/reveal-text.ts';

/** Makes an element with text or children; strings become text nodes, so nothing that was pasted is ever read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: { className?: string; text?: string; type?: string; href?: string } = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  const { text, ...rest } = properties;
  Object.assign(made, rest);
  if (text !== undefined) showText(made, text);
  made.append(...children);
  return made;
}

/** Writes untrusted text; characters that would hide or reorder others are shown as marked code points. */
export function showText(target: Element, text: string): void {
  target.replaceChildren(
    ...revealText(text).map(({ text: part, hidden }) => {
      if (!hidden) return document.createTextNode(part);
      const mark = document.createElement('mark');
      mark.textContent = part;
      mark.title = ui.invisible;
      return mark;
    }),
  );
}

/** The one element inside `root` that carries `data-NAME`; the shell and the script are built together, so a missing one is a bug. */
export function part<Kind extends Element = HTMLElement>(root: ParentNode, name: string): Kind {
  const found = root.querySelector<Kind>(`[data-${name}]`);
  if (!found) throw new Error(`The page has no [data-${name}].`);
  return found;
}
