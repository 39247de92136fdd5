/** How numbers of a series are written: "督〔2022〕" 12 "号", in which field. */
export interface Series {
  readonly field: string;
  readonly prefix: string;
  readonly suffix: string;
}
