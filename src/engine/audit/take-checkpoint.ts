import { type Checkpoint, type CheckpointSigner, makeCheckpoint } from '#kernel/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { auditErrors } from './errors.ts';
import { type Act, withChange } from './with-change.ts';

/** Signs where the log of a region ends now, and enters that into the log. @throws AUDIT-EMPTY */
export async function takeCheckpoint(db: Database, act: Act, signer: CheckpointSigner): Promise<Checkpoint> {
  return withChange(db, act, async (client) => {
    const checkpoint = await makeCheckpoint(client, act.scope.region, act.now, signer);
    if (!checkpoint) throw auditErrors.error('AUDIT-EMPTY');
    const { seq, hash, keyId: key } = checkpoint;
    return {
      result: checkpoint,
      events: [{ type: 'audit.checkpoint', data: { seq: Number(seq), hash, key } }],
    };
  });
}
