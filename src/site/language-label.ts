const labels: Readonly<Record<string, string>> = {
  sh: '終端機',
  bash: '終端機',
  powershell: 'PowerShell',
  bat: '命令提示字元',
  nginx: 'nginx 設定',
  apache: 'Apache 設定',
  xml: 'XML',
  ini: '設定檔',
  properties: '設定檔',
  python: 'Python',
  text: '文字',
};

/** Where a block without a title of its own is typed in, or what it is; stands in the bar above it. */
export const languageLabel = (language: string): string => labels[language] ?? language;

/** Whether a bar says nothing else; searches leave it out. */
export const isLanguageLabel = (text: string): boolean => Object.values(labels).includes(text);
