import 'needs:guard bench core judge';
import reasons from 'content:lint-reasons';
import rules from 'content:lint-rules';
import { readableCode } from '../../core/lint/readable-code.ts';
import { lintChecks } from '../../core/lint/lint-checks.ts';

globalThis.kbLint = { checks: lintChecks, readable: readableCode, reasons };
(globalThis.kbRules ??= {}).lint = rules;
