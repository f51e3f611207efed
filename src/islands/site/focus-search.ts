/** "/" and Ctrl+K go to the search field, unless somebody is writing. */
export function focusSearch(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const writing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    if (!(event.key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) && !(event.key === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    const field = root.querySelector<HTMLInputElement>('#search');
    field?.focus();
    field?.select();
  });
}
