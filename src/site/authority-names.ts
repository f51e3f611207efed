/** What a distinguished name calls its owner: the common name, or the unit where there is none. */
export function commonName(subject: string): string {
  return /(?:^|,)(?:CN|OU)=((?:\\.|[^,])*)/.exec(subject)?.[1]?.replaceAll('\\,', ',') ?? subject;
}

/** How a key identifier begins, as tools print it: enough to tell certificates of one name apart. */
export function keyStart(hex: string | null): string {
  return hex ? `${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}`.toUpperCase() : '沒有';
}
