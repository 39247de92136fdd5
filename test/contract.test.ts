// The pack against the data contract, field by field; and every pair of choices within a ledger, decided once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { aPack } from './builders/the-pack.ts';
import type { Field } from '#model/field.ts';

interface ContractField {
  readonly type: string;
  readonly title: string;
  readonly required?: boolean;
  readonly hint?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly choices?: Readonly<Record<string, string>> | string;
}
interface ContractLedger {
  readonly id: string;
  readonly title: string;
  readonly owner?: string;
  readonly happened?: string;
  readonly identity?: readonly string[];
  readonly fields: Readonly<Record<string, ContractField>>;
}

const contract = parse(
  readFileSync(fileURLToPath(new URL('fixtures/contract/ledgers.yaml', import.meta.url)), 'utf8'),
) as { readonly ledgers: readonly ContractLedger[] };
const pack = await aPack();

/** The links of docs/links.md, each with its reason there (links.test.ts). */
const LINKS = new Set(
  [...readFileSync('docs/links.md', 'utf8').matchAll(/`([a-z_]+\.[a-z_]+)` → /gu)].map(([, link]) => link),
);

/** Where the pack differs on purpose, with the reason. */
const MEANT: Readonly<Record<string, string>> = {
  'cadre_appointment.probation_reviewed_on added': 'when the probation that ends was judged',
  'data_supervision_lead.due_on added': 'by when a lead is checked',
  'decision_record.due_on added': 'by when a decision is carried out',
  'decision_record.executed_on added': 'when a decision was carried out',
  'facility_project.due_on added': 'by when a building is planned to be finished',
  'guidance_visit.due_on added': 'by when what was found is mended',
  'major_matter_report.reply_due_on added': 'by when a request is answered',
  'party_group_report_hearing.followup_done_on added': 'when the opinions of a hearing were followed',
  'practical_deed.due_on added': 'by when a deed was promised',
  'public_problem.due_on added': 'by when a problem is solved',
  'public_suggestion.due_on added': 'by when a suggestion is answered',
  'rectification_supervision.next_checked_on added': 'when the next check was made',
  'reminder_letter.replied_on added': 'when a letter was answered',
  'reminder_letter.reply_due_on added': 'by when a letter is answered',
  'safety_supervision_task.due_on added': 'by when a task is finished',
  'special_governance.due_on added': 'by when a campaign is planned to end',
  'special_inspection.due_on added': 'by when what was found is mended',
  'weak_branch_rectification.due_on added': 'by when a weak branch is brought forward',
  'approval_reform_item.decision_doc_no added': 'by which decision an item is changed',
  'approval_reform_item.ended_on added': 'when an item was cancelled, delegated or merged',
  'assignment_record.appraised_on added': 'when somebody who was sent was appraised',
  'assignment_record.selection added': 'how somebody who is sent was selected',
  'branded_programme.task_count added': 'counted from the tasks that cite the programme',
  'branded_programme.tasks hint: null → 逐项的任务登记在议定事项落实台账': 'rows say it one by one',
  'branded_programme.tasks_accepted added': 'counted from the tasks that cite the programme',
  'business_environment_measure.acceptor_unit added': 'another unit accepts a measure',
  'business_environment_measure.done_on added': 'when a measure was carried out',
  'business_environment_measure.due_on added': 'by when a measure is carried out',
  'campaign_task.assigner added': 'another unit assigns and accepts a task',
  'facility_project.accepted_on hint: 未验收的留空，不计入当年 → 未验收的留空，不计入当年；由验收单位办理“验收合格”时填':
    'a step asks for it',
  'facility_project.acceptor_unit added': 'another unit accepts a building',
  'guidance_visit.unplanned_reason added': 'a visit that no plan holds says why',
  'holiday_integrity_notice.issued_on hint: null → 年初先登记各节点，发出时填':
    'a notice is listed before it is issued',
  'holiday_integrity_notice.issued_on required: true → false': 'a notice is listed before it is issued',
  'leading_group.overlaps_open added': 'counted from the power items of the group',
  'leading_group.power_count added': 'counted from the power items of the group',
  'leading_group.power_items hint: null → 逐项的登记在权力事项台账': 'rows say it one by one',
  'managed_venue.next_review_on added': 'by when a venue is reviewed again',
  'matter_filing.check_result choices: [["consistent","一致"],["inconsistent","不一致"],["to_verify","待核实"]] → [["consistent","一致"],["inconsistent","不一致"],["to_verify","待核实"],["unjudged","待核对"]]':
    'the state of a course has a beginning',
  'meeting_agenda_item.topic_tags choices: [["strict_governance","全面从严治党"],["party_building","党的建设"],["clean_governance","党风廉政建设"],["ideology_duty","意识形态工作责任制"],["cadre","干部人事"],["economy","经济发展"],["safety","安全生产"],["rural","乡村振兴"],["epidemic","疫情防控"],["law","法治建设"],["other","其他"]] → [["strict_governance","全面从严治党"],["party_building","党的建设"],["clean_governance","党风廉政建设"],["ideology_duty","意识形态工作责任制"],["cadre","干部人事"],["economy","经济发展"],["safety","安全生产"],["rural","乡村振兴"],["epidemic","疫情防控"],["law","法治建设"],["first_topic","第一议题"],["other","其他"]]':
    '第一议题 is a topic of its own',
  'policy_document.issued_on hint: null → 还没有印发的不填，办理“印发”时填': 'a step asks for it',
  'policy_document.issued_on required: true → false': 'a document is drafted before it is issued',
  'policy_document.legal_review added': 'what the legality check said',
  'policy_document.status choices: [["in_force","有效"],["amended","已修订"],["repealed","已废止"]] → [["in_force","有效"],["amended","已修订"],["repealed","已废止"],["drafted","起草"],["reviewed","已审查"],["issued","已印发待报备"],["dropped","不再印发"]]':
    'the state of a course has a beginning',
  'policy_document.status required: true → false': 'steps write whether a document is in force',
  'property_coverage.due_on added': 'by when an estate without a service gets one',
  'property_coverage.responsible_unit added': 'which unit answers for an estate without a service',
  'research_article.attendees added': 'who attended a class',
  'research_article.author_unit added': 'articles are counted by the unit of the author',
  'special_inspection.unplanned_reason added': 'an inspection that no plan holds says why',
  'supervision_check.unplanned_reason added': 'a check that no plan holds says why',
  'inspection_round.start_on hint: null → 还没有进驻的不填，办理“进驻”时填': 'a step asks for it',
  'inspection_round.start_on required: true → false': 'a round that is planned has not begun',
  'inspection_round.team_members added': 'a round is authorised for a team of three or more',
  'inspection_round.unplanned_reason added': 'a round that no plan holds says why',
  'interference_record.recorded_on hint: null → 记录干预情况的日期': 'tells which day is meant',
  'supervision_order.issuer added': 'who issued an order judges its reply',
  'supervision_order.matter added': 'orders of the workspace say what they are about',
  'supervision_order.reply added': 'orders of the workspace are replied to in the order',
};

