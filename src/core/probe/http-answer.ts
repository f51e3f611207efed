/** Half a year, as the checks of configurations have it: below it a reader who comes twice a year is not protected in between. */
export const SHORT_HSTS = 15_768_000;

/** max-age of a Strict-Transport-Security field (RFC 6797, section 6.1.1), in seconds; null where there is none. */
export function hstsSeconds(value: string | null): number | null {
  const digits = /(?:^|;)\s{0,8}max-age\s{0,8}=\s{0,8}"?(\d{1,15})/iu.exec(value ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Leads to HTTPS of the same host, or of the same name with or without "www.". */
export function isOwnHttps(location: string, host: string): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/^www\./u, '');
  try {
    const { protocol, hostname } = new URL(location);
    return protocol === 'https:' && bare(hostname) === bare(host);
  } catch {
    return false;
  }
}
