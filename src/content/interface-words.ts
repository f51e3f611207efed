import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holesOf, renderMessage } from '../core/text/render-message.ts';
import type { InterfaceWords } from '../schemas/interface.ts';
import { content, type ContentFolder } from './content-folder.ts';
import { root } from './root.ts';

/** `content/interface` by file name without its ending. Throws ContentError. */
export const loadInterface = (from: ContentFolder = content): Readonly<Record<string, InterfaceWords>> => from.byFile('interface');

/**
 * The words of one file as a program reads them that runs in Node: a text, or a function of what stands in its holes. What scripts for
 * browsers say is put in its place when they are bundled, under the same names.
 */
export function interfaceWords(name: string): Record<string, unknown> {
  const words = loadInterface()[name];
  if (!words) throw new Error(`content/interface/${name}.yaml is missing`);
  return Object.fromEntries(
    Object.entries(words).map(([code, text]) => [
      code,
      holesOf(text).length === 0 ? text : (facts: Record<string, string | number>) => renderMessage(text, facts),
    ]),
  );
}

/** Tells the compiler which codes there are and what stands in their holes: a misspelt one is a type error. Git does not keep the file. It is left alone where it says so already: a compiler may be reading it. */
export function writeDeclarations(): void {
  const file = join(root, 'generated/interface.d.ts');
  const text = Object.entries(loadInterface()).map(declaration).join('');
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(join(root, 'generated'), { recursive: true });
  writeFileSync(file, text);
}

function declaration([name, words]: [string, InterfaceWords]): string {
  const codes = Object.entries(words).map(([code, text]) => {
    const holes = holesOf(text).map((hole) => `${hole}: string | number`);
    const type = holes.length === 0 ? 'string' : `(facts: { ${holes.join('; ')} }) => string`;
    return `    /** ${text.replaceAll('*/', '*\\/')} */\n    readonly ${code}: ${type};\n`;
  });
  return `declare module 'content:interface/${name}' {\n  export const ui: {\n${codes.join('')}  };\n}\n`;
}
