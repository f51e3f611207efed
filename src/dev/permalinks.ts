import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLinkedContent } from '../content/linked-content.ts';
import { publishedBy } from '../content/permanent/published.ts';
import { grown, writeRegister } from '../content/permanent/register.ts';
import { root } from '../content/root.ts';
import { load } from '../content/content-folder.ts';

/** `npm run permalinks`: adds to the register what is new. Nothing registered is changed or left out. */
const before = load('permalinks');
const after = grown(before, publishedBy(loadLinkedContent()));
writeFileSync(join(root, 'content/permalinks.yaml'), writeRegister(after));
const count = (register: typeof before): number => [...Object.values(register.ids), ...Object.values(register.fragments)].flat().length;
const added = count(after) - count(before);
console.log(added === 0 ? '沒有新的固定連結。' : `登記了 ${added} 個新的固定連結，請把 content/permalinks.yaml 一起送出。`);
