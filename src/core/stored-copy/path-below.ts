/** The path of `address` below `scope` ("https://host/kb/") without query and fragment; null if it is elsewhere. A folder means its index page. */
export function pathBelow(scope: string, address: string): string | null {
  const bare = address.split(/[?#]/)[0] ?? '';
  if (!bare.startsWith(scope)) return null;
  const path = bare.slice(scope.length);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
