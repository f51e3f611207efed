import words from 'content:messages?refusal';

const said = words.refusal ?? {};

// What somebody whose key was refused does now, and the look that nobody passes over.
globalThis.kbRefusal = (box, { kept, isFile }) => {
  const root = document.querySelector<HTMLElement>('kb-search')?.dataset.root ?? '';
  const add = <Tag extends 'p' | 'ul' | 'li' | 'a'>(parent: Node, tag: Tag, text = ''): HTMLElementTagNameMap[Tag] =>
    parent.appendChild(Object.assign(document.createElement(tag), { textContent: text }));
  const textOf = (code: string): string => said[code]?.text ?? '';
  if (kept) add(box, 'p', textOf('rest'));
  const list = add(box, 'ul');
  for (const code of [...(isFile ? [] : ['clipboard']), 'shared', 'replace', 'advice']) add(list, 'li', textOf(code));
  const links = add(box, 'p');
  for (const code of ['leaked', 'match']) {
    Object.assign(add(links, 'a', textOf(code)), { href: root + (said[code]?.page ?? '') });
  }
  links.style.setProperty('display', 'flex');
  links.style.setProperty('flex-wrap', 'wrap');
  links.style.setProperty('gap', '.5rem 1.5rem');
  box.style.setProperty('border', '3px solid var(--bad)');
  // Clear of the field and the ring around it.
  box.style.setProperty('margin-block', 'var(--s4)');
  box.style.setProperty('padding-block-start', '0');
  for (const { style } of box.querySelectorAll('strong')) {
    style.setProperty('background', 'var(--bad)');
    style.setProperty('color', 'var(--paper)');
    style.setProperty('font-size', 'var(--t3)');
    style.setProperty('display', 'block');
    style.setProperty('margin', '0 -1rem .75rem');
    style.setProperty('padding', '.5rem 1rem');
  }
};
