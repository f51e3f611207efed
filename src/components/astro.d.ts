/** What tsc and the linter know of a template; `astro check` reads the templates themselves. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
