import type { Check } from '../check.ts';
import { instant, taiwanTime } from '../calendar.ts';
import { issuersByKey } from '../issuers-by-key.ts';
import { listParameter, textParameter } from '../parameter.ts';

/**
 * Issued in some hierarchies after the last moment a platform accepts. Chrome goes by the earliest SCT; where none is readable
 * notBefore stands in, and `basis` says so. Java goes by notBefore. `date` is Taiwan's time.
 */
export const issuerCutOff: Check = {
  facts: ['authority', 'name', 'date', 'basis'],
  parameters: ['families', 'lastMoment', 'clock'],
  run: (subject, parameters, { authorities }) => {
    const families = listParameter(parameters, 'families');
    const found = issuersByKey(subject, authorities).find(({ family }) => families.includes(family));
    const lastMoment = instant(textParameter(parameters, 'lastMoment'));
    if (!found || lastMoment === null) return [];
    const timestamps =
      textParameter(parameters, 'clock') === 'sct' ? subject.scts.flatMap(({ timestamp }) => instant(timestamp) ?? []) : [];
    const issued = timestamps.length > 0 ? timestamps.reduce((left, right) => Math.min(left, right)) : instant(subject.notBefore);
    if (issued === null || issued <= lastMoment) return [];
    const basis = timestamps.length > 0 ? 'SCT' : 'notBefore';
    return [{ authority: found.id, name: found.name, date: taiwanTime(issued), basis }];
  },
};
