import { commands } from './commands.ts';
import { ui } from './ui.ts';

/** The list of commands with one line each. */
export function usage(): string {
  const lines = [ui.usage, ''];
  for (const [name, command] of Object.entries(commands)) lines.push(`  ${name} ${command.usage}`, `      ${command.summary}`);
  lines.push('', ui.usageInput, ui.usageExit);
  return `${lines.join('\n')}\n`;
}
