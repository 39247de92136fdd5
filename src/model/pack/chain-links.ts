/** The links of the chain to which a ledger can belong: 明责 履责 督责 考责 问责. Reports have no ledgers of their own. */
export const CHAIN_LINKS = ['duties', 'ledgers', 'supervision', 'assessment', 'accountability'] as const;
export type ChainLink = (typeof CHAIN_LINKS)[number];