function differences(id: string, written: ContractField, field: Field): readonly string[] {
  const [, type = written.type, target = null] = /^(ledger_ref)\((.+)\)$/.exec(written.type) ?? [];
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['type', type, field.type],
    ['title', written.title, field.title],
    ['required', written.required ?? false, field.required],
    ['hint', written.hint ?? null, field.hint],
    ['min', written.min ?? null, field.min],
    ['max', written.max ?? null, field.max],
    ['pattern', written.pattern ?? null, field.pattern],
    ['ledger', target, field.ledger],
    ...(typeof written.choices === 'object'
      ? [
          [
            'choices',
            JSON.stringify(Object.entries(written.choices)),
            JSON.stringify(field.choices.map(({ code, label }) => [code, label])),
          ] as const,
        ]
      : []),
  ];
  return pairs
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => `${id} ${what}: ${String(was)} → ${String(is)}`);
}

test('every field of every ledger is that of the contract, but for what differs on purpose', () => {
  const found: string[] = [];
  let fields = 0;
  for (const { id, title, owner, happened, identity, fields: written } of contract.ledgers) {
    const ledger = pack.ledgers.get(id);
    if (!ledger) {
      found.push(`${id} is missing`);
      continue;
    }
    if (ledger.title !== title) found.push(`${id} title`);
    if ((owner ?? null) !== (ledger.owner?.id ?? null)) found.push(`${id} owner`);
    if ((happened ?? null) !== (ledger.happened?.id ?? null)) found.push(`${id} happened`);
    if (identity && identity.join() !== ledger.identity.map((field) => field.id).join())
      found.push(`${id} identity`);
    for (const [name, one] of Object.entries(written)) {
      fields += 1;
      const field = ledger.field.get(name);
      if (field) found.push(...differences(`${id}.${name}`, one, field));
      else found.push(`${id}.${name} is missing`);
    }
    // What only steps write came with the course of the ledger, which the contract does not know.
    for (const { id: name, byStep } of ledger.fields)
      if (!(name in written) && !byStep && !LINKS.has(`${id}.${name}`)) found.push(`${id}.${name} added`);
  }
  assert.deepEqual(found.toSorted(), Object.keys(MEANT).toSorted());
  assert.ok(
    contract.ledgers.length >= 75 && fields > 650,
    `${contract.ledgers.length} ledgers, ${fields} fields`,
  );
});

