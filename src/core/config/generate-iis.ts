import type { ConfigRequest, GeneratedLine } from './generate-request.ts';
import { line } from './generate-request.ts';

/** IIS: certificate and protocols are not in a file, so web.config holds the redirect and HSTS alone. */
export function iisLines({ hsts, redirect, domains }: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const [name = ''] = domains;
  const lines: GeneratedLine[] = [
    line('<?xml version="1.0" encoding="UTF-8"?>'),
    line(`<!-- https/443: ${name} -->`, 'note-iis-binding'),
    line('<!-- HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols -->', 'note-iis-protocols'),
    line('<configuration>'),
    line('  <system.webServer>'),
  ];
  if (redirect) {
    lines.push(
      line('    <rewrite>', 'note-iis-rewrite'),
      line('      <rules>'),
      line('        <rule name="https" stopProcessing="true">'),
      line('          <match url="(.*)" />'),
      line('          <conditions><add input="{HTTPS}" pattern="^OFF$" /></conditions>'),
      line('          <action type="Redirect" url="https://{HTTP_HOST}/{R:1}" redirectType="Permanent" />', 'note-redirect'),
      line('        </rule>'),
      line('      </rules>'),
    );
    if (hsts !== null) {
      // Through an outbound rule the header goes out on https answers only.
      lines.push(
        line('      <outboundRules>', 'note-iis-hsts'),
        line('        <rule name="hsts">'),
        line('          <match serverVariable="RESPONSE_Strict_Transport_Security" pattern=".*" />'),
        line('          <conditions><add input="{HTTPS}" pattern="^ON$" /></conditions>'),
        line(`          <action type="Rewrite" value="max-age=${hsts}" />`, 'note-hsts'),
        line('        </rule>'),
        line('      </outboundRules>'),
      );
    }
    lines.push(line('    </rewrite>'));
  } else if (hsts !== null) {
    lines.push(
      line('    <httpProtocol>'),
      line('      <customHeaders>'),
      line(`        <add name="Strict-Transport-Security" value="max-age=${hsts}" />`, 'note-hsts'),
      line('      </customHeaders>'),
      line('    </httpProtocol>'),
    );
  }
  lines.push(line('  </system.webServer>'), line('</configuration>'));
  return { lines, file: 'web.config' };
}
