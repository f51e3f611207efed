import 'needs:guard bench lines plain configs checkers config';
import { examineWebConfig } from '../../core/config/examine-web-config.ts';
import { examineTomcat } from '../../core/config/tomcat/examine-tomcat.ts';
import { otherWords } from './other-words.ts';

Object.assign((globalThis.kbConfigCheckers ??= {}), {
  tomcat: { examine: examineTomcat, words: otherWords },
  'web-config': { examine: examineWebConfig, words: otherWords },
});
