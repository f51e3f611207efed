import type { ConfigReport } from './config-finding.ts';
import { nameFact } from './safe-fact.ts';
import type { XmlElement } from './tomcat/read-server-xml.ts';

/** A part of a connection string with a value behind it; integrated security has none. */
const CONNECTION = /(?:^|[;"'\s])(?:password|pwd|accountkey|sharedaccesskey|secret)\s*=\s*[^;\s]/i;
const SECRET_NAME = /pass(?:word|wd)?|pwd|secret|token|api-?key|connection-?string/i;
/** Elements whose attributes are keys or passwords by their names. */
const SECRET_ATTRIBUTE = /^(?:password|validationKey|decryptionKey|connectionString|clientSecret)$/i;

/** Passwords that would go along when the file is passed on. Only names are told. */
export function examineSecrets({ name, attributes, line }: XmlElement, report: ConfigReport): void {
  for (const [attribute, value] of attributes) {
    const shown = nameFact(attribute) ?? 'password';
    // What was put in its place before it was shown to others; `[enc:…]` is how applicationHost.config keeps passwords.
    if (value === '' || /^[*.x•…]+$/i.test(value) || /^(?:AutoGenerate|\[enc:)/i.test(value)) continue;
    if (CONNECTION.test(value)) report.add('password-in-text', line, { attribute: shown });
    else if (SECRET_ATTRIBUTE.test(attribute) && attribute.toLowerCase() !== 'connectionstring')
      report.add('password-in-text', line, { attribute: shown });
    else if (name === 'add' && attribute === 'value' && SECRET_NAME.test(attributes.get('key') ?? ''))
      report.add('password-in-text', line, { attribute: shown });
  }
}
