import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

/** Processes and folders that must not outlive the tests. Workshops see to that themselves; this is for a run that is broken off. */
export const leftovers = { processes: new Set<ChildProcess>(), folders: new Set<string>() };

process.on('exit', () => {
  for (const child of leftovers.processes) killGroup(child, 'SIGKILL');
  for (const folder of leftovers.folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Sends a signal to a detached child and everything that it has started. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}
