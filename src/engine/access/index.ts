export { type Appointment, appointmentsFrom } from './appointments.ts';
export { accessErrors } from './errors.ts';
export { factsByUnitForPost, type PostFactsByUnit, reachesUnits } from './facts-by-unit-for-post.ts';
export { factsForPost, tellsExactly } from './facts-for-post.ts';
export { keptDays, LEAST_DAYS } from './keep-days.ts';
export { type KnownUnits, knownUnits, UNITS_VERSION } from './known-units.ts';
export {
  changePassword,
  createAccount,
  resetPassword,
  setDisabled,
  endSessions,
  unlockAccount,
} from './operations/accounts.ts';
export { appoint, appointDeputy, endAppointment } from './operations/appoint.ts';
export { type Confirmed, confirmMeans, confirmPerson } from './operations/confirm-person.ts';
export { DEMO_PASSWORD, type DemoAccount, demoAccounts } from './operations/demo-accounts.ts';
export { decideDisclosure, requestDisclosure } from './operations/disclosure.ts';
export { type FirstAccount, firstAdministrators } from './operations/first-accounts.ts';
export { listAccounts } from './operations/list-accounts.ts';
export { listAppointments } from './operations/list-appointments.ts';
export { listDisclosures } from './operations/list-disclosures.ts';
export { listTokens } from './operations/list-tokens.ts';
export { endOwnSession, listOwnSessions } from './operations/own-sessions.ts';
export { principalOfJob } from './operations/principal-of-job.ts';
export { type Believed, resume } from './operations/resume.ts';
export { confirmSecondFactor, removeSecondFactor, startSecondFactor } from './operations/second-factor.ts';
export { choosePost, signOut } from './operations/session.ts';
export { signInSingle } from './operations/sign-in-single.ts';
export { signIn } from './operations/sign-in.ts';
export { createToken, withdrawToken } from './operations/tokens.ts';
export { undoImport } from './operations/undo-import.ts';
export { reportPostIsHeld } from './post-is-held.ts';
export { principalFor } from './principal-for.ts';
export {
  acceptingRights,
  demandHolder,
  demandPower,
  demandReport,
  type Principal,
  scopeFor,
} from './principal.ts';
export { reachesPath } from './reaches-path.ts';
export { rightsOf } from './rights-of.ts';
export { demandInWords, readDemand, writeDemand } from './second-factor-demand.ts';
export { SECOND_PERSON_ACTS, type SecondPersonAct } from './second-person/acts.ts';
export { askSecondPerson } from './second-person/ask-second-person.ts';
export { decideProposal } from './second-person/decide-proposal.ts';
export { demandSecondPerson } from './second-person/demand-second-person.ts';
export { guardAdministrator } from './second-person/guard-administrator.ts';
export { listProposals } from './second-person/list-proposals.ts';
export { changeSettings, isSmallOffice, setting, type SettingRules, SETTINGS } from './settings.ts';
export { appointStaff } from './staff/appoint-staff.ts';
export { createAccounts } from './staff/create-accounts.ts';
export { readStaff } from './staff/staff-sheet.ts';
export { writeStaffTemplate } from './staff/staff-template.ts';
export { readsWholeRegion } from './whole-region.ts';
