const NAME = 'kb-filled';

/** What the reader filled in and chose, for all pages of the site in this browser; empty where nothing may be stored. */
export function kept(): URLSearchParams {
  try {
    return new URLSearchParams(localStorage.getItem(NAME) ?? '');
  } catch {
    return new URLSearchParams();
  }
}

/** Keeps it for the next page; without anything in it, nothing stays behind. */
export function keep(values: URLSearchParams): void {
  try {
    if (String(values)) localStorage.setItem(NAME, String(values));
    else localStorage.removeItem(NAME);
  } catch {
    // The page works without; the next one begins with examples.
  }
}

/** Keeps one value; an empty one is taken away. */
export function keepValue(name: string, value: string): void {
  const values = kept();
  if (value === '') values.delete(name);
  else values.set(name, value);
  keep(values);
}

/** Most labels that are kept: a page has two or three. */
const LABELS = 8;

/** Keeps the label of a tab, the latest first. */
export function keepTab(label: string): void {
  const values = kept();
  const labels = [label, ...values.getAll('tab').filter((other) => other !== label)].slice(0, LABELS);
  values.delete('tab');
  for (const each of labels) values.append('tab', each);
  keep(values);
}
