import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { blank } from './blank.ts';
import type { Passage } from '../../content/passage.ts';

/** One text of a YAML file, with the names of the fields above it (list positions left out). */
export interface YamlText extends Passage {
  path: string[];
}

// Nearly every check asks for the texts of the same files, and parsing them is most of its work.
const read = new Map<string, { text: string; found: readonly YamlText[] }>();

/** Every text value with its place. `firstLine` is the line of the file that `text` begins on. */
export function textsOfYaml(file: string, text: string, firstLine = 1): readonly YamlText[] {
  const key = `${file}:${firstLine}`;
  let kept = read.get(key);
  if (kept?.text !== text) read.set(key, (kept = { text, found: readTexts(file, text, firstLine) }));
  return kept.found;
}

function readTexts(file: string, text: string, firstLine: number): YamlText[] {
  const lines = new LineCounter();
  const found: YamlText[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Scalar(key, node, parents) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const path = parents.flatMap((parent) => ('key' in parent && isScalar(parent.key) ? [String(parent.key.value)] : []));
      const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED' ? 1 : 0;
      found.push({ file, path, line: lines.linePos(node.range?.[0] ?? 0).line + block + firstLine - 1, text: node.value });
    },
  });
  return found;
}

// Values that machines read, other people wrote, or that list what readers type.
const NOT_PROSE = new Set([
  'aliases',
  'check',
  'code',
  'download',
  'english',
  'examples',
  'files',
  'guide',
  'id',
  'issuer',
  'made',
  'next',
  'page',
  'parameters',
  'says',
  'serialHex',
  'slide',
  'slides',
  'start',
  'steps',
  'subject',
  'symptoms',
  'tasks',
  'texts',
  'url',
  'value',
  'words',
]);
const IN_FOLDER: Readonly<Record<string, readonly string[]>> = {
  servers: ['commands', 'config', 'log', 'include'],
  examples: ['text'],
  // What other programs print, and what it must not be taken for.
  wordings: ['text', 'twin'],
  codes: ['text', 'twin'],
  'phrases.yaml': ['all', 'marks', 'guards'],
  findings: ['names'],
  'windows-commands': ['module', 'commands'],
};

// In these the outermost name is a code, which may be called like one of the fields above.
const BY_CODE = new Set(['interface', 'messages']);

/** The fields that a text stands in. */
function fieldsOf({ file, path }: YamlText): string[] {
  return BY_CODE.has(file.split('/')[1] ?? '') ? path.slice(1) : path;
}

/** The texts of a YAML file that are prose, addresses blanked out. */
export function proseOfYaml(file: string, text: string, firstLine = 1): Passage[] {
  const also = IN_FOLDER[file.split('/')[1] ?? ''] ?? [];
  return textsOfYaml(file, text, firstLine)
    .filter((found) => !fieldsOf(found).some((name) => NOT_PROSE.has(name) || also.includes(name)))
    .map(({ file: at, line, text: value }) => ({ file: at, line, text: blank(value, /https?:\/\/[\x21-\x7e]+/g) }));
}

const OTHERS_WORDS = new Set(['aliases', 'examples', 'made', 'sources', 'subject', 'symptoms', 'texts', 'url', 'wordings']);

/** The texts of a YAML file that tell readers what to do: prose, commands and directives. */
export function adviceOfYaml(file: string, text: string): Passage[] {
  return textsOfYaml(file, text).filter((found) => !fieldsOf(found).some((name) => OTHERS_WORDS.has(name)));
}
