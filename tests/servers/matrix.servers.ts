import { matrix } from './matrix.ts';
import { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';

for (const { blocks, needs, on, run } of matrix) {
  for (const newer of on) {
    serverTest(`${blocks}，在較新的 ${newer.join('、')} 上也照文章執行`, needs, (shop) => run(new Reader(shop)), newer);
  }
}
