import 'needs:guard bench core judge';
import rules from 'content:lint-rules';
import { unicodeHost } from '../../core/text/unicode-host.ts';
import { lintChecks } from '../../core/lint/lint-checks.ts';

globalThis.kbLint = { checks: lintChecks, readableHost: unicodeHost };
(globalThis.kbRules ??= {}).lint = rules;
