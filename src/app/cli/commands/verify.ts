import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { keyIdOf } from '#proof/manifest/installation-key.ts';
import { openSigner } from '#proof/manifest/open-signer.ts';
import type { Answer } from '#proof/verify/answer.ts';
import type { Finding } from '#proof/verify/finding.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { restoreDocument } from '#proof/verify/restore-document.ts';
import { type Verified, verifyFile, WITHOUT_ROWS } from '#proof/verify/verify-file.ts';
import { verifierPage, verifyAgainstData } from '#stages/reports/index.ts';
import { dataDirOf, withCity } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import { cliErrors } from '../errors.ts';
import type { Output } from '../output.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

/** Far above any report, package or proof. */
const LARGEST = 64 * 1024 * 1024;

export const verify: Command = {
  usage: 'FILE [--package FILE] [--key ID] [--restore OUT.docx] [--data DIR]，或 --page FILE.html',
  details:
    '结论有三种：“是原件”，与签发时逐字节相同，退出码为 0；“是另存的”，文字与签发的一致，但文件在签发后改写过，退出码为 4，并列出签发的文字；“不是这份报告”，退出码为 3。只有第一种可以当作原件。\n不需要网络，也不需要原来的数据：重新核对签名、规范形式、各处摘要、每个数字的印法、全部核对，并逐句对照文字。文件里只许有字处理软件如实另存会写的内容，此外的逐处指出。\n写了 --data 的，再由记录重新计算每个数字；现有记录与签发时不同的，退出码为 3。\n--restore 由清单重新写出签发的原件，逐字节相同。\n--page 写出核验页：一个 HTML 文件，用浏览器打开，把文件拖进去核验，不联网也能用。',
  options: {
    package: { type: 'string', value: 'FILE', help: '报告的核验包（.mingze.zip）' },
    key: { type: 'string', value: 'ID', help: '签发单位公钥的编号，或公钥文件' },
    all: { type: 'boolean', help: '逐条列出相符的' },
    restore: { type: 'string', value: 'OUT.docx', help: '由清单重新写出签发的原件' },
    page: { type: 'string', value: 'FILE.html', help: '写出核验页，不核验文件' },
  },
  run: async (invocation) => {
    const { options, args, out } = invocation;
    const page = textOption(options, 'page');
    if (page !== null) return writePage(page, args, out);
    const [name] = args;
    if (name === undefined || args.length > 1) throw new UsageProblem('请给出一个文件。');
    const file = await readWhole(name);
    const other = textOption(options, 'package');
    const withData = textOption(options, 'data') !== null;
    const trusted = await trustedKey(textOption(options, 'key'));
    const checked = verifyFile({
      file,
      package: other === null ? null : await readWhole(other),
      trustedKey: trusted ?? (withData ? openSigner(dataDirOf(options)).keyId : null),
      tools: NODE_TOOLS,
    });
    const { manifest, signed, answer } = checked;
    const fromData =
      withData && manifest && signed
        ? await withCity(invocation, ({ db, pack, scope }) =>
            verifyAgainstData({ db, pack, scope, now: invocation.now() }, manifest, signed),
          )
        : [];
    const drifted = fromData.filter((one) => one.verdict === 'disagrees').length;
    const findings = [...checked.findings, ...fromData];
    if (!withData && manifest) findings.push(WITHOUT_ROWS);
    out.line(checked.headline);
    if (drifted > 0) out.line(`另外，数据目录中现有的记录与这份报告有 ${drifted} 处不同。`);
    tell(checked, findings, options['all'] === true, out);
    const restored = textOption(options, 'restore');
    if (restored !== null) await restore(checked, restored, out);
    const lists = {
      disagrees: of(findings, 'disagrees'),
      unchecked: of(findings, 'unchecked'),
      agrees: of(findings, 'agrees'),
    };
    out.result({
      ok: answer === 'original' && drifted === 0,
      answer,
      headline: checked.headline,
      report: manifest?.report ?? null,
      key: manifest?.issued.key ?? null,
      text: answer === 'original' ? null : checked.text,
      ...lists,
    });
    return drifted > 0 ? EXIT.refused : CODES[answer];
  },
};

const CODES: Readonly<Record<Answer, number>> = {
  original: EXIT.ok,
  saved_again: EXIT.savedAgain,
  not_this_report: EXIT.refused,
  undecided: EXIT.refused,
};

function tell({ answer, text }: Verified, findings: readonly Finding[], all: boolean, out: Output): void {
  const lists = {
    disagrees: of(findings, 'disagrees'),
    unchecked: of(findings, 'unchecked'),
    agrees: of(findings, 'agrees'),
  };
  if (lists.disagrees.length > 0) out.line(`不符 ${lists.disagrees.length} 处：`);
  for (const { message } of lists.disagrees) out.line(`  ✗ ${message}`);
  out.line(`未能核对 ${lists.unchecked.length} 处：`);
  for (const { message } of lists.unchecked) out.line(`  ？ ${message}`);
  out.line(`相符 ${lists.agrees.length} 处${all ? '：' : '（--all 逐条列出）'}`);
  if (all) for (const { message } of lists.agrees) out.line(`  ✓ ${message}`);
  if (answer === 'original' || !text) return;
  out.line('签发的文字（以此为准）：');
  for (const paragraph of text) out.line(`  ${paragraph.replaceAll('\n', '\n  ')}`);
}

/** Writes the issued document again, or says what is missing for it. */
async function restore(checked: Verified, name: string, out: Output): Promise<void> {
  const restored = restoreDocument(checked, NODE_TOOLS);
  if ('problem' in restored) throw cliErrors.error('VERIFY-NOT-RESTORED', { reason: restored.problem });
  const path = resolve(name);
  await writingOut(path, () => writeFile(path, restored.document));
  out.line(`已由清单写出签发的原件：${path}。${restored.assurance}`);
}

async function writePage(file: string, args: readonly string[], out: Output): Promise<number> {
  if (args.length > 0) throw new UsageProblem('--page 只写出核验页，不能同时核验文件。');
  const path = resolve(file);
  await writingOut(path, () => writeFile(path, verifierPage()));
  out.line(`已写出核验页：${path}。用浏览器打开，把报告、核验包或记录证明拖进去。`);
  out.result({ page: path });
  return EXIT.ok;
}

function of(findings: readonly Finding[], verdict: Finding['verdict']): readonly Omit<Finding, 'verdict'>[] {
  return findings
    .filter((one) => one.verdict === verdict)
    .map(({ kind, place, message }) => ({ kind, place, message }));
}

async function readWhole(name: string): Promise<Uint8Array> {
  const path = resolve(name);
  try {
    const { size } = await stat(path);
    if (size > LARGEST) throw new Error('文件过大');
    return await readFile(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '文件过大';
    throw cliErrors.error('FILE-UNREADABLE', { path, reason }, error);
  }
}

/** A key by its id, or by the file that holds it. */
async function trustedKey(written: string | null): Promise<string | null> {
  if (written === null || /^[0-9a-f]{64}$/u.test(written)) return written;
  const id = keyIdOf(Buffer.from(await readWhole(written)).toString('utf8'));
  if (id === null) throw new UsageProblem('--key 须是 64 位的公钥编号，或 Ed25519 公钥文件。');
  return id;
}
