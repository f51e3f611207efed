const FILE = /^[\p{L}\p{N}_.()@+ -]{1,80}$/u;
const HOST = /^[*~]?[\p{L}\p{N}.*_-]{1,253}$/u;
const NAME = /^[A-Za-z_][\w.-]{0,59}$/;

/** Last part of a path that leads to a certificate, null when it does not look like a file name. Never give it a key's path. */
export function fileFact(path: string): string | null {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return FILE.test(base) ? base : null;
}

/** A host name, else null. */
export function hostFact(host: string): string | null {
  return HOST.test(host) ? host : null;
}

/** The name of a directive, section or variable, else null: what stands there by mistake may be anything. */
export function nameFact(name: string): string | null {
  return NAME.test(name) ? name : null;
}
