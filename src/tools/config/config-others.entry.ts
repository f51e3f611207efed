import 'needs:guard bench lines plain configs checkers config xml';
import { ui } from 'content:interface/config';
import { examineWebConfig } from '../../core/config/examine-web-config.ts';
import { examineTomcat } from '../../core/config/tomcat/examine-tomcat.ts';
import { otherWords } from './other-words.ts';

Object.assign((globalThis.kbConfigCheckers ??= {}), {
  tomcat: { name: ui.tomcat, examine: examineTomcat, words: otherWords },
  'web-config': { name: ui.webConfig, examine: examineWebConfig, words: otherWords },
});
