import { columnTypeOf, ident } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { quoteText } from './sql.ts';

/** What the texts and digests of rows need of a session: dates in ISO form whatever the server's locale. */
export const ROW_TEXT_SETTING = `set local datestyle = 'ISO, YMD'`;

/**
 * SQL of a row under the alias `t` as the canonical JSON that is digested (proof/manifest/row-digest.ts). PostgreSQL
 * escapes strings as RFC 8785 does, and the keys stand here in its order already, so that a million rows need not
 * be built again outside: a test holds both forms against each other.
 * @param secret SQL of the report's secret, 32 bytes. The salt of a row is SHA-256(secret ‖ row id), both of fixed
 *   length: it tells nothing about another row's
 */
export function rowTextSql(ledger: Ledger, secret: string): string {
  const values = ledger.fields
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((field) => {
      const column = `t.${ident(field.id)}`;
      const text = columnTypeOf(field) === 'text[]' ? `array_to_json(${column})` : `to_json(${column}::text)`;
      return `${quoteText(`"${field.id}":`)} || coalesce(${text}::text, 'null')`;
    });
  return [
    `'{"key":' || to_json(t.row_key)::text`,
    quoteText(`,"ledger":"${ledger.id}","salt":"`),
    `encode(sha256(${secret} || uuid_send(t.row_id)), 'hex')`,
    `'","values":{'`,
    values.join(` || ',' || `) || `''`,
    `'},"version":' || t.row_version || '}'`,
  ].join(' || ');
}
