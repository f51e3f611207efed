declare module 'content:page-titles' {
  /** Title and address of every page by its permanent id. */
  const titles: Record<string, [title: string, address: string]>;
  export default titles;
}
