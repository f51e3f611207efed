import { subtleInJavaScript } from '../../core/crypto/issue-in-javascript.ts';

globalThis.kbIssuePlain = subtleInJavaScript;
