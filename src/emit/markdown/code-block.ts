import type { Element, ElementContent, Text } from 'hast';
import type { ShikiTransformer } from 'shiki';
import { blockMarks, type CommandBlock } from '../../content/command-blocks.ts';
import { passedWith, softwareNames } from '../../content/passed-with.ts';
import { load } from '../../content/content-folder.ts';
import { languageLabel } from '../../site/language-label.ts';

declare module '@shikijs/types' {
  interface ShikiTransformerContextMeta {
    /** What the block passed with, "OpenSSL 3.0.22"; missing if it has not. */
    verified?: string;
  }
}

const HOLE = /\{\{([A-Za-z0-9]+)\}\}/g;
// Holes travel through the highlighter as one private-use character each, so that no token is cut in two.
const FIRST = 0xe000;

/**
 * Turns Shiki's inline colours into classes (the pages' policy forbids inline styles), wraps the block in a figure
 * with its title or language and what it was run on, and makes each `{{field}}` a hole that the fill-in form can write to. Without scripts the example stands there.
 */
export function codeBlock(): ShikiTransformer {
  const fields = load('fields');
  const names = Object.keys(fields);
  const kept = load('verified');
  return {
    name: 'code-block',
    preprocess(code, options) {
      const { lang, meta } = options;
      // Half a second a line is all that Shiki gives itself; on a busy machine a block would come out without colours.
      options.tokenizeTimeLimit = 0;
      const passed = passedWith(
        { language: lang as CommandBlock['language'], code: code.trimEnd(), ...blockMarks(meta?.__raw ?? '') },
        kept,
      );
      if (passed) this.meta.verified = softwareNames([passed]);
      return code.replace(HOLE, (_, name: string) => {
        const index = names.indexOf(name);
        if (index < 0) throw new Error(`程式碼裡的 {{${name}}} 不在 content/fields.yaml 裡。`);
        return String.fromCharCode(FIRST + index);
      });
    },
    code(node) {
      node.children = node.children.flatMap((line) => (line.type === 'element' ? flatten(line) : [line])).flatMap(cut);
    },
    root(root) {
      const pre = root.children[0];
      if (pre?.type !== 'element') return;
      const meta = this.options.meta?.__raw ?? '';
      const title = /title="([^"]*)"/.exec(meta)?.[1];
      const language = this.options.lang;
      pre.properties = { tabIndex: 0, dataLanguage: language };
      const children: ElementContent[] = [pre];
      const { verified } = this.meta;
      const caption = [text(title ?? languageLabel(language)), ...(verified === undefined ? [] : [ranOn(verified)])];
      children.unshift({ type: 'element', tagName: 'figcaption', properties: {}, children: caption });
      const properties: Element['properties'] = { className: ['code'] };
      const { run } = blockMarks(meta);
      if (run !== null) properties.dataRun = run;
      root.children = [{ type: 'element', tagName: 'figure', properties, children }];
    },
  };

  function cut(node: ElementContent): ElementContent[] {
    if (node.type === 'text') return cutText(node);
    if (node.type === 'element') node.children = node.children.flatMap(cut);
    return [node];
  }

  function cutText(node: Text): ElementContent[] {
    const out: ElementContent[] = [];
    let from = 0;
    for (let at = 0; at < node.value.length; at++) {
      const name = names[node.value.charCodeAt(at) - FIRST];
      if (name === undefined) continue;
      if (at > from) out.push({ type: 'text', value: node.value.slice(from, at) });
      out.push({
        type: 'element',
        tagName: 'var',
        properties: { dataField: name },
        children: [{ type: 'text', value: fields[name]?.example ?? name }],
      });
      from = at + 1;
    }
    if (from < node.value.length) out.push({ type: 'text', value: node.value.slice(from) });
    return out;
  }
}

function text(value: string): Text {
  return { type: 'text', value };
}

function ranOn(software: string): Element {
  return { type: 'element', tagName: 'span', properties: { className: ['ran'] }, children: [text(`已實測：${software}`)] };
}

/** A highlighted line without its wrapper: tokens keep a class, neighbours of one kind share it, plain text keeps nothing. */
function flatten(line: Element): ElementContent[] {
  const parts: ElementContent[] = [];
  let last: { kind: string | undefined; children: ElementContent[] } = { kind: undefined, children: [] };
  for (const token of line.children) {
    const kind = token.type === 'element' ? /--astro-code-token-([a-z]+)/.exec(token.properties.style ?? '')?.[1] : undefined;
    const children: ElementContent[] = token.type === 'element' ? token.children : token.type === 'text' ? [token] : [];
    if (kind !== undefined && kind === last.kind) {
      last.children.push(...children);
      continue;
    }
    if (kind === undefined) parts.push(...children);
    else parts.push({ type: 'element', tagName: 'span', properties: { className: [`t-${kind}`] }, children });
    last = { kind, children };
  }
  return parts;
}
