import { readFileSync } from 'node:fs';
import { fillPage } from '#engine/proof/page-data.ts';
import { type ReadManifest, readableReport } from '#engine/proof/readable-report.ts';
import type { PackagePages } from '#engine/proof/write-package.ts';

/** The verifier as one HTML file. It is built from src/web/verifier (scripts/lib/pages.ts). */
export function verifierPage(): string {
  return template('verifier');
}

/** The pages that go with a signed report. The same manifest gives the same reading page. */
export function reportPages(manifest: ReadManifest): PackagePages {
  return { viewer: fillPage(template('viewer'), readableReport(manifest)), verifier: verifierPage() };
}

function template(name: 'viewer' | 'verifier'): string {
  return readFileSync(new URL(`../generated/${name}.html`, import.meta.url), 'utf8');
}
