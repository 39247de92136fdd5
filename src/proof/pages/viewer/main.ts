import type { ReadableReport } from '../../manifest/readable-report.ts';
import { provenSentence } from '#model/report/proven-words.ts';
import { byId, element } from '../shared/element.ts';
import { tellNumber } from './drawer.ts';
import { numberTable } from './number-table.ts';
import { paragraphsOf } from './number-words.ts';
import { sheet } from './sheet.ts';
import { countedStates, STATES } from './state-words.ts';

// The page contains what the program wrote when the report was issued; a changed content means a changed page.
const report = JSON.parse(byId('report').textContent) as ReadableReport;
const paper = byId('paper');
const drawer = byId('drawer');
const told = byId('told');
const places = paragraphsOf(report);

document.title = `${report.title.join('')} · 阅读页`;
paper.append(sheet(report));
byId('about').append(
  element('strong', {}, `${report.numbers.length} 个数字：`),
  ...countedStates(report).flatMap(({ state, words }, index) => [
    index > 0 ? ' · ' : '',
    element(
      'span',
      { class: `count ${state}` },
      element('span', { 'aria-hidden': 'true' }, `${STATES[state].mark} `),
      words,
    ),
  ]),
);
if (report.unproven !== undefined)
  byId('about').append(
    element(
      'span',
      { class: report.unproven > 0 ? 'failing' : '' },
      `　${provenSentence({ proven: report.proven ?? 0, declared: report.declared ?? 0, missing: 0, unproven: report.unproven }, true)}`,
    ),
  );
byId('version').textContent =
  `${report.city} · ${report.year}年度 · 第 ${report.version} 版，${report.issuedOn}签发${report.reason === null ? '' : `（重新签发：${report.reason}）`}`;
byId('key').textContent = report.key;

const chips = [...paper.querySelectorAll<HTMLButtonElement>('button.number')];
const order = new Map(chips.map((chip, index) => [chip, index]));
/** The chosen number; null while numbers are only previewed. */
let chosen: HTMLButtonElement | null = null;

function chipOf(target: EventTarget | null): HTMLButtonElement | null {
  return target instanceof Element ? target.closest<HTMLButtonElement>('button.number') : null;
}

function tell(chip: HTMLButtonElement): void {
  const place = Number(chip.dataset['number']);
  const block = Number(chip.closest('[id^="block-"]')?.id.slice(6));
  told.replaceChildren(...tellNumber(report, place, block, places.get(place) ?? []));
  drawer.classList.add('open');
  drawer.scrollTop = 0;
}

function choose(chip: HTMLButtonElement): void {
  chosen?.setAttribute('aria-expanded', 'false');
  chosen = chip;
  chip.setAttribute('aria-expanded', 'true');
  tell(chip);
  uncover(chip);
}

/** On a narrow screen the drawer covers the lower half: a number under it is brought above. */
function uncover(chip: HTMLElement): void {
  if (getComputedStyle(drawer).position !== 'fixed') return;
  const covered = chip.getBoundingClientRect().bottom + 16 - drawer.getBoundingClientRect().top;
  if (covered > 0) scrollBy(0, covered);
}

function close(): void {
  const back = chosen;
  chosen = null;
  back?.setAttribute('aria-expanded', 'false');
  drawer.classList.remove('open');
  told.replaceChildren(element('p', { class: 'hint' }, HINT));
  back?.focus();
}

function step(from: HTMLButtonElement, by: number): HTMLButtonElement | undefined {
  return chips[(order.get(from) ?? 0) + by];
}

const HINT =
  '点正文中带下划线的数字，这里说明它是什么、怎样得来、核对过什么。用键盘的，方向键换到前后一个数字，回车键看说明，退出键关闭。';
told.replaceChildren(element('p', { class: 'hint' }, HINT));

paper.addEventListener('click', (event) => {
  const chip = chipOf(event.target);
  if (chip === chosen) close();
  else if (chip) choose(chip);
});
paper.addEventListener('pointerover', (event) => {
  const chip = event.pointerType === 'mouse' && !chosen ? chipOf(event.target) : null;
  if (chip) tell(chip);
});
paper.addEventListener('keydown', (event) => {
  const chip = chipOf(event.target);
  if (!chip) return;
  const next =
    event.key === 'ArrowRight' || event.key === 'ArrowDown'
      ? step(chip, 1)
      : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
        ? step(chip, -1)
        : event.key === 'Home'
          ? chips[0]
          : event.key === 'End'
            ? chips.at(-1)
            : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (chosen) choose(next);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && drawer.classList.contains('open')) close();
});
byId('close').addEventListener('click', close);
for (const [id, by] of [
  ['previous', -1],
  ['next', 1],
] as const)
  byId(id).addEventListener('click', () => {
    const next = chosen ? step(chosen, by) : chips[0];
    if (!next) return;
    choose(next);
    next.scrollIntoView({ block: 'center' });
    uncover(next);
  });
told.addEventListener('click', (event) => {
  const jump = event.target instanceof Element ? event.target.closest<HTMLElement>('button.jump') : null;
  const block = jump && document.getElementById(`block-${jump.dataset['block'] ?? ''}`);
  block?.scrollIntoView({ block: 'center' });
  block?.focus({ preventScroll: true });
});

const table = byId('table');
const all = byId('all') as HTMLDetailsElement;
/** Ten thousand lines take time: they are built when a user opens the table or prints. */
function fillTable(): void {
  if (table.childElementCount === 0) table.append(numberTable(report));
}
all.addEventListener('toggle', fillTable);
let wasOpen = false;
addEventListener('beforeprint', () => {
  fillTable();
  wasOpen = all.open;
  all.open = true;
});
addEventListener('afterprint', () => {
  all.open = wasOpen;
});
