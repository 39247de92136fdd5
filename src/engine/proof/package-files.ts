/** Names of the files in a package; the reader looks for nothing else. */
export const PACKAGE_FILES = {
  manifest: 'manifest.json',
  signature: 'signature.txt',
  publicKey: 'public-key.pem',
  document: 'report.docx',
  readme: 'README.txt',
  /** The report to be read in a browser (decision 0041). */
  viewer: 'viewer.html',
  /** The verifier for a browser. */
  verifier: 'verifier.html',
} as const;

/** The extension of a package's name. */
export const PACKAGE_EXTENSION = '.mingze.zip';
