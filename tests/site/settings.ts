/**
 * Marks a test of what the way of opening the site can change: that a page opens and finds its scripts, styles and search index, where
 * its links and the addresses it gives lead, what it may store, copy and download, that signatures are verified without
 * `crypto.subtle`, that the guard comes, that nothing leaves. It runs in each setting; what a tool does with its input runs in one.
 */
export const inEachSetting = { tag: '@setting' };
