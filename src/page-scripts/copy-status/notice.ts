import { ui } from 'content:interface/stored-copy';

/** A button of the notice. */
export interface Choice {
  label: string;
  primary?: boolean;
  act: () => void;
}

/** Says something at the foot of the window without taking the focus; the same notice takes each new text. Without choices it goes. */
export function notice(text: string, choices: Choice[]): void {
  let box = document.querySelector<HTMLElement>('.notice');
  if (choices.length === 0) return box?.remove();
  if (!box) {
    box = document.createElement('section');
    box.className = 'notice';
    box.setAttribute('aria-label', ui.notice);
    const status = document.createElement('p');
    status.setAttribute('role', 'status');
    box.append(status, document.createElement('p'));
    document.body.append(box);
  }
  const [status, buttons] = box.children;
  // A live region speaks of what changes in it, so it must have stood there empty before.
  setTimeout(() => status && (status.textContent = text));
  buttons?.replaceChildren(
    ...choices.map(({ label, primary, act }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = primary ? 'button primary' : 'button';
      button.textContent = label;
      button.addEventListener('click', act);
      return button;
    }),
  );
}
