/** An expression that asks the search of a page and promises where the first three results of each query stand; the field must be ready. */
export const askPage = (queries: readonly string[]): string => `(async () => {
  const search = document.querySelector('kb-search');
  const found = [];
  for (const query of ${JSON.stringify(queries)}) found.push((await search.find(query, 3, { has: () => true })).addresses);
  return found;
})()`;
