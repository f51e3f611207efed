import { withoutSpans } from '../text/spans-between.ts';
import { linePositions } from '../recognise/line-positions.ts';
import type { MixedFinding } from './mixed-finding.ts';
import { cssLoading } from './css-loading.ts';
import { readCss } from './read-css.ts';
import { reportUrl, type PlacedFinding } from './report-url.ts';
import { scanHtml } from './scan-html.ts';

export interface ScanOptions {
  /** Default: judged by `kindOfSource`. */
  kind?: 'html' | 'css';
  /** Address of the page or style sheet once it is served over https; `http:` is read as `https:`. */
  base?: string;
}

/**
 * Finds insecure addresses that a browser would use while showing the page over https, in the order of the source.
 * Sees the source alone: what scripts add, what a server's headers ask for and what linked files load stay unseen.
 * At most `mixedLimits.findings` are given. Effects as Chromium has them (third_party/blink/renderer/core/loader/mixed_content_checker.cc);
 * a test asks it.
 */
export function scanMixed(text: string, { kind = kindOfSource(text), base = 'https://page.invalid/' }: ScanOptions = {}): MixedFinding[] {
  const found: PlacedFinding[] = [];
  const pageUrl = secureBase(base);
  if (kind === 'css') {
    for (const address of readCss(text)) {
      reportUrl(found, address.url, pageUrl, cssLoading(address), { element: 'css', attribute: address.place, at: address.at });
    }
  } else {
    scanHtml(text, pageUrl, found, (at) => at);
  }
  const positions = linePositions(text);
  // Attributes of one tag can be looked at out of turn; the reader goes from top to bottom.
  found.sort((a, b) => a.at - b.at);
  return found.map(({ at, ...finding }) => ({ ...positions.at(at), ...finding }));
}

/** Style sheet or page? A page unless a rule or an @import comes before the first tag. */
export function kindOfSource(text: string): 'html' | 'css' {
  const head = withoutSpans(text.slice(0, 100_000), '/*', '*/', ' ').trimStart();
  const tag = head.search(/<[a-z!/?]/i);
  const before = tag < 0 ? head : head.slice(0, tag);
  if (/^@(?:import|charset|font-face|media|namespace|layer)\b/i.test(before)) return 'css';
  // `{{ … }}` and `{% … %}` are a template's, not a rule's.
  return /^[^{}<]{1,2000}\{(?![{%])[^{}]{0,2000}[\w-]\s{0,20}:/.test(before) ? 'css' : 'html';
}

function secureBase(base: string): string {
  try {
    return new URL(base.replace(/^http:/i, 'https:')).href;
  } catch {
    return 'https://page.invalid/';
  }
}
