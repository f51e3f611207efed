import type { Element, ElementContent, Text } from 'hast';
import type { ShikiTransformer } from 'shiki';
import { loadFields } from '../load-fields.ts';

const HOLE = /\{\{([A-Za-z0-9]+)\}\}/g;
// Holes travel through the highlighter as one private-use character each, so that no token is cut in two.
const FIRST = 0xe000;

/**
 * Turns Shiki's inline colours into classes (the pages' policy forbids inline styles), wraps the block in a figure
 * with its title, and makes each `{{field}}` a hole that the fill-in form can write to. Without scripts the example stands there.
 */
export function codeBlock(): ShikiTransformer {
  const fields = loadFields();
  const names = Object.keys(fields);
  return {
    name: 'code-block',
    preprocess(code) {
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
      if (title) {
        children.unshift({ type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: title }] });
      }
      const properties: Element['properties'] = { className: ['code'] };
      const run = /\brun="([a-z0-9-]+)"/.exec(meta)?.[1];
      if (run) properties.dataRun = run;
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

/** A highlighted line without its wrapper: tokens keep a class, plain text keeps nothing. */
function flatten(line: Element): ElementContent[] {
  return line.children.flatMap((token): ElementContent[] => {
    if (token.type !== 'element') return [token];
    const kind = /--astro-code-token-([a-z]+)/.exec(String(token.properties.style ?? ''))?.[1];
    if (!kind) return token.children;
    return [{ type: 'element', tagName: 'span', properties: { className: [`t-${kind}`] }, children: token.children }];
  });
}
