import { actorInLog } from '../text/actor-words.ts';
import { isCalled } from '../text/person-at.ts';
import { visibleLine } from '../text/visible.ts';
import { beijingTime } from '../time/beijing-time.ts';
import { type StoredEvent, storedEventInWords } from './stored-event.ts';

/** The actor as the log stores him. */
export interface EntryActor {
  readonly name: string;
  readonly post: string | null;
  readonly unit: string | null;
  readonly address: string | null;
}

/**
 * One entry of the log as a sentence: when, who in which post, what, before → after. An entry that this program cannot
 * read gets a sentence that says so and names its type; none is left out.
 */
export function entryInWords(entry: StoredEvent & { readonly at: Date; readonly actor: EntryActor }): string {
  const { name, post, unit, address } = entry.actor;
  // An account that is named after its post gets the name once, not twice.
  const place = [unit, isCalled(name, post) ? null : post, address].filter((one) => one !== null);
  const who = place.length === 0 ? actorInLog(name) : `${actorInLog(name)}（${place.join('，')}）`;
  const what = storedEventInWords(entry) ?? `（本程序读不懂的事项 ${entry.type} 第 ${entry.version} 版）`;
  // Names and reasons were typed by users: a line break in one could fake a line of the log.
  return visibleLine(`${beijingTime(entry.at)} ${who}：${what}`);
}
