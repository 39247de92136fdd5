/** URL of the root, ending in "/". */
export declare const INSTALLATION: string;
