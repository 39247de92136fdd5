import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import { actorInLog, actorSought } from '../text/actor-words.ts';
import { EVENTS, type EventType } from './catalogue.ts';
import { entryInWords } from './entry-words.ts';
import { keyInWords } from './event-kind.ts';

const INSTANT = '2022-01-10T08:00:00.000Z';
const KEY = '市委常委会\u001f\u001f2022-01-10';

/** Data of a kind in which every text is a key of several parts, and every instant one of Greenwich. */
function dataOf(schema: z.core.$ZodType): unknown {
  const { def } = schema as z.ZodType & { def: z.core.$ZodTypeDef };
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((def as z.core.$ZodObjectDef).shape).map(([name, one]) => [name, dataOf(one)]),
      );
    case 'array':
      return [dataOf((def as z.core.$ZodArrayDef).element)];
    case 'nullable':
      return dataOf((def as z.core.$ZodNullableDef).innerType);
    case 'enum':
      return Object.values((def as z.core.$ZodEnumDef).entries)[0];
    case 'number':
      return 3;
    case 'boolean':
      return true;
    case 'string': {
      const { format } = def as { readonly format?: string };
      if (format === 'datetime') return INSTANT;
      if (format === 'date') return '2022-01-10';
      return format === 'uuid' ? '0190a000-0000-7000-8000-000000000000' : KEY;
    }
    default:
      throw new Error(`no data for ${def.type}`);
  }
}

for (const type of Object.keys(EVENTS) as EventType[])
  test(`the sentence of ${type} holds no control character and no time of another place`, () => {
    const data = dataOf(EVENTS[type].schema) as Readonly<Record<string, unknown>>;
    // Only a field that is a key is one: the other texts of an event are words already.
    const payload = JSON.stringify(data, (name, value: unknown) =>
      value === KEY && name !== 'key' ? '文字' : value,
    );
    const actor = { name: '张三', post: null, unit: null, address: null };
    const words = entryInWords({
      type,
      version: EVENTS[type].version,
      payload,
      at: new Date(INSTANT),
      actor,
    });
    assert.doesNotMatch(words, /U\+001F|读不懂|T\d\d:\d\d/u);
  });

test('a key is read by its parts, a long one by the beginning of its digest', () => {
  assert.equal(keyInWords(KEY), '市委常委会·2022-01-10');
  assert.equal(keyInWords(`sha256:${'ab'.repeat(32)}`), '摘要 abababababababab');
});

test('who sat at the server is named as such, and found by that name', () => {
  assert.equal(actorInLog('命令行:root'), '服务器管理员（系统用户 root）');
  assert.equal(actorInLog('张三'), '张三');
  for (const [typed, sought] of [
    ['服务器管理员', '命令行:'],
    ['服务器管理员（系统用户 root）', '命令行:root'],
    ['系统管理员', '系统管理员'],
  ] as const)
    assert.equal(actorSought(typed), sought);
});
