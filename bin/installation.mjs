// Where this installation lies, asked when the program runs: what is bundled does not know where it was built.

/** URL of the root, ending in "/". */
export const INSTALLATION = new URL('..', import.meta.url).href;