/** Pairs of choices that can contradict each other, with the checks that hold the contradiction off. */
const GUARDED: Readonly<Record<string, readonly string[]>> = {
  'accountability_decision mode × deciding_body': ['authority'],
  'accountability_decision target_kind × mode': ['mode-organisation', 'mode-official'],
  'accountability_decision target_kind × responsibility': ['body-organisation'],
  'case_disposition kind × sanction': [
    'sanction-kind',
    'party-sanction',
    'governmental-sanction',
    'no-sanction',
  ],
  'case_disposition kind × four_form': ['first-form', 'heavy-form'],
  'case_disposition sanction × four_form': ['second-form', 'third-form'],
  'practical_deed status × confirmation': ['confirmed-is-done'],
  'campaign_task status × confirmation': ['confirmed-is-done'],
  'business_environment_measure status × confirmation': ['confirmed-is-done'],
  'grassroots_project_unit level × object_kind': ['selected-object', 'coverage-no-object'],
  'rectification_supervision verdict × signal': ['green-is-true'],
  'discipline_case category × category_detail': ['detail-category'],
};

/** Pairs in which every combination can be true: whoever adds a pair decides which kind it is. */
const FREE: readonly string[] = [
  'accountability_decision target_kind × situation',
  'accountability_decision target_kind × exemption',
  'accountability_decision target_kind × deciding_body',
  'accountability_decision target_kind × state',
  'accountability_decision situation × responsibility',
  'accountability_decision situation × exemption',
  'accountability_decision situation × mode',
  'accountability_decision situation × deciding_body',
  'accountability_decision situation × state',
  'accountability_decision responsibility × exemption',
  'accountability_decision responsibility × mode',
  'accountability_decision responsibility × deciding_body',
  'accountability_decision responsibility × state',
  'accountability_decision exemption × mode',
  'accountability_decision exemption × deciding_body',
  'accountability_decision exemption × state',
  'accountability_decision mode × state',
  'accountability_decision deciding_body × state',
  'appointment_procedure_step step × result',
  'assignment_record role × annual_grade',
  'award_record kind × level',
  'branch_standardization branch_type × grade',
  'business_environment_measure source_document × status',
  'cadre_appointment kind × rank',
  'campaign_task campaign × status',
  'case_disposition source × kind',
  'case_disposition source × sanction',
  'case_disposition source × four_form',
  'data_supervision_lead campaign × result',
  'decision_record matter_kind × execution_status',
  'discipline_case category × source',
  'discipline_case category × rank_level',
  'discipline_case category_detail × source',
  'discipline_case category_detail × rank_level',
  'discipline_case source × rank_level',
  'duty_item bearer_kind × cadence',
  'facility_project type × work',
  'facility_project type × fund_source',
  'facility_project work × fund_source',
  'finding public × state',
  'finding severity × public',
  'finding severity × state',
  'finding source × public',
  'finding source × severity',
  'finding source × state',
  'heart_to_heart_talk kind × record_scope',
  'ideology_duty_record bearer_kind × action',
  'inspection_draft topic × state',
  'inspection_draft topic × verdict',
  'inspection_draft verdict × state',
  'inspection_rectification_item source_level × status',
  'inspection_round evaluation_grade × stage',
  'inspection_round kind × evaluation_grade',
  'inspection_round kind × stage',
  'inspection_round kind × topic',
  'inspection_round topic × evaluation_grade',
  'inspection_round topic × stage',
  'interference_record matter_kind × outcome',
  'lecture_event team_type × campaign',
  'lecture_event team_type × lecturer_type',
  'lecture_event campaign × lecturer_type',
  'matter_filing matter_kind × check_result',
  'new_sector_org kind × coverage_mode',
  'party_group_report_hearing body × party_group',
  'party_organisation kind × sector',
  'peer_supervision_item method × outcome',
  'policy_document kind × status',
  'political_ecology_report reporter_kind × form',
  'political_ecology_report reporter_kind × grade',
  'political_ecology_report form × grade',
  'public_problem matter_kind × status',
  'public_suggestion matter_kind × status',
  'recusal_record matter_kind × ground',
  'recusal_record matter_kind × decision',
  'recusal_record ground × decision',
  'responsibility_network_assignment network × level',
  'study_session form × progress',
  'supervision_check mode × topic',
  'supervision_order shortfall × escalation',
  'supervision_order shortfall × circular_scope',
  'supervision_order shortfall × situation',
  'supervision_order shortfall × stage',
  'supervision_order escalation × circular_scope',
  'supervision_order escalation × situation',
  'supervision_order escalation × stage',
  'supervision_order circular_scope × situation',
  'supervision_order circular_scope × stage',
  'supervision_order situation × stage',
  'term_election level × status',
  'village_disclosure kind × place',
  'approval_reform_item mode × stage',
  'assignment_record annual_grade × stage',
  'assignment_record role × selection',
  'assignment_record role × stage',
  'assignment_record selection × annual_grade',
  'assignment_record selection × stage',
  'business_environment_measure source_document × confirmation',
  'campaign_task campaign × confirmation',
  'decision_task source × stage',
  'demonstration_creation level × stage',
  'facility_project fund_source × stage',
  'facility_project type × stage',
  'facility_project work × stage',
  'managed_venue venue_kind × stage',
];

test('every pair of choices within a ledger is decided: free, or guarded by a check that exists', () => {
  const pairs: string[] = [];
  for (const { id, fields } of pack.ledgers.values()) {
    const choices = fields.filter(({ type }) => type === 'choice');
    for (const [at, one] of choices.entries())
      for (const other of choices.slice(at + 1)) pairs.push(`${id} ${one.id} × ${other.id}`);
  }
  assert.deepEqual(pairs.toSorted(), [...Object.keys(GUARDED), ...FREE].toSorted());
  for (const [pair, checks] of Object.entries(GUARDED)) {
    const ledger = pack.ledgers.get(pair.split(' ')[0] ?? '');
    for (const check of checks)
      assert.ok(
        ledger?.checks.some(({ id }) => id === check),
        `${pair}: the check ${check} is missing`,
      );
  }
});
