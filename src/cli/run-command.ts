import { UsageError } from './command.ts';
import type { ExitCode, Terminal } from './command.ts';
import { commands } from './commands.ts';
import { usage } from './usage.ts';
import { ui } from './ui.ts';

/** Runs `kb` with these arguments and answers with its exit code. */
export async function runCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  if (['--help', '-h', 'help'].includes(name)) {
    terminal.out(usage());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    terminal.err(`${name === '' ? '' : `${ui.noCommand({ name })}\n\n`}${usage()}`);
    return 2;
  }
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
  if (options.includes('--help') || options.includes('-h')) {
    terminal.out(`${ui.usageOf({ name, usage: command.usage })}\n${command.summary}\n`);
    return 0;
  }
  try {
    const run = await command.load();
    return await run(rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`${error.message}\n${ui.usageOf({ name, usage: command.usage })}\n`);
    return 2;
  }
}
