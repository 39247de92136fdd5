import type { Database } from '../db/index.ts';

/** Every region of the installation. */
export async function regionsOf(db: Database): Promise<readonly number[]> {
  const { rows } = await db.app.query<{ id: number }>('select id from app.regions order by id');
  return rows.map((row) => row.id);
}
