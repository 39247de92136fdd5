/** Entry of the command line: replaced by the real commands as they are built. */
export async function main(_argv: readonly string[]): Promise<number> {
  return 0;
}
