import { getEntry } from 'astro:content';
import { loadArticles } from '../content/articles.ts';
import { FILE_NAMES } from '../core/rehearse/set-files.ts';
import { planCommand, type PlanCommand } from '../content/plan-command.ts';
import type { Rehearsal } from '../schemas/rehearsal.ts';

export type { PlanCommand };

type Server = Rehearsal['servers'][number];
type Step = Server['steps'][number];

/** A server's plan, its commands as the guide has them. */
export type Plan = Omit<Server, 'steps' | 'end'> & {
  steps: (Omit<Step, 'commands'> & { commands: PlanCommand[] })[];
  end: { do: string; commands: PlanCommand[] }[];
};

/** The values of a rehearsal: where it takes place, and the names of the files of a set. */
export const planValues = (own: Server['values']): Record<string, string> => ({ ...FILE_NAMES, ...own });

/** The plans with the commands of their guides. Throws where one names what its guide does not have. */
export async function rehearsalPlans({ servers }: Rehearsal): Promise<Plan[]> {
  const fields = (await getEntry('fields', 'only'))?.data ?? {};
  const articles = loadArticles();
  return servers.map((server) => {
    const blocks = articles.find(({ page }) => page === server.guide)?.mdx.blocks ?? [];
    const known = Object.fromEntries(
      Object.entries(fields).map(([name, { kind, example }]) => [name, { kind, example: planValues(server.values)[name] ?? example }]),
    );
    const made = (commands: Step['commands']): PlanCommand[] =>
      commands.map((command) => planCommand(command, { guide: server.guide, blocks, fields: known }));
    return {
      ...server,
      steps: server.steps.map((step) => ({ ...step, commands: made(step.commands) })),
      end: server.end.map((each) => ({ ...each, commands: made(each.commands) })),
    };
  });
}
