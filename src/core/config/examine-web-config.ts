import { Budget } from './budget.ts';
import { ConfigReport } from './config-finding.ts';
import type { ConfigFinding } from './config-finding.ts';
import { examineHsts, isHstsHeader } from './hsts.ts';
import { boundNames, examineBindings } from './iis-bindings.ts';
import { examineRewriteRule, leadsBack } from './iis-rewrite.ts';
import { examineSecrets } from './iis-secrets.ts';
import { everyElement, readServerXml } from './tomcat/read-server-xml.ts';
import type { XmlElement } from './tomcat/read-server-xml.ts';

/** Of all patterns of the rules together. */
const STEPS = 1_000_000;

/**
 * Remarks on a pasted web.config or applicationHost.config of IIS. Certificates and protocol versions are in neither; the sites' bindings
 * are in the latter.
 */
export function examineWebConfig(text: string): ConfigFinding[] {
  const report = new ConfigReport();
  const elements = everyElement(readServerXml(text, report));
  const top = elements[0]?.line ?? 1;
  const isHost = elements.some(({ name }) => name === 'system.applicationHost' || name === 'bindings' || name === 'sites');
  report.add(isHost ? 'iis-host-config' : 'web-config-no-tls', top, {});
  if (isHost) examineBindings(elements, report);
  let redirects = false;
  const budget = new Budget(STEPS);
  const names = boundNames(elements);
  for (const element of elements) {
    examineSecrets(element, report);
    examineNet(element, report);
    redirects = examineElement(element, names, report, budget) || redirects;
  }
  if (!isHost && !redirects && elements.some(({ name }) => name === 'system.webServer')) report.add('web-config-no-redirect', top, {});
  return report.sorted();
}

/** Remarks on one element; true where it leads readers of http to https. */
function examineElement(element: XmlElement, names: ReadonlySet<string>, report: ConfigReport, budget: Budget): boolean {
  const { name, attributes, line } = element;
  const value = (attribute: string): string => attributes.get(attribute) ?? '';
  const isOn = (attribute: string): boolean => value(attribute).toLowerCase() === 'true';
  switch (name) {
    case 'add':
      if (isHstsHeader(value('name'))) examineHsts(value('value'), line, report);
      return false;
    case 'rule':
      examineOutbound(element, report);
      return examineRewriteRule(element, names, report, budget);
    case 'httpRedirect':
      if (!isOn('enabled')) return false;
      if (leadsBack(value('destination'), names)) report.add('redirect-to-http', line, { directive: 'httpRedirect' });
      return !/^http:/i.test(value('destination'));
    case 'hsts':
      // Of IIS 10.0 version 1709 and newer, in `<site>` and `<siteDefaults>`.
      if (!isOn('enabled')) return false;
      examineHsts(
        `max-age=${value('max-age') || '0'}${isOn('includeSubDomains') ? '; includeSubDomains' : ''}${isOn('preload') ? '; preload' : ''}`,
        line,
        report,
      );
      return isOn('redirectHttpToHttps');
    case 'httpCookies':
      if (value('requireSSL').toLowerCase() === 'false') report.add('web-config-cookie', line, {});
      return false;
    case 'access':
      examineAccess(value('sslFlags'), line, report);
      return false;
    default:
      return false;
  }
}

/** A header of the answer is a variable to an outbound rule. */
function examineOutbound({ attributes, children }: XmlElement, report: ConfigReport): void {
  if (attributes.get('enabled')?.toLowerCase() === 'false') return;
  const of = (name: string): XmlElement | undefined => children.find((child) => child.name === name);
  const [match, action] = [of('match'), of('action')];
  if (match?.attributes.get('serverVariable')?.toUpperCase() !== 'RESPONSE_STRICT_TRANSPORT_SECURITY' || action === undefined) return;
  if (action.attributes.get('type')?.toLowerCase() === 'rewrite') examineHsts(action.attributes.get('value') ?? '', action.line, report);
}

function examineAccess(flags: string, line: number, report: ConfigReport): void {
  if (!/\bSslNegotiateCert\b|\bSslRequireCert\b/i.test(flags)) return;
  const mode = /SslRequireCert/i.test(flags) ? 'SslRequireCert' : 'SslNegotiateCert';
  report.add('client-certificate-asked', line, { directive: 'sslFlags', mode });
}

/** Switches that keep .NET's own connections at old versions (https://learn.microsoft.com/dotnet/framework/network-programming/tls). */
const WEAK = /\b(Switch\.System\.Net\.DontEnableSchUseStrongCrypto|Switch\.System\.Net\.DontEnableSystemDefaultTlsVersions)\s*=\s*true\b/i;

function examineNet({ name, attributes, line }: XmlElement, report: ConfigReport): void {
  const value = attributes.get('value') ?? '';
  const set = name === 'AppContextSwitchOverrides' ? WEAK.exec(value)?.[1] : undefined;
  if (set !== undefined) report.add('dotnet-weak-tls', line, { name: set });
  const target = name === 'httpRuntime' ? /^(\d)\.(\d)/.exec(attributes.get('targetFramework') ?? '') : null;
  if (target !== null && (Number(target[1]) < 4 || (target[1] === '4' && Number(target[2]) < 6)))
    report.add('dotnet-old-target', line, { name: `${target[1] ?? ''}.${target[2] ?? ''}` });
}
