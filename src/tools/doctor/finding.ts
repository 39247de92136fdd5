/** One thing that was looked at, and how it was found. */
export interface HealthFinding {
  readonly subject: string;
  readonly ok: boolean;
  readonly detail: string;
}
