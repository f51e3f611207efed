import 'needs:guard bench notes core judge decoder objects';
import rules from 'content:lint-rules';
import { lintChecks } from '../../core/lint/lint-checks.ts';

globalThis.kbLintChecks = lintChecks;
(globalThis.kbRules ??= {}).lint = rules;
