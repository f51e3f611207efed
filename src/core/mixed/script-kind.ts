const JAVASCRIPT = /^(?:(?:application|text)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/;

/** What a browser takes a `<script>` for. */
export type ScriptKind = 'script' | 'module' | 'import-map' | 'data';

/** HTML 4.12.1.1, "prepare the script element", steps 8 to 18: anything else is data and neither loaded nor run. */
export function scriptKind(type: string | undefined, language: string | undefined, noModule: boolean): ScriptKind {
  const kind = (type?.trim() ?? (language ? `text/${language}` : '')).toLowerCase();
  if (kind === 'module') return 'module';
  if (kind === 'importmap') return 'import-map';
  return (type === '' || kind === '' || JAVASCRIPT.test(kind)) && !noModule ? 'script' : 'data';
}
