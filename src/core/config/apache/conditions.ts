import { currentModules } from './directives.ts';
import type { ApacheNode } from './read-apache.ts';

/** Sections that only ask a condition: what stands in them belongs to the section around. Which of them hold is not known here. */
const CONDITIONS = new Set(['ifmodule', 'ifdefine', 'ifversion', 'iffile', 'ifdirective', 'ifsection', 'if', 'elseif', 'else', 'macro']);

export const isCondition = ({ name, children }: ApacheNode): boolean => children !== null && CONDITIONS.has(name);

/**
 * May it be taken that the directive counts where it stands? `<IfModule>` of one of httpd's own modules is only there for the case that it is
 * missing; that another one is loaded, a define set or an expression true, only the server knows.
 */
export const isSure = ({ conditions }: ApacheNode): boolean => conditions.every(asksOwnModule);

/** `<IfModule mod_ssl.c>` or `<IfModule ssl_module>` with a module that comes with httpd today. */
export function asksOwnModule({ name, parameters }: ApacheNode): boolean {
  if (name !== 'ifmodule') return false;
  const module = (parameters[0] ?? '')
    .toLowerCase()
    .replace(/^mod_|_module$/, '')
    .replace(/\.c$/, '');
  return /^(?:mpm_)?(?:prefork|worker|event|winnt)$/.test(module) || currentModules().has(module);
}
