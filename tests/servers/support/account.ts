import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';

/** A user of this machine that a server runs as. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** True where files can be given away and another user's programs started. */
export const isRoot = process.getuid?.() === 0;

/** The account of that name; null where nothing can be started as somebody else, or nobody is called that. */
export function account(name: string): Account | null {
  if (!isRoot) return null;
  const [uid, gid] = ['-u', '-g'].map((option) => spawnSync('id', [option, name], { encoding: 'utf8' }).stdout.trim());
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

/** Gives a file or folder to the account; without one it stays with whoever runs the tests. */
export function giveTo(owner: Account | null, path: string): string {
  if (owner !== null) chownSync(path, owner.uid, owner.gid);
  return path;
}

/** A command as the account runs it: as a process of its own id, so that it can be stopped. */
export function runAs(owner: Account | null, command: string, args: readonly string[]): { command: string; args: string[] } {
  if (owner === null) return { command, args: [...args] };
  return { command: 'setpriv', args: [`--reuid=${owner.name}`, `--regid=${owner.gid}`, '--init-groups', command, ...args] };
}
