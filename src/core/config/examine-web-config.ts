import { ConfigReport } from './config-finding.ts';
import type { ConfigFinding } from './config-finding.ts';
import { examineHsts, isHstsHeader } from './hsts.ts';
import { everyElement, readServerXml } from './tomcat/read-server-xml.ts';

/** Remarks on a pasted web.config of IIS. Certificates, bindings and protocol versions are not in it, so there is little to say. */
export function examineWebConfig(text: string): ConfigFinding[] {
  const report = new ConfigReport();
  const elements = everyElement(readServerXml(text, report));
  const top = elements[0]?.line ?? 1;
  report.add('web-config-no-tls', top, {});
  let redirects = false;
  for (const { name, attributes, line } of elements) {
    const value = (attribute: string): string => attributes.get(attribute) ?? '';
    if (name === 'add' && isHstsHeader(value('name'))) examineHsts(value('value'), line, report);
    if (name === 'action' && value('type').toLowerCase() === 'redirect') {
      if (/^https:/i.test(value('url'))) redirects = true;
      if (/^http:/i.test(value('url'))) report.add('redirect-to-http', line, { directive: 'action' });
      else if (/^(?:found|temporary)$/i.test(value('redirectType'))) report.add('redirect-temporary', line, { directive: 'redirectType' });
    }
    if (name === 'httpRedirect' && value('enabled').toLowerCase() !== 'false') {
      if (/^http:/i.test(value('destination'))) report.add('redirect-to-http', line, { directive: 'httpRedirect' });
      else redirects = true;
    }
    if (name === 'httpCookies' && value('requireSSL').toLowerCase() === 'false') report.add('web-config-cookie', line, {});
    const flags = value('sslFlags');
    if (name === 'access' && /\bSslNegotiateCert\b|\bSslRequireCert\b/i.test(flags)) {
      const mode = /SslRequireCert/i.test(flags) ? 'SslRequireCert' : 'SslNegotiateCert';
      report.add('client-certificate-asked', line, { directive: 'sslFlags', mode });
    }
  }
  if (!redirects && elements.some(({ name }) => name === 'system.webServer')) report.add('web-config-no-redirect', top, {});
  return report.sorted();
}
