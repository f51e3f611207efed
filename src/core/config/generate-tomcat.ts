import type { ConfigRequest, GeneratedLine } from './generate-request.ts';
import { intermediateCiphers, line } from './generate-request.ts';

/** Tomcat 8.5 or newer: connectors of server.xml, then what belongs into web.xml. */
export function tomcatLines(request: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const { staple, hsts, redirect, passwordHere } = request;
  const certificate = request.certificatePath ?? 'conf/server.p12';
  const isPem = /\.(?:pem|crt|cer)$/i.test(certificate);
  const lines: GeneratedLine[] = [];
  if (redirect) lines.push(line('<Connector port="80" protocol="HTTP/1.1" redirectPort="443"/>', 'note-redirect-port'), line(''));
  if (staple) lines.push(line('<!-- setenv: CATALINA_OPTS="-Djdk.tls.server.enableStatusRequestExtension=true" -->', 'note-stapling-java'));
  lines.push(
    line('<Connector port="443" protocol="org.apache.coyote.http11.Http11NioProtocol"', 'note-connector'),
    line('           SSLEnabled="true" scheme="https" secure="true" maxThreads="150">'),
    line('  <SSLHostConfig protocols="TLSv1.2+TLSv1.3"', 'note-host-config'),
    line(`                 ciphers="${intermediateCiphers}">`, 'note-ciphers'),
  );
  if (isPem) {
    lines.push(
      line(`    <Certificate certificateFile="${certificate}"`, 'note-certificate'),
      line(`                 certificateKeyFile="${request.keyPath ?? 'conf/server.key'}" type="RSA"/>`, 'note-key'),
    );
  } else {
    lines.push(
      line(`    <Certificate certificateKeystoreFile="${certificate}" certificateKeystoreType="PKCS12"`, 'note-keystore'),
      line(`                 certificateKeystorePassword="${passwordHere}" certificateKeyAlias="tomcat" type="RSA"/>`, 'note-password'),
    );
  }
  lines.push(line('  </SSLHostConfig>'), line('</Connector>'));
  if (redirect || hsts !== null) lines.push(line(''), line('<!-- WEB-INF/web.xml -->', 'note-web-xml'));
  if (redirect) {
    lines.push(
      line('<security-constraint>', 'note-redirect'),
      line('  <web-resource-collection><web-resource-name>all</web-resource-name><url-pattern>/*</url-pattern></web-resource-collection>'),
      line('  <user-data-constraint><transport-guarantee>CONFIDENTIAL</transport-guarantee></user-data-constraint>'),
      line('</security-constraint>'),
    );
  }
  if (hsts !== null) {
    lines.push(
      line('<filter>', 'note-hsts'),
      line('  <filter-name>hsts</filter-name>'),
      line('  <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>'),
      line('  <init-param><param-name>hstsEnabled</param-name><param-value>true</param-value></init-param>'),
      line(`  <init-param><param-name>hstsMaxAgeSeconds</param-name><param-value>${hsts}</param-value></init-param>`),
      line('</filter>'),
      line('<filter-mapping><filter-name>hsts</filter-name><url-pattern>/*</url-pattern></filter-mapping>'),
    );
  }
  return { lines, file: 'conf/server.xml' };
}
