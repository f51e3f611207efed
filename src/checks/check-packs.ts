import type { ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** Every pack begins with an authority that issues certificates of web sites and may still be installed. */
export function checkPacks(from: ContentFolder): ContentCheck {
  return contentCheck('憑證包從可以安裝的中繼憑證開始', () => {
    const authorities = new Map(from.load('authorities').map((each) => [each.id, each]));
    return from.entries('packs').flatMap(({ file, data: { id, issuer } }) => {
      const authority = authorities.get(issuer);
      return [
        ...(file === `content/packs/${id}.yaml` ? [] : [`${file}：id 是 ${id}，要和檔名相同。`]),
        ...(authority === undefined ? [`${file}：content/authorities 沒有 ${issuer}。issuer 填簽發網站憑證的那張中繼憑證的 id。`] : []),
        ...(authority && authority.role !== 'intermediate' ? [`${file}：${issuer} 不是中繼憑證，它不會簽發網站憑證。`] : []),
        ...(authority?.status === 'obsolete'
          ? [`${file}：${issuer} 已經淘汰，不能再叫人安裝；請刪掉這一包，並在 content/forwarding.yaml 寫接到哪裡。`]
          : []),
      ];
    });
  });
}
