import { ui } from './ui.ts';

const words: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: ui.noOption,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: ui.optionValue,
};

/** What `parseArgs` complains about, for people; the option stands between single quotes in its English message. */
export function optionFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const option = error instanceof Error ? /'(-[^\s']*)/.exec(error.message)?.[1] : undefined;
  return `${words[code] ?? ui.oddOption}${option === undefined ? '' : `：${option}`}。`;
}
