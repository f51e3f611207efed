import type { ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** Contexts that the engine tells by itself. */
const TOLD = ['above-leaf', 'at-leaf'];

/** Behind such a word stands one of a known list: a hole for anything would claim what other programs say of theirs. */
const LISTED = /(?:\b(?:command|directive|option|parameter|module|provider)|指令|選項|參數|模組)[^\p{L}\d{}–]{0,3}\{any\d?\}/iu;

interface Names {
  causes?: readonly string[] | undefined;
  near?: readonly string[] | undefined;
  product?: string | null | undefined;
  when?: readonly { near?: readonly string[] | undefined; causes: readonly string[] }[] | undefined;
}

/** Evidence leads to causes that exist, in contexts and of products that exist; no sentence is claimed twice. */
export function checkDiagnosis(from: ContentFolder): ContentCheck {
  return contentCheck('診斷的依據都指得到', () => {
    const causes = new Set(from.load('causes').map(({ id }) => id));
    const contexts = new Set([...Object.keys(from.load('contexts')), ...TOLD]);
    const products = new Set(from.load('products').map(({ id }) => id));
    const faults: string[] = [];
    const used = new Set<string>();
    const wants = (where: string, { causes: ids = [], near = [], product, when = [] }: Names): void => {
      for (const id of [...ids, ...when.flatMap((each) => each.causes)]) {
        used.add(id);
        if (!causes.has(id)) faults.push(`${where}：沒有 ${id} 這個原因，請對照 content/causes 的檔名。`);
      }
      for (const name of [...near, ...when.flatMap((each) => each.near ?? [])])
        if (!contexts.has(name)) faults.push(`${where}：沒有 ${name} 這個情境，請加到 content/contexts.yaml 或改正。`);
      if (typeof product === 'string' && !products.has(product))
        faults.push(`${where}：沒有 ${product} 這個軟體，請加到 content/products.yaml 或改正。`);
    };
    const listed = (where: string, text: string, near: readonly string[] | undefined): void => {
      if (LISTED.test(text) && near === undefined)
        faults.push(`${where}：「${text}」的 {any} 什麼名稱都符合。請把會出現的名稱一一寫成 texts，或寫 near 與 twin。`);
    };
    for (const { product, entries } of from.load('errors'))
      for (const { id, causes: ids, texts } of entries) {
        wants(`content/errors/${product}.yaml 的 ${id}`, { causes: ids });
        for (const { text, near } of texts) {
          wants(`content/errors/${product}.yaml 的 ${id}`, { near });
          listed(`content/errors/${product}.yaml 的 ${id}`, text, near);
        }
      }
    const texts = new Map<string, string>();
    for (const { family, product, wordings } of from.load('wordings')) {
      const where = `content/wordings/${family}.yaml`;
      wants(where, { product });
      for (const wording of wordings) {
        wants(`${where} 的「${wording.text}」`, wording);
        listed(where, wording.text, wording.near);
        const before = texts.get(wording.text);
        if (before !== undefined) faults.push(`${where}：「${wording.text}」在 ${before} 已經有了，留一筆就好。`);
        texts.set(wording.text, where);
      }
    }
    for (const { table, codes } of from.load('codes')) {
      const seen = new Set<string>();
      for (const code of codes) {
        wants(`content/codes/${table}.yaml 的 ${code.code}`, code);
        for (const text of code.texts) if (typeof text !== 'string') wants(`content/codes/${table}.yaml 的 ${code.code}`, text);
        if (seen.has(code.code)) faults.push(`content/codes/${table}.yaml：${code.code} 寫了兩次。`);
        seen.add(code.code);
      }
    }
    for (const { id, causes: ids } of from.load('findings')) wants(`content/findings/${id}.yaml`, { causes: ids });
    const { phrases, refine } = from.load('phrases');
    for (const { cause } of phrases) wants('content/phrases.yaml', { causes: [cause] });
    for (const { of, cause } of refine) wants('content/phrases.yaml', { causes: [...of, cause] });
    for (const flow of from.load('flows'))
      for (const node of Object.values(flow.nodes))
        if ('answers' in node)
          for (const answer of node.answers)
            for (const id of answer.causes ?? []) if (!causes.has(id)) faults.push(`content/flows/${flow.id}.yaml：沒有 ${id} 這個原因。`);
    for (const { id, flow, products: rows } of from.load('causes')) {
      if (!used.has(id)) faults.push(`content/causes/${id}.yaml：沒有任何訊息或代碼指到它。`);
      if (flow !== null && !from.load('flows').some((each) => each.id === flow))
        faults.push(`content/causes/${id}.yaml：沒有 ${flow} 這棵排查樹。`);
      for (const name of rows.flatMap((row) => row.for))
        if (!products.has(name)) faults.push(`content/causes/${id}.yaml：沒有 ${name} 這個軟體。`);
    }
    return faults;
  });
}
