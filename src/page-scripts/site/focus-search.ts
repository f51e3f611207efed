/** "/" and Ctrl+K go to the search field, unless somebody is writing. */
export function focusSearch(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const writing = event.target instanceof Element && event.target.closest('input, textarea, select');
    const isShortcut = event.ctrlKey || event.metaKey;
    if (event.key !== (isShortcut ? 'k' : '/') || (writing && !isShortcut)) return;
    event.preventDefault();
    const field = root.querySelector<HTMLInputElement>('#search');
    field?.focus();
    field?.select();
  });
}
