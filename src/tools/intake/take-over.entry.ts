import { ui } from 'content:interface/intake';
import { pasteInto, takeOver } from '../search/hand-over.ts';

// On the page of a tool: what another page has sent on goes into the tool's field, past the guard as if somebody had pasted it.
const text = takeOver();
const field = document.querySelector<HTMLTextAreaElement>('[data-reads] textarea');
if (text === '') {
  const status = document.querySelector('[data-reads] [role=status]');
  if (status) status.textContent = ui.notBrought;
} else if (text !== null && field) {
  field.focus();
  if (pasteInto(field, text)) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
