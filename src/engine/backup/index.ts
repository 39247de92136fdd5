export { demandPassphrase, LEAST_PASSPHRASE } from './demand-passphrase.ts';
export { backupErrors } from './errors.ts';
export { filesOfInstallation } from './files-of-installation.ts';
export { restoreBackup } from './restore-backup.ts';
export { writeBackup } from './write-backup.ts';
