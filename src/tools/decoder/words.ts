import words from 'content:messages?labels,asn1';

/** What the editors wrote about objects, as it was when the site was built. What they wrote about faults of a text comes by itself. */
export { words };
