/** HTML elements that end SVG or MathML when they appear inside it (HTML 13.2.6.5, the rules for foreign content). */
const BREAK_OUT = new Set(
  (
    'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ' +
    'ruby s small span strike strong sub sup table tt u ul var'
  ).split(' '),
);
const ROOTS = new Set(['svg', 'math']);
/** Inside these HTML holds again although they lie in SVG. */
const HTML_AGAIN = new Set(['foreignobject', 'desc', 'title']);

/** Knows whether the tokenizer stands in SVG or MathML, where `<style>` and `<script>` are ordinary elements. */
export class ForeignContext {
  readonly stack: string[] = [];

  /** True directly inside SVG or MathML. */
  get inside(): boolean {
    const top = this.stack.at(-1);
    return top !== undefined && ROOTS.has(top);
  }

  open(name: string): void {
    if (ROOTS.has(name)) this.stack.push(name);
    else if (this.stack.length > 0) {
      if (this.inside && BREAK_OUT.has(name)) this.stack.length = 0;
      else if (this.inside && HTML_AGAIN.has(name)) this.stack.push(name);
    }
  }

  close(name: string): void {
    if (this.stack.at(-1) === name) this.stack.pop();
  }
}
