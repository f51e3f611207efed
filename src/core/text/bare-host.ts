/** People paste what stands in the address bar; the host is in there. */
export function bareHost(text: string): string | null {
  const authority = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/s, '');
  const host = authority.replace(/^([^:]+|\[[^\]]*\]):\d{1,5}$/, '$1').replace(/\.$/, '');
  return host === '' ? null : host;
}
