import type { AnswerKind } from './answer.ts';

/** Where an answer stands, from the site's root ("faq/part-2.html#iis-f5"), and the group whose texts are loaded together with its own. */
export interface Place {
  address: string;
  group: string;
}

/** Both follow from an answer's page, so that the list of all answers need not carry them. */
export function placeOf({ id, kind, page }: { id: string; kind: AnswerKind; page: string }): Place {
  const name = page.replace(/^.*\/|\.html$/g, '');
  const path = page.replace(/\.html$/, '').replaceAll('/', '-');
  switch (kind) {
    case 'answer':
      return { group: path, address: `${page}#${id}` };
    case 'page':
      return { group: `page-${path}`, address: page };
    case 'flow':
      return { group: `flow-${name}`, address: page };
    case 'outcome':
      // The ends of a large tree are too much to load for one of them, as all rules together are.
      return { group: `flow-${name}${id < `flow-${name}-m` ? '' : '-m'}`, address: `${page}#o-${id.slice(`flow-${name}-`.length)}` };
    case 'error':
      return { group: `errors-${name}`, address: `${page}#${id}` };
    case 'rule':
      return { group: id < 'rule-i' ? 'rules-a' : id < 'rule-q' ? 'rules-i' : 'rules-q', address: `${page}#${id.slice('rule-'.length)}` };
  }
}
