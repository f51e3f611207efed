/** What the build puts at the head of sw.js. */
declare const OFFLINE_COPY: import('../core/stored-copy/offline-copy.ts').OfflineCopy;
