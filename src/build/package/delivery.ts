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
  /** Folders whose files carry a hash of their text in their name, and so never change. */
  immutableFolders: ['assets', 'search'],
  /** How such a name ends, as a regular expression that servers read too. */
  hashedName: String.raw`\.[A-Za-z0-9_-]{8,}\.[a-z0-9]+`,
  cacheForever: 'public, max-age=31536000, immutable',
  cacheNever: 'no-cache',
} as const;

function withHost(policy: string): string {
  return `${policy}; frame-ancestors 'self'`;
}

/** Files for which the rule by folder (IIS, nginx) and the rule by name (Apache) would disagree. */
export function ambiguousFiles(files: readonly string[]): string[] {
  const hashed = new RegExp(`${delivery.hashedName}$`);
  return files.filter((file) => hashed.test(file) !== delivery.immutableFolders.some((folder) => file.startsWith(`${folder}/`)));
}
