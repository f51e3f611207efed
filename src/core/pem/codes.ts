/** Every repair that `readInput` can report; the words are in `content/messages/repairs.yaml`. */
export const repairCodes = [
  'utf-16', 'byte-order-mark', 'lone-cr',
  'no-header', 'missing-begin', 'missing-end', 'text-around', 'bag-attributes', 'pem-headers', 'glued-blocks',
  'one-line', 'boundary-on-body-line', 'blank-line', 'uneven-lines', 'inner-spaces', 'trailing-space',
  'indentation', 'quote-mark', 'line-number', 'line-prefix', 'surrounding-quotes',
  'full-width-dash', 'en-em-dash', 'dash-count', 'full-width-letter', 'no-break-space', 'zero-width',
  'soft-hyphen', 'control-character',
  'html-tag', 'html-entity', 'literal-newline', 'json-escape', 'url-encoding', 'backslash', 'quoted-printable',
  'double-base64', 'url-safe', 'missing-padding', 'trailing-bytes',
  'label-case', 'label-spelling', 'wrong-label',
] as const;

/** One of `repairCodes`. */
export type RepairCode = (typeof repairCodes)[number];

/**
 * Every problem that `readInput` can report, each with the names of its facts;
 * the words are in `content/messages/problems.yaml`.
 */
export const problemCodes = {
  empty: [],
  'not-recognised': [],
  'too-large': ['limitMiB', 'sizeMiB'],
  'block-too-large': ['limitMiB'],
  'too-many-blocks': ['limit'],
  'line-length': ['length', 'expected', 'textLine'],
  'repeated-line': ['textLine'],
  'bad-base64': ['character', 'codePoint', 'textLine'],
  'base64-length': ['length'],
  'base64-unknown': [],
  'empty-block': ['label'],
  'end-unclear': [],
  truncated: ['expected', 'actual', 'missing'],
  'begin-end-mismatch': ['begin', 'end'],
  'end-without-body': ['end'],
  'unknown-label': ['label'],
  'wrong-kind': ['expected', 'found'],
  'der-unknown': [],
  'binary-as-text': [],
  'html-page': ['title'],
  'zip-file': ['format'],
  'pdf-file': [],
  'office-file': ['format'],
  'image-file': ['format'],
  'shortcut-file': ['url'],
  'program-file': [],
  'certificate-store': [],
} as const satisfies Record<string, readonly string[]>;

/** One of the keys of `problemCodes`. */
export type ProblemCode = keyof typeof problemCodes;
