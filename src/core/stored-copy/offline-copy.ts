/** What one version of the site consists of, as its service worker carries it. Paths are relative to the site's root. */
export interface OfflineCopy {
  version: string;
  /** Path → the start of the SHA-256 of the file's bytes, in hexadecimal. */
  files: Record<string, string>;
  /** Short address (`go/iis-f5.html`) → the page that it leads to. */
  links: Record<string, string>;
}

/** How many hexadecimal digits of a SHA-256 tell files apart: enough against accidents, which is all this guards against. */
export const DIGITS = 32;
