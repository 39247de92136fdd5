import type { Command } from '../command.ts';
import { auditCheckpoint } from './audit-checkpoint.ts';
import { auditExport } from './audit-export.ts';
import { auditList } from './audit-list.ts';
import { auditVerify } from './audit-verify.ts';
import { backup } from './backup.ts';
import { doctor } from './doctor.ts';
import { duties } from './duties.ts';
import { dutiesPlan } from './duties-plan.ts';
import { exportCommand } from './export.ts';
import { facts } from './facts.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { packCheck } from './pack-check.ts';
import { prove } from './prove.ts';
import { remind } from './remind.ts';
import { reportChangesCommand } from './report-changes.ts';
import { report } from './report.ts';
import { reportLearn } from './report-learn.ts';
import { restore } from './restore.ts';
import { rows } from './rows.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';
import { template } from './template.ts';
import { verify } from './verify.ts';

/** Every command, in the order of a year's work. */
export const COMMANDS: readonly Command[] = [
  start,
  serve,
  init,
  template,
  importCommand,
  exportCommand,
  facts,
  rows,
  duties,
  dutiesPlan,
  remind,
  report,
  reportChangesCommand,
  verify,
  prove,
  reportLearn,
  auditList,
  auditVerify,
  auditCheckpoint,
  auditExport,
  backup,
  restore,
  packCheck,
  doctor,
];
