/** Names of sites as servers take them: `www.example.gov.tw`, `*.example.gov.tw`, and nginx's `.example.gov.tw` for both. */
export class HostNames {
  readonly #exact = new Set<string>();
  readonly #suffixes = new Set<string>();

  constructor(names: readonly string[]) {
    for (const name of names) {
      const lower = name.toLowerCase();
      if (lower.startsWith('*.')) this.#suffixes.add(lower.slice(1));
      else if (lower.startsWith('.')) {
        this.#suffixes.add(lower);
        this.#exact.add(lower.slice(1));
      } else this.#exact.add(lower);
    }
  }

  has(host: string): boolean {
    const lower = host.toLowerCase();
    if (this.#exact.has(lower)) return lower !== '';
    for (let dot = lower.indexOf('.'); dot >= 0; dot = lower.indexOf('.', dot + 1)) if (this.#suffixes.has(lower.slice(dot))) return true;
    return false;
  }
}
