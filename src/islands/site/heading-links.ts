import { copyText } from './copy-text.ts';

/** A control beside each heading with an id: helpdesk replies link to single paragraphs. */
export function addHeadingLinks(root: ParentNode): void {
  for (const heading of root.querySelectorAll<HTMLElement>('.prose h2[id], .prose h3[id]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = '#';
    button.setAttribute('aria-label', `複製「${heading.textContent}」的連結`);
    button.addEventListener('click', () => {
      const address = `${location.href.split('#')[0]}#${heading.id}`;
      location.hash = heading.id;
      const holder = document.createElement('span');
      holder.className = 'sr';
      holder.textContent = address;
      heading.append(holder);
      void copyText(address, holder).then((copied) => {
        holder.remove();
        button.textContent = copied ? '已複製連結' : '網址列就是連結';
        setTimeout(() => (button.textContent = '#'), 2000);
      });
    });
    heading.append(button);
  }
}
