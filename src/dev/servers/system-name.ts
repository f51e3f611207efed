import { readFileSync } from 'node:fs';

/** The operating system's name and version ("Debian GNU/Linux 12"). */
export function systemName(): string {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    const value = (key: string): string => new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
    return `${value('NAME')} ${value('VERSION_ID')}`.trim();
  } catch {
    return process.platform;
  }
}
