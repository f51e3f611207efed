/** The little of it that is used; its own types want a browser's. */
declare module 'papaparse' {
  interface Result<Row> {
    data: Row[];
  }
  const Papa: {
    parse: <Row>(text: string, options: { delimiter: string; skipEmptyLines: 'greedy' }) => Result<Row>;
  };
  export default Papa;
}
