/** Maximum number of recent ledgers. */
const MOST = 8;

/** The ledgers that were opened last in this browser, by account and post. */
export function recentLedgers(account: string, post: string) {
  const place = `mingze.recent.${account}.${post}`;
  const read = (): readonly string[] => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
    } catch {
      return [];
    }
  };
  return {
    read,
    note: (ledger: string): void => {
      try {
        const rest = read().filter((one) => one !== ledger);
        localStorage.setItem(place, JSON.stringify([ledger, ...rest].slice(0, MOST)));
      } catch {
        // A full storage must not interrupt work.
      }
    },
  };
}
