import { examineApache } from './apache/examine-apache.ts';
import type { ConfigFinding, ConfigKind } from './config-finding.ts';
import { examineWebConfig } from './examine-web-config.ts';
import { examineHaproxy } from './haproxy/examine-haproxy.ts';
import { examineNginx } from './nginx/examine-nginx.ts';
import { examineSpring } from './spring/examine-spring.ts';
import { examineTomcat } from './tomcat/examine-tomcat.ts';
import { examineWildfly } from './wildfly/examine-wildfly.ts';

/**
 * Remarks on one pasted configuration, in the order of its lines. Never throws; time is linear in the length.
 * Only what is pasted counts: included files, other hosts and what the version at hand does by default stay unseen.
 * No fact ever holds a password, a key or a key's path.
 * `version` is the server's (`1.22.1`), null when nobody knows it: then only what holds for every supported version is said.
 */
export function examineConfig(text: string, kind: ConfigKind, version: string | null = null): ConfigFinding[] {
  switch (kind) {
    case 'nginx':
      return examineNginx(text, version);
    case 'apache':
      return examineApache(text, version);
    case 'tomcat':
      return examineTomcat(text, version);
    case 'web-config':
      return examineWebConfig(text);
    case 'haproxy':
      return examineHaproxy(text);
    case 'wildfly':
      return examineWildfly(text);
    case 'spring':
      return examineSpring(text);
  }
}
