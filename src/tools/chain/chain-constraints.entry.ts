import 'needs:guard bench notes core judge chain authorities';
import { constraintChecks } from '../../core/chain/constraint-checks.ts';

globalThis.kbChainConstraints = constraintChecks;
