import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './command.ts';
import { ui } from './ui.ts';

const words: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: ui.noOption,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: ui.optionValue,
};

/** The options and the file names of a call. Throws UsageError where an option is unknown or its value is missing. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
): ReturnType<typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(optionFault(error));
  }
}

/** What `parseArgs` complains about, for people; the option stands between single quotes in its English message. */
function optionFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const option = error instanceof Error ? /'(-[^\s']*)/.exec(error.message)?.[1] : undefined;
  return `${words[code] ?? ui.oddOption}${option === undefined ? '' : `：${option}`}。`;
}
