import { configText, type GeneratedLine } from '../core/config/generate-config.ts';
import { apacheTls } from '../core/config/generate-apache.ts';
import { nginxTls } from '../core/config/generate-nginx.ts';
import { hstsFilter, redirectConstraint } from '../core/config/generate-tomcat.ts';

/** What a guide's block may take from the generator, so that neither is mended without the other. Seconds of HSTS: those of a first try. */
const BLOCKS: Readonly<Record<string, () => GeneratedLine[]>> = {
  'apache-tls': () => apacheTls({ version: '2.4.62' }),
  'nginx-tls': () => nginxTls({ version: '1.28.0' }),
  'tomcat-hsts': () => hstsFilter(300),
  'tomcat-redirect': redirectConstraint,
};

/**
 * The text of a block that says `generated="tomcat-hsts"` behind its language and has nothing in it; `written` where it does not say so.
 * `fault` is for the editor.
 */
export function generatedCode(meta: string, written: string): { code: string; fault: string | null } {
  const name = /(?:^|\s)generated="([^"]*)"/.exec(meta)?.[1];
  if (name === undefined) return { code: written, fault: null };
  const lines = Object.hasOwn(BLOCKS, name) ? BLOCKS[name]?.() : undefined;
  if (lines === undefined) return { code: written, fault: `generated="${name}" 只能是 ${Object.keys(BLOCKS).join('、')}。` };
  if (written.trim() !== '') return { code: written, fault: `generated="${name}" 的區塊裡面要空著，內容由設定產生器寫入。` };
  const indent = Math.min(...lines.map(({ text }) => text.length - text.trimStart().length));
  return { code: configText(lines.map((line) => ({ ...line, text: line.text.slice(indent) }))).trimEnd(), fault: null };
}
