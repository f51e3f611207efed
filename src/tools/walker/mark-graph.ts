import type { Step } from '../../core/flow/walk.ts';

/** Shows in the drawn tree which way was taken and where the reader stands. */
export function markGraph(page: ParentNode, path: readonly Step[], here: string): void {
  const taken = new Set(path.map(({ id, answer }) => `${id} ${answer.id}`));
  for (const arrow of page.querySelectorAll<SVGElement>('[data-from]')) {
    arrow.classList.toggle('taken', taken.has(`${arrow.dataset.from} ${arrow.dataset.by}`));
  }
  const seen = new Set([...path.map(({ id }) => id), here]);
  for (const box of page.querySelectorAll<SVGElement>('[data-box]')) box.classList.toggle('taken', seen.has(box.dataset.box ?? ''));
}
