/** Whose chain the practice chain looks like. */
export const SHAPES = ['twca', 'gtlsca', 'simple'] as const;
export type Shape = (typeof SHAPES)[number];

/**
 * `twca` and `gtlsca`: server, intermediate, cross certificate, root; and a self-signed root of the same name and key as the cross
 * certificate, which must not take its place. `simple`: server, intermediate, root.
 */
export const hasCross = (shape: Shape): boolean => shape !== 'simple';
