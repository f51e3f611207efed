/** On a page that leads to another: takes along what the address asks for after its `#`, before the page itself goes on. */
export function keepFragment(page: Document, here: Location): void {
  if (here.hash.length < 2) return;
  const [id = '', values] = here.hash.slice(1).split('?');
  const own = page.getElementById(id);
  const link = own instanceof HTMLAnchorElement ? own : page.querySelector('a');
  if (!link) return;
  const rest = link.hash === '' ? here.hash : own && values !== undefined ? `?${values}` : '';
  here.replace(link.href + rest);
}
