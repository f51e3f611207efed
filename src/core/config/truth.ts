/** True, false, or null where a paste does not say. */
export type Truth = boolean | null;
