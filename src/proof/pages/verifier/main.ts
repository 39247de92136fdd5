import { config } from 'zod/mini';
import { openSubject } from '../../verify/open-subject.ts';
import { verifySubject, WITHOUT_ROWS, type Verified } from '../../verify/verify-file.ts';
import { byId, element } from '../shared/element.ts';
import { browserTools } from './browser-tools.ts';
import { type Chosen, chooseFiles } from './choose-files.ts';
import { showFindings } from './show-findings.ts';

// The page's policy forbids code made from text, which zod would try to use.
config({ jitless: true });

const zone = byId('drop');
const input = byId('file') as HTMLInputElement;
const key = byId('key') as HTMLInputElement;
const result = byId('result');
const status = byId('status');
let last: Exclude<Chosen, { problem: string }> | null = null;
let turn = 0;

function tell(words: string): void {
  status.textContent = words;
}

function problem(words: string): void {
  last = null;
  result.replaceChildren(element('p', { class: 'problem' }, words));
  tell(words);
}

async function take(files: readonly File[]): Promise<void> {
  turn += 1;
  const mine = turn;
  const chosen = await chooseFiles(files);
  // A user who drops a second file meanwhile wants the result of that one.
  if (mine !== turn) return;
  if ('problem' in chosen) return problem(chosen.problem);
  last = chosen;
  await verifyLast();
}

async function verifyLast(): Promise<void> {
  if (!last) return;
  const { name, file, package: other } = last;
  const written = key.value.trim().toLowerCase();
  if (written !== '' && !/^[0-9a-f]{64}$/.test(written)) {
    key.setAttribute('aria-invalid', 'true');
    return tell('公钥的编号须是 64 位的数字和字母 a 到 f，现在写的不是。请改正，或留空。');
  }
  key.removeAttribute('aria-invalid');
  tell(`正在核对“${name}”……`);
  // Lets the browser display that sentence before the work begins.
  await new Promise((done) => setTimeout(done, 20));
  const start = performance.now();
  const subject = openSubject(file, other);
  const tools = await browserTools(subject.signed);
  const verified = verifySubject(subject, {
    package: other,
    trustedKey: written === '' ? null : written,
    tools,
  });
  performance.measure('verify', { start });
  show(verified.manifest ? { ...verified, findings: [...verified.findings, WITHOUT_ROWS] } : verified, name);
}

function show(verified: Verified, name: string): void {
  result.replaceChildren(...showFindings(verified, name));
  tell('核对完毕。');
  byId('conclusion').focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start' });
}

function failed(): void {
  problem('这份文件没有核对完：浏览器内存可能不够。请换一台电脑，或用命令行核验。');
}

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  zone.classList.add('over');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) zone.classList.remove('over');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  zone.classList.remove('over');
  take([...(event.dataTransfer?.files ?? [])]).catch(failed);
});
input.addEventListener('change', () => {
  const files = [...(input.files ?? [])];
  // The same file may be chosen again after it was changed.
  input.value = '';
  if (files.length > 0) take(files).catch(failed);
});
key.addEventListener('change', () => {
  verifyLast().catch(failed);
});
