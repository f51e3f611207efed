import type { ConfigRequest, GeneratedLine } from './generate-request.ts';
import { intermediateCiphers, line } from './generate-request.ts';
import { tls13Ciphers } from './java-ciphers.ts';

const SERVER = '/subsystem=undertow/server=default-server';
const FILTER = '/subsystem=undertow/configuration=filter';

/** WildFly 25 and JBoss EAP 8 or newer: lines for jboss-cli, as the guide has them. */
export function wildflyLines(request: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const { domains, hsts, redirect, passwordHere } = request;
  const [name = ''] = domains;
  const store = request.certificatePath ?? 'server.p12';
  const place = /^(?:\/|[A-Za-z]:)/.test(store) ? '' : 'relative-to=jboss.server.config.dir,';
  const password = `credential-reference={clear-text="${passwordHere}"}`;
  const lines: GeneratedLine[] = [
    line(`/subsystem=elytron/key-store=siteKS:add(path="${store}",${place}type=PKCS12,${password})`, 'note-wildfly-store'),
    line(`/subsystem=elytron/key-manager=siteKM:add(key-store=siteKS,${password})`, 'note-wildfly-password'),
    line(
      `/subsystem=elytron/server-ssl-context=siteSSC:add(key-manager=siteKM,protocols=["TLSv1.2","TLSv1.3"],cipher-suite-filter="${intermediateCiphers}",cipher-suite-names="${tls13Ciphers.join(':')}")`,
      'note-wildfly-context',
    ),
    line(`${SERVER}/https-listener=https:write-attribute(name=ssl-context,value=siteSSC)`, 'note-wildfly-listener'),
  ];
  if (redirect)
    lines.push(
      line(`${FILTER}/rewrite=siteHttps:add(target="https://${name}%U%q",redirect=true)`, 'note-wildfly-redirect'),
      line(`${SERVER}/host=default-host/filter-ref=siteHttps:add(predicate="equals(%{SCHEME},http)")`),
    );
  if (hsts !== null)
    lines.push(
      line(`${FILTER}/response-header=siteHsts:add(header-name=Strict-Transport-Security,header-value="max-age=${hsts}")`, 'note-hsts'),
      line(`${SERVER}/host=default-host/filter-ref=siteHsts:add(predicate="equals(%{SCHEME},https)")`),
    );
  lines.push(line('reload', 'note-wildfly-reload'));
  return { lines, file: 'jboss-cli.sh --connect --file=site.cli' };
}
