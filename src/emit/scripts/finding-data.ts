import { load } from '../../content/content-folder.ts';
import type { AllFindingWords, FindingVocabulary } from '../../tools/recogniser/finding-data.ts';

/** `content:finding-vocabulary`: by what a report's findings are recognised. */
export function findingVocabulary(): FindingVocabulary {
  return { findings: load('findings').map(({ id, names, causes }) => ({ id, names, causes })), words: load('scan-report').words };
}

/** `content:finding-words`: what is told about them. */
export function findingWords(): AllFindingWords {
  const examples = load('fields');
  const findings = load('findings');
  const commands = findings.flatMap(({ fixes, prove }) => [...Object.values(fixes).flatMap(({ steps }) => steps), prove.command]);
  const used = new Set(commands.flatMap((command) => [...command.matchAll(/\{\{([A-Za-z0-9]+)\}\}/g)].map(([, name = '']) => name)));
  return {
    fields: Object.fromEntries([...used].map((name) => [name, examples[name]?.example ?? name])),
    findings: Object.fromEntries(
      findings.map(({ id, title, what, real, fixes, prove, reply, twgcb, page, flow }) => [
        id,
        {
          title,
          what,
          real,
          fixes,
          prove,
          reply,
          twgcb: twgcb.map(({ number, name, value, verified }) => ({ number, name, value, verified })),
          page,
          flow,
        },
      ]),
    ),
  };
}
