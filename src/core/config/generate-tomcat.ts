import type { ConfigRequest, GeneratedLine } from './generate-request.ts';
import { intermediateCiphers, isAtLeast, line } from './generate-request.ts';

/** Suites of TLS 1.3 in the order of Mozilla's guideline 6.0. */
const TLS13 = 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256';

/** Tomcat 8.5 or newer: connectors of server.xml, then what belongs into web.xml. */
export function tomcatLines(request: ConfigRequest): { lines: GeneratedLine[]; file: string } {
  const { version, staple, hsts, redirect, passwordHere } = request;
  const certificate = request.certificatePath ?? 'conf/server.p12';
  const isPem = /\.(?:pem|crt|cer)$/i.test(certificate);
  const lines: GeneratedLine[] = [];
  if (redirect) lines.push(line('<Connector port="80" protocol="HTTP/1.1" redirectPort="443"/>', 'note-redirect-port'), line(''));
  if (staple) lines.push(line('<!-- setenv: CATALINA_OPTS="-Djdk.tls.server.enableStatusRequestExtension=true" -->', 'note-stapling-java'));
  const separate = suitesAreSeparate(version);
  lines.push(
    line('<Connector port="443" protocol="org.apache.coyote.http11.Http11NioProtocol"', 'note-connector'),
    line('           SSLEnabled="true" scheme="https" secure="true" maxThreads="150">'),
    line('  <UpgradeProtocol className="org.apache.coyote.http2.Http2Protocol"/>', 'note-http2-tomcat'),
    line('  <SSLHostConfig protocols="TLSv1.2+TLSv1.3"', 'note-host-config'),
    line(
      `                 ciphers="${separate ? '' : `${TLS13}:`}${intermediateCiphers}">`,
      separate ? 'note-ciphers' : 'note-ciphers-tomcat',
    ),
  );
  if (isPem) {
    lines.push(
      line(`    <Certificate certificateFile="${certificate}"`, 'note-certificate-tomcat'),
      // With Tomcat Native nothing after the first certificate of certificateFile is sent (9.0.100 with 1.2.35).
      line(`                 certificateChainFile="${request.trustedPath ?? 'conf/chain.pem'}"`, 'note-chain-tomcat'),
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
  if (redirect) lines.push(...redirectConstraint());
  if (hsts !== null) lines.push(...hstsFilter(hsts));
  return { lines, file: 'conf/server.xml' };
}

/**
 * From 9.0.114, 10.1.51 and 11.0.16 on `ciphers` is about TLS 1.2 alone and TLS 1.3 has an attribute of its own, which may be left out.
 * Before, a list without TLS_… names turns TLS 1.3 off (Tomcat's changelog; 9.0.70 and 9.0.100 refused the handshake). Newer ones take
 * the names there too, so that a version without its last number gets them.
 */
function suitesAreSeparate(version: string): boolean {
  const [major = 0] = version.split('.').map(Number);
  if (major === 9) return isAtLeast(version, 9, 0, 114);
  if (major === 10) return isAtLeast(version, 10, 1, 51);
  return isAtLeast(version, 11, 0, 16);
}

/** For web.xml: http is sent to the connector's redirectPort. */
export function redirectConstraint(): GeneratedLine[] {
  return [
    line('<security-constraint>', 'note-redirect'),
    line('  <web-resource-collection>'),
    line('    <web-resource-name>all</web-resource-name>'),
    line('    <url-pattern>/*</url-pattern>'),
    line('  </web-resource-collection>'),
    line('  <user-data-constraint>'),
    line('    <transport-guarantee>CONFIDENTIAL</transport-guarantee>'),
    line('  </user-data-constraint>'),
    line('</security-constraint>'),
  ];
}

/** For web.xml: `seconds` of HSTS by Tomcat's own filter. */
export function hstsFilter(seconds: number): GeneratedLine[] {
  return [
    line('<filter>', 'note-hsts-filter'),
    line('  <filter-name>httpHeaderSecurity</filter-name>'),
    line('  <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>'),
    line('  <async-supported>true</async-supported>', 'note-async'),
    line('  <init-param>'),
    line('    <param-name>hstsMaxAgeSeconds</param-name>'),
    line(`    <param-value>${seconds}</param-value>`, 'note-hsts'),
    line('  </init-param>'),
    line('</filter>'),
    line('<filter-mapping>'),
    line('  <filter-name>httpHeaderSecurity</filter-name>'),
    line('  <url-pattern>/*</url-pattern>'),
    line('</filter-mapping>'),
  ];
}
