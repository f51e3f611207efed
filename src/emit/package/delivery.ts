import { contentSecurityPolicy } from '../../site/policy.ts';

/** What the shipped server configurations say about every file; the three of them are written from this. */
export const delivery = {
  /** Sent with everything. Intranet portals on the same host may frame the pages, nobody else. */
  headers: {
    'Content-Security-Policy': withHost(contentSecurityPolicy),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  },
  /** A service worker fetches by itself, ruled by the policy it came with; pages keep theirs, which lets nothing out. */
  worker: { file: 'sw.js', policy: withHost(contentSecurityPolicy.replace(/connect-src [^;]*/, "connect-src 'self'")) },
  /** Folders whose files have an address with a hash of their text in it, and so never change. */
  immutableFolders: ['assets', 'search'],
  /** What the zip unpacks to, and the page that it has for addresses that are not there. */
  folder: 'gov-tls-kb',
  missing: '404.html',
  cacheForever: 'public, max-age=31536000, immutable',
  cacheNever: 'no-cache',
} as const;

function withHost(policy: string): string {
  return `${policy}; frame-ancestors 'self'`;
}

const HASHED = /^[^/]+\/([0-9a-f]{8,}\/.+|.*\.[A-Za-z0-9_-]{8,}\.[a-z0-9]+)$/;

/** Files that browsers would keep for ever although their address has no hash ("name.HASH.js", "HASH/name.js"). */
export function wronglyImmutable(files: readonly string[]): string[] {
  return files.filter((file) => delivery.immutableFolders.some((folder) => file.startsWith(`${folder}/`)) && !HASHED.test(file));
}
