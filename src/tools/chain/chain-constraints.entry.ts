import 'needs:guard bench notes core judge authorities chains';
import { constraintChecks } from '../../core/chain/constraint-checks.ts';

globalThis.kbChainConstraints = constraintChecks;
