import { errorCatalogues } from './define-errors.ts';

const BEGIN = '<!-- generated: errors -->';
const END = '<!-- /generated: errors -->';

/** The generated section of docs/errors.md: one table per module, every registered code once. */
function renderErrors(): string {
  const parts = errorCatalogues().map((catalogue) => {
    const rows = Object.entries(catalogue.entries)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([code, e]) =>
          `| \`${code}\` | ${e.status} | ${e.exitCode ?? 1} | ${cell(e.message)} | ${cell(e.remedy)} |`,
      );
    return [
      `## ${catalogue.module}`,
      '',
      '| code | status | exit | 提示 | 怎么办 |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return `${BEGIN}\n\n${parts.join('\n')}\n${END}`;
}

/** `document` with its generated section replaced (or appended when it has none). */
export function withErrorSection(document: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${renderErrors()}\n`;
  return document.slice(0, from) + renderErrors() + document.slice(to + END.length);
}

/** The codes that a document lists in its tables, in order of appearance. */
export function documentedCodes(document: string): readonly string[] {
  return [...document.matchAll(/^\| `([A-Z0-9-]+)` \|/gm)].map((match) => match[1] ?? '');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
