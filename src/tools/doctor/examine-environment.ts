import type { HealthFinding } from './finding.ts';

/** Whether this Node.js can run the program. */
export function examineEnvironment(): readonly HealthFinding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const gb18030 = readsGb18030();
  return [
    {
      subject: 'Node.js',
      ok: major > 20 || (major === 20 && minor >= 19),
      detail: `${process.version}，须 20.19 以上`,
    },
    {
      subject: 'GB18030 编码',
      ok: gb18030,
      detail: gb18030 ? '可以读取' : '本机的 Node.js 不带完整的编码表，GB18030 的 CSV 读不了',
    },
  ];
}

/** A Node.js without the full encoding tables throws here. */
function readsGb18030(): boolean {
  try {
    return new TextDecoder('gb18030').encoding === 'gb18030';
  } catch {
    return false;
  }
}
