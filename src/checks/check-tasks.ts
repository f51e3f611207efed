import type { Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** The sentences with which people come: each article, answer, tree and tool has some, and no sentence means two places. */
export function checkTasks(articles: readonly Article[], from: ContentFolder): ContentCheck {
  return contentCheck('讀者的問法（tasks）', () => {
    const places = placesWithTasks(articles, from);
    const without = places.filter(({ tasks }) => !tasks?.length).map(({ place }) => `${place}：還沒有 tasks，請寫讀者會怎麼問到這裡。`);
    const claimed = new Map<string, string>();
    const twice: string[] = [];
    for (const { place, tasks = [] } of places) {
      for (const sentence of tasks) {
        const key = sentence.toLowerCase().replace(/\s/g, '');
        const before = claimed.get(key);
        if (before !== undefined) twice.push(`${place}：「${sentence}」已經寫在 ${before}，一句話只能帶讀者去一個地方。`);
        claimed.set(key, place);
      }
    }
    return [...without, ...twice];
  });
}

interface Place {
  place: string;
  tasks: readonly string[] | undefined;
}

function placesWithTasks(articles: readonly Article[], from: ContentFolder): Place[] {
  const { pages } = from.load('search');
  return [
    ...articles.flatMap(({ file, data: { tasks }, mdx: { answers } }): Place[] => {
      if (answers.length === 0) return [{ place: file, tasks: Array.isArray(tasks) ? tasks : undefined }];
      const each = Array.isArray(tasks) ? {} : (tasks ?? {});
      return answers.map(({ id }) => ({ place: `${file} 的 ${id}`, tasks: each[id] }));
    }),
    ...from.load('flows').map(({ id, tasks }) => ({ place: `content/flows/${id}.yaml`, tasks })),
    ...from.load('site').tools.pages.map(({ page, tasks }) => ({ place: `content/site.yaml 的 ${page}`, tasks })),
    ...Object.entries(pages).map(([page, tasks]) => ({ place: `content/search.yaml 的 ${page}`, tasks })),
  ];
}
