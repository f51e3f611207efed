/** How a browser writes a host (UTS #46 names in ASCII, RFC 5952 addresses in brackets); null if it is none. */
export function urlHost(text: string): string | null {
  try {
    return new URL(`http://${text}/`).hostname;
  } catch {
    return null;
  }
}
