import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { StateMark } from '#web/ui/StateMark.tsx';
import type { Room } from '../room/room.ts';
import type { Desk } from '../text/desk.ts';
import { partsOf } from '../text/text-parts.ts';
import { wordsOf } from '../text/words-of.ts';
import { composeText, type Decision, type Said } from './compose.ts';
import { isTied } from './is-tied.ts';
import { knownOf } from './known.ts';
import type { Learned } from './learned.ts';
import { MakeDraft } from './MakeDraft.tsx';
import { oldLines } from './old-lines.ts';
import { OldText } from './OldText.tsx';

interface LearningProps {
  readonly path: { readonly report: string; readonly year: string };
  readonly desk: Desk;
  readonly room: Room;
  readonly learned: Learned & { readonly name: string };
}

/** An old report with the decisions on its numbers. */
export function LearningDesk({ path, desk, room, learned }: LearningProps) {
  const declared = useMemo(
    () => [
      ...room.quantities.declared.map(({ words: text, reason, by }) => ({ text, reason, by })),
      ...learned.literals.map((one) => ({ ...one, by: null })),
    ],
    [room, learned],
  );
  const lines = useMemo(() => oldLines(learned, declared), [learned, declared]);
  const known = useMemo(() => knownOf(desk, room), [desk, room]);
  const [said, setSaid] = useState<Said>(() => ({
    numbers: new Map(),
    keptNames: new Set(),
    left: new Set(lines.filter(({ outer }) => outer).map(({ start }) => start)),
  }));
  const composed = useMemo(
    () =>
      composeText(learned.text, lines, said, {
        current: partsOf(desk.text),
        words: wordsOf(desk, room),
        nouns: new Map([...known].map(([id, { noun }]) => [id, noun])),
        declared,
      }),
    [learned, lines, said, desk, room, known, declared],
  );
  const asked = lines
    .filter(({ start }) => !said.left.has(start))
    .flatMap(({ sentences }) => sentences.flatMap(({ numbers }) => numbers));
  const undecided = asked.filter(({ start }) => !said.numbers.has(start));
  // Of two equally good candidates, the first must not be accepted together with a hundred others.
  const tied = undecided.filter((one) => isTied(one, learned.text, known));
  const proposed = undecided.flatMap((one) =>
    one.proposed === null || tied.includes(one) ? [] : [[one.start, one.proposed] as const],
  );
  const certain = asked.filter((one) => one.certain).length;
  const decide = (decisions: readonly (readonly [number, Decision | null])[]): void =>
    setSaid((before) => {
      const numbers = new Map(before.numbers);
      for (const [place, decision] of decisions)
        if (decision) numbers.set(place, decision);
        else numbers.delete(place);
      return { ...before, numbers };
    });
  return (
    <>
      <p>
        “{learned.name}”：{asked.length} 个数字，{asked.filter((one) => one.proposed !== null).length}{' '}
        个像是台账里的{certain > 0 ? `（${certain} 个由清单或文稿原文确定）` : ''}，已定{' '}
        {asked.length - undecided.length} 个。{' '}
        <Button
          size="small"
          disabled={proposed.length === 0}
          onClick={() =>
            decide(proposed.map(([start, indicator]) => [start, { kind: 'use', indicator }] as const))
          }
        >
          没定的都按所提的采用（{proposed.length} 个）
        </Button>
      </p>
      {tied.length > 0 ? (
        <p>
          <StateMark state="warning">
            {tied.length} 个数字有两个以上的指标同样相合，数值也分不开，不在其中，请逐个选定。
          </StateMark>
        </p>
      ) : null}
      <OldText
        source={learned.text}
        lines={lines}
        known={known}
        parameters={desk.parameters}
        said={said}
        onDecide={(start, decision) => decide([[start, decision]])}
        onName={(start, kept) =>
          setSaid((before) => ({ ...before, keptNames: changed(before.keptNames, start, kept) }))
        }
        onLine={(start, left) =>
          setSaid((before) => ({ ...before, left: changed(before.left, start, left) }))
        }
      />
      <MakeDraft
        path={path}
        desk={desk}
        composed={composed}
        name={learned.name}
        undecided={undecided.length}
      />
    </>
  );
}

function changed(set: ReadonlySet<number>, one: number, inside: boolean): ReadonlySet<number> {
  const next = new Set(set);
  if (inside) next.add(one);
  else next.delete(one);
  return next;
}
