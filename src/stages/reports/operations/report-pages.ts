import { readFileSync } from 'node:fs';
import { fillPage } from '#proof/manifest/page-data.ts';
import { type ReadManifest, readableReport } from '#proof/manifest/readable-report.ts';
import type { PackagePages } from '#proof/manifest/write-package.ts';

/** The verifier as one HTML file. It is built from src/proof/pages/verifier (scripts/lib/pages.ts). */
export function verifierPage(): string {
  return template('verifier');
}

/** The pages of a signed report. The same manifest gives the same reading page. */
export function reportPages(manifest: ReadManifest): PackagePages {
  return { viewer: fillPage(template('viewer'), readableReport(manifest)), verifier: verifierPage() };
}

function template(name: 'viewer' | 'verifier'): string {
  return readFileSync(new URL(`../generated/${name}.html`, import.meta.url), 'utf8');
}
