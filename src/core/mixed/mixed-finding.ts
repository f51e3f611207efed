/** What Chromium does with the request when the page itself came over https. */
export type MixedEffect = 'blocked' | 'upgraded' | 'warned' | 'not-mixed';

/**
 * Every kind of finding; the words are in `content/messages/mixed.yaml` under the same code.
 * `local`, `address`, `private` and `policy` replace the kind where the host or the page's own policy decides the effect.
 */
export const mixedCodes = [
  'script',
  'style-sheet',
  'frame',
  'plug-in',
  'track',
  'preload',
  'prefetch',
  'manifest',
  'svg-reference',
  'ping',
  'css-import',
  'css-font',
  'css-other',
  'image-set',
  'image',
  'media',
  'icon',
  'css-image',
  'form',
  'base',
  'meta-refresh',
  'download',
  'web-socket',
  'script-text',
  'local',
  'address',
  'private',
  'policy',
] as const;

/** Said once of a whole scan: what no scan of source text can see, and that the list was cut off. */
export const mixedNotes = ['limits-of-scan', 'limit-reached'] as const;

/** One of `mixedCodes`. */
export type MixedCode = (typeof mixedCodes)[number];

/** One place in a page or style sheet that names an insecure address which the browser would use. */
export interface MixedFinding {
  /** Of the address itself, not of its tag; both from 1. */
  line: number;
  /** In UTF-16 code units, like a selection in a text field and like the other positions in core. */
  column: number;
  /** Lower case; `css` in a style sheet of its own. */
  element: string;
  /** Lower case; the property or at-rule inside CSS, empty inside a script. */
  attribute: string;
  /** As written, or resolved where an insecure `<base>` makes a relative address insecure. */
  url: string;
  effect: MixedEffect;
  /** What to write instead; for `not-mixed` the address as it is. Whether the host answers on https is not known here. */
  suggestion: string;
  code: MixedCode;
  /** Only when true: read out of script code or a template, so it may never be requested. */
  unsure?: boolean;
}
