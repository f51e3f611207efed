const words: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '沒有這個選項',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '這個選項後面要不要接值寫錯了',
};

/** What `parseArgs` complains about, for people; the option stands between single quotes in its English message. */
export function optionFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const option = error instanceof Error ? /'(-[^\s']*)/.exec(error.message)?.[1] : undefined;
  return `${words[code] ?? '看不懂的選項'}${option === undefined ? '' : `：${option}`}。`;
}
