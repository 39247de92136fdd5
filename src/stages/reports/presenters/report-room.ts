import { z } from '@hono/zod-openapi';

const run = z
  .object({
    kind: z.enum(['text', 'number', 'blank', 'carried', 'quantity']),
    text: z.string(),
    slot: z.string().optional(),
    parameter: z.string().optional(),
    standing: z.enum(['declared', 'unproven']).optional(),
    reason: z.string().nullable().optional(),
  })
  .openapi('RoomRun');
const check = z.object({
  id: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  outcome: z.enum(['met', 'not_met', 'not_evaluated']),
  values: z.record(z.string(), z.string().nullable()),
});
const number = z
  .object({
    slot: z.string(),
    title: z.string(),
    printed: z.string().nullable(),
    noun: z.string(),
    value: z.string().nullable(),
    valueUnit: z.string(),
    rows: z.number().int(),
    opens: z.boolean().openapi({ description: '本岗位能列出它的全部记录' }),
    missing: z.string().nullable(),
    state: z.enum(['none', 'agrees', 'warning', 'fails']),
    definition: z.string(),
    ledger: z.string(),
    ledgerTitle: z.string(),
    lastYear: z.string().nullable(),
    trend: z.array(z.object({ year: z.number().int(), value: z.string() })),
    checks: z.array(check),
    floor: z
      .object({ duty: z.string(), words: z.string() })
      .nullable()
      .openapi({ description: '这个数字背后的法定底线，做到没有都写' }),
    findings: z.array(z.string()),
  })
  .openapi('RoomNumber');
/** A report in progress, in the form of the API. */
export const roomAnswer = z
  .object({
    title: z.string(),
    titleRuns: z.array(run).openapi({ description: '标题，分成各段' }),
    addressee: z.array(run),
    signer: z.array(run),
    blocks: z.array(z.object({ kind: z.enum(['heading', 'paragraph']), runs: z.array(run) })),
    numbers: z.array(number),
    empty: z.boolean().openapi({ description: '这一年还没有一条计入的记录，也不能印发：有了记录再核对' }),
    emptySeen: z
      .boolean()
      .openapi({ description: '看不到全部数字的读者：看得到的，这一年还没有一条计入的记录' }),
    quantities: z.object({
      proven: z.number().int().openapi({ description: '文中由台账得出的数字有几处' }),
      missing: z.number().int().openapi({ description: '文中该由台账得出而还没有数值的有几处' }),
      parameters: z.number().int(),
      declared: z.array(
        z.object({
          text: z.string(),
          words: z.string(),
          reason: z.string(),
          by: z
            .object({
              id: z.string(),
              name: z.string(),
              office: z.string(),
              issued: z.boolean().openapi({ description: '已随某一版印发，不能再撤回' }),
            })
            .nullable(),
        }),
      ),
      unproven: z
        .array(z.object({ text: z.string(), clause: z.string() }))
        .openapi({ description: '文中没有来历的数字：有一处就不能印发' }),
    }),
    blanks: z.array(z.object({ parameter: z.string(), title: z.string() })),
    carried: z
      .array(z.object({ parameter: z.string(), title: z.string(), value: z.string() }))
      .openapi({ description: '沿用去年、还没有确认的报告参数：有一个就不能印发' }),
    obstacles: z.array(z.object({ kind: z.string(), id: z.string(), message: z.string() })),
    notes: z
      .array(
        z.object({
          id: z.string(),
          severity: z.enum(['warning', 'note']),
          what: z.string(),
          office: z.string().openapi({ description: '由哪个单位书面说明' }),
          explanation: z
            .object({
              id: z.string(),
              text: z.string(),
              by: z.string(),
              office: z.string(),
              actor: z.string().openapi({ description: '谁录入的' }),
              at: z.date(),
              issued: z.boolean().openapi({ description: '已随某一版印发，不能再撤回' }),
            })
            .nullable(),
          stale: z
            .object({ text: z.string(), by: z.string(), office: z.string() })
            .nullable()
            .openapi({ description: '以前的说明；提醒的内容已变，不再有效' }),
        }),
      )
      .openapi({ description: '提醒和附注，每条一次' }),
    silentUnits: z.array(z.object({ code: z.string(), name: z.string() })),
    signing: z
      .object({
        verdict: z
          .enum(['refused', 'unsigned', 'ready', 'issued'])
          .openapi({ description: '能不能印发：有没有了的事项，还没有人签批，可以印发，或已印发而没有变动' }),
        last: z
          .object({
            step: z.number().int(),
            act: z.enum(['sent', 'recalled', 'returned', 'signed', 'issued']),
            by: z.string(),
            words: z.string().nullable().openapi({ description: '退回的意见，或送签的附言' }),
            at: z.date(),
            current: z.boolean().openapi({ description: '说的就是现在的内容' }),
            mine: z.boolean().openapi({ description: '是本账号办的' }),
          })
          .nullable(),
        signed: z.array(z.string()).openapi({ description: '谁的签批有效' }),
        issued: z.number().int().nullable().openapi({ description: '最近印发的是第几版' }),
      })
      .nullable()
      .openapi({ description: '起草、签批和印发办到哪一步；不起草、不签批的岗位为空' }),
  })
  .openapi('ReportRoom');
