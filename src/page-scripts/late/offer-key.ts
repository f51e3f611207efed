import { ui } from 'content:interface/page';

/** Tells of the key that leads to the search, where there is a keyboard: what is worked with a finger has none. */
export function offerKey(root: ParentNode): void {
  const field = root.querySelector<HTMLInputElement>('#search');
  if (field && matchMedia('(hover: hover) and (pointer: fine)').matches) field.placeholder = ui.searchByKey;
}
