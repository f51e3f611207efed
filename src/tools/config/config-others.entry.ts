import 'needs:guard bench configs config';
import words from 'content:messages?config-others';
import { examineApache } from '../../core/config/apache/examine-apache.ts';
import { examineWebConfig } from '../../core/config/examine-web-config.ts';
import { examineTomcat } from '../../core/config/tomcat/examine-tomcat.ts';

const own = words['config-others'] ?? {};
Object.assign((globalThis.kbConfigCheckers ??= {}), {
  apache: { examine: examineApache, words: own },
  tomcat: { examine: examineTomcat, words: own },
  'web-config': { examine: examineWebConfig, words: own },
});
