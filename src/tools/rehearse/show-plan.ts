import { fillPlan } from './fill-plan.ts';

/** Shows the plan of one server, with the files of a set in it; with null the page is as it was. */
export function showPlan(server: string | null, values: Readonly<Record<string, string>>): void {
  const plans = [...document.querySelectorAll<HTMLElement>('[data-plan]')];
  const chosen = plans.find(({ dataset }) => dataset.plan === server);
  for (const plan of plans) plan.hidden = chosen !== undefined && plan !== chosen;
  const box = plans[0]?.closest('details');
  if (box && chosen) box.open = true;
  box?.classList.toggle('rehearse-one', chosen !== undefined);
  if (chosen) fillPlan(chosen, values);
}
