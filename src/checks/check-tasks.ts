import type { Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';

/** The sentences with which people come: no sentence means two places. Where there is none yet, a note says so: a new page begins without. */
export function checkTasks(articles: readonly Article[], from: ContentFolder): ContentCheck {
  const notes: string[] = [];
  const check = contentCheck('讀者的問法（tasks）', () => {
    const claimed = new Map<string, string>();
    return placesWithTasks(articles, from).flatMap(({ place, tasks = [] }) => {
      if (tasks.length === 0) notes.push(`${place}：還沒有 tasks，請寫讀者會怎麼問到這裡。`);
      return tasks.flatMap((sentence) => {
        const key = sentence.toLowerCase().replace(/\s/g, '');
        const before = claimed.get(key);
        claimed.set(key, place);
        return before === undefined ? [] : [`${place}：「${sentence}」已經寫在 ${before}，一句話只能帶讀者去一個地方。`];
      });
    });
  });
  return { ...check, notes };
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
    ...from.load('doors').map(({ id, tasks }) => ({ place: `content/doors/${id}.yaml`, tasks })),
    ...from.load('site').tools.pages.map(({ page, tasks }) => ({ place: `content/site.yaml 的 ${page}`, tasks })),
    ...Object.entries(pages).map(([page, tasks]) => ({ place: `content/search.yaml 的 ${page}`, tasks })),
  ];
}
