declare module 'content:rules?*' {
  const rules: Record<string, import('../../core/policy/rule.ts').Rule>;
  export default rules;
}
