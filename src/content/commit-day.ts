import { execFileSync } from 'node:child_process';
import { root } from './root.ts';

/** The day of the commit in Taiwan, or of SOURCE_DATE_EPOCH; a copy without its history has no day of its own and gets the first a zip can hold. */
export function commitDay(): string {
  const seconds = process.env.SOURCE_DATE_EPOCH ?? lastCommit();
  if (seconds === null) return '1980-01-01';
  if (!/^\d+$/.test(seconds)) throw new Error(`SOURCE_DATE_EPOCH 要是秒數，現在是「${seconds}」。`);
  return new Date(Number(seconds) * 1000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
}

function lastCommit(): string | null {
  try {
    return (
      execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
      null
    );
  } catch {
    return null;
  }
}
