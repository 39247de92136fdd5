/** Names of the files in a package. */
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

/** The files of every package; a manifest of format 3 lists all others, each with its digest. */
export const PACKAGE_CORE: readonly string[] = [
  PACKAGE_FILES.manifest,
  PACKAGE_FILES.signature,
  PACKAGE_FILES.publicKey,
  PACKAGE_FILES.document,
];

/** The extension of a package's name. */
export const PACKAGE_EXTENSION = '.mingze.zip';

/**
 * SHA-256 of the files that earlier versions of this program put into packages whose manifests (formats 1 and 2) do not
 * list them; of a page, the digest of its template. Any other file was changed, or was never written by this program.
 */
export const PAGES_OF_OLD_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  [PACKAGE_FILES.viewer]: [
    '21d2b0f6ebaac1ddb27b56be65c874b5bee2a8bc41be9ae6c2be629fffab7b61',
    '5df2c66d238bf448ee1a99b7df0a636d12ac313e101d9836c9720af93a698044',
    '73cdfaaf261c33d5bc6de36cb4706158d46c8f3d7d4c7aa2aa1fb391968429f3',
    '12a7e44a00348abbb624dac89088a720fa2f24a63ec6557ed774da5821ba0982',
  ],
  [PACKAGE_FILES.verifier]: [
    'f0b637b53aea564e2ac2303b70fe263ae5975113b18815be2c0a017d02b72c61',
    '7bcc5107c22c85e237b2c5cbef31f5ff3f56d8d3dbf570a68243682da418e377',
    '40fb307fafc66aefdc937db21d1720751dc6672d0b883eae0a962f24bad0161a',
    '42deec1b24fce26026e532b13bd941b70d2a79d40d97ea03e18d941b8ba82ec0',
    '746b78df4f1539b033f04dc4b68a1fd984c3a8413b8a6b145d658fb63d2359f8',
    'a0339f14bca9b338358873fffaa28f994f2ad847ad356065a3d69a569b225aec',
    'e1094359e489805cf3894ae23dedca77b203c0f739e1689632e746b929299275',
  ],
  [PACKAGE_FILES.readme]: [
    '4683230a15050518615e5e7fc5618ee3605015f63e1d55bd1714191a465e3a5f',
    '5bbadc6d13376765b62428fae4c13e991fc56a046136e9b4bc0b80ff70d278c9',
  ],
};
