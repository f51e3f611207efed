import 'needs:guard bench markup configs config';
import { examineApache } from '../../core/config/apache/examine-apache.ts';
import { examineWebConfig } from '../../core/config/examine-web-config.ts';
import { examineTomcat } from '../../core/config/tomcat/examine-tomcat.ts';

Object.assign((globalThis.kbConfigCheckers ??= {}), {
  apache: { examine: examineApache, words: {} },
  tomcat: { examine: examineTomcat, words: {} },
  'web-config': { examine: examineWebConfig, words: {} },
});
