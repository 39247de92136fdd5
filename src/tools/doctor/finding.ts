/** The result of one check of the installation. */
export interface HealthFinding {
  readonly subject: string;
  readonly ok: boolean;
  readonly detail: string;
}
