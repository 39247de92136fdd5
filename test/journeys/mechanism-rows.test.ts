// Mechanisms that are rows and not courses: what they demand is refused without, what cites them is counted, and who did not
// report stands in the duties.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOccurrences } from '#stages/duties/index.ts';
import type { Cell } from '#model/cell.ts';
import type { SheetToMake } from '../builders/a-workbook.ts';
import { FLOW_CITY } from '../builders/findings.ts';
import { matters } from '../builders/matters.ts';
import { NOW } from '../support/a-city.ts';
import { stories } from '../support/stories.ts';

const { aCity, book } = await stories();
const city = await aCity();
assert.deepEqual((await city.import([book(...FLOW_CITY)])).errors, []);

type Cells = Readonly<Record<string, Cell>>;
const sheet = (name: string, ...rows: readonly Cells[]): SheetToMake => {
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { name, rows: [titles, ...rows.map((row) => titles.map((title) => row[title] ?? null))] };
};
const taken = async (...sheets: readonly SheetToMake[]): Promise<void> =>
  assert.deepEqual((await city.import([book(...sheets)])).errors, []);
async function refused(reason: RegExp, one: SheetToMake): Promise<void> {
  const { accepted, errors } = await city.import([book(one)]);
  assert.equal(accepted, false, one.name);
  assert.match(errors.map(({ message }) => message).join(), reason);
}
const one = async (sql: string) => (await city.query(sql))[0];

test('M02: a campaign has its plan and its day for the summary, and counts its activities and its accepted tasks', async () => {
  const plan = {
    方案编号: 'ZT-1',
    专题名称: '党史学习教育',
    部署单位: '江河市委',
    参加单位: '甲局、清溪镇',
    方案文号: '江发〔2021〕3号',
    部署日期: '2021-03-01',
    总结时限: '2021-12-31',
  };
  await refused(/须填总结材料/, sheet('专题（专项）活动方案台账', { ...plan, 总结日期: '2021-12-20' }));
  await taken(
    sheet('专题（专项）活动方案台账', plan),
    sheet('专题活动台账', {
      专题: '党史学习教育',
      活动名称: '宣讲',
      主办单位: '甲局',
      活动日期: '2021-04-01',
      所属方案: 'ZT-1',
    }),
    matters('campaign_task', 2, { 所属方案: 'ZT-1' }),
  );
  assert.deepEqual(await one('select activity_count, task_count, tasks_done from ledger.campaign'), {
    activity_count: '1',
    task_count: '2',
    tasks_done: '0',
  });
  const handed = await city.query(`select to_unit from core.handed where ledger = 'campaign' order by 1`);
  assert.deepEqual(
    handed.map((row) => row['to_unit']),
    ['U2', 'XZ1'],
  );
});

test('M18, M20, M10: tasks of a programme and of a meeting are rows with unit and day', async () => {
  await taken(
    sheet('特色品牌工程台账', { 工程名称: '三个五工程', 牵头单位: '甲局', 启动日期: '2021-02-01' }),
    matters('decision_task', 3, { 品牌工程: '三个五工程' }),
    sheet('联席会议台账', {
      联席会议类别: '人才工作联席会议',
      会议日期: '2021-02-20',
      召集单位: '乙局',
      落实任务: 'YD-1',
    }),
    sheet('常委会议题台账', {
      会议单位: '江河市委',
      会议类型: '常委会会议',
      会议编号: '2021-05',
      会议日期: '2021-02-25',
      议题序号: 1,
      议题: '学习重要讲话',
      主题标签: '第一议题',
      是否专题: '是',
      落实任务: 'YD-2',
    }),
  );
  assert.deepEqual(await one('select task_count, tasks_accepted from ledger.branded_programme'), {
    task_count: '3',
    tasks_accepted: '0',
  });
  await refused(
    /交办单位不能是责任单位自己/,
    matters('decision_task', 1, { 任务编号: 'YD-9', 交办单位: '甲局' }),
  );
});

test('M36: a contact is assigned before it is visited, and is late until it is', async () => {
  const contact = {
    联系编号: 'LX-1',
    联系领导: 'P1',
    联系社区: '清溪镇柳树村',
    安排日期: '2021-03-01',
    到点时限: '2021-05-31',
  };
  await taken(sheet('领导联系安排台账', contact));
  const contacts = 'select visited_on, visit_count from ledger.leader_contact';
  assert.deepEqual(await one(contacts), { visited_on: null, visit_count: null });
  const visit = { 联系领导: 'P1', 联系社区: '清溪镇柳树村', 联系编号: 'LX-1' };
  await taken(
    sheet('领导联系点台账', { ...visit, 到点日期: '2021-04-02' }, { ...visit, 到点日期: '2021-09-03' }),
  );
  const { visited_on: last, visit_count: count } = (await one(contacts)) ?? {};
  assert.deepEqual([String(last), count], ['2021-09-03', '2']);
});

test('M61: powers that overlap name the other units and a day, and a group counts those that are open', async () => {
  const power = {
    事项编号: 'QL-1',
    权力事项: '用地审批',
    权力依据: '三定规定',
    主办单位: '甲局',
    登记日期: '2021-02-01',
    权力交叉: '是',
    领导小组: '工业强市领导小组',
  };
  await taken(
    sheet('领导小组台账', {
      领导小组名称: '工业强市领导小组',
      设立单位: '江河市委',
      领导小组类别: '发展工作',
      成立日期: '2021-01-10',
    }),
  );
  await refused(/须填交叉单位和划清时限/, sheet('权力事项台账', power));
  const shared = { ...power, 交叉单位: '乙局', 划清时限: '2021-06-30' };
  await taken(sheet('权力事项台账', shared, { ...power, 事项编号: 'QL-2', 权力交叉: '否' }));
  const groups = 'select power_count, overlaps_open from ledger.leading_group';
  assert.deepEqual(await one(groups), { power_count: '2', overlaps_open: '1' });
  await refused(/边界划分和划清文号/, sheet('权力事项台账', { ...shared, 划清日期: '2021-06-01' }));
  await taken(
    sheet('权力事项台账', {
      ...shared,
      划清日期: '2021-06-01',
      边界划分: '甲局主办，乙局会签',
      划清文号: '江编〔2021〕2号',
    }),
  );
  assert.deepEqual(await one(groups), { power_count: '2', overlaps_open: '0' });
});

test('M41: a round of survey counts what it found, and says why somebody is not covered', async () => {
  const survey = { 摸排编号: 'MP-1', 摸排轮次: '2021年第1轮', 摸排单位: '清溪镇', 摸排时限: '2021-06-30' };
  await taken(
    sheet('两新组织摸排台账', {
      ...survey,
      摸排完成日期: '2021-06-20',
      走访组织数: 30,
      未覆盖的原因和打算: '没有党员，先派指导员',
    }),
  );
  const found = {
    统一社会信用代码: '91110108MA01ABCD5X',
    组织名称: '某商行',
    组织类别: '新经济组织',
    管理单位: '清溪镇',
    纳入台账日期: '2021-06-21',
    覆盖方式: '尚未覆盖',
    摸排编号: 'MP-1',
  };
  const { usccAt } = await import('#model/uscc-at.ts');
  await taken(sheet('两新组织台账', { ...found, 统一社会信用代码: usccAt(7) }));
  assert.deepEqual(await one('select found, not_covered from ledger.new_sector_survey'), {
    found: '1',
    not_covered: '1',
  });
});

test('M16: articles are counted by the unit of their author, and who attended is recorded', async () => {
  const article = {
    主办单位: '江河市委',
    班次名称: '第一期读书班',
    开始日期: '2021-05-06',
    结束日期: '2021-05-10',
    参加人员: 'P1、P3、赵九',
  };
  await taken(
    sheet(
      '读书班与调研成果台账',
      { ...article, 作者: 'P1', 作者单位: '甲局', 调研文章: '论作风建设' },
      { ...article, 作者: 'P1', 作者单位: '甲局', 调研文章: '论基层治理' },
      { ...article, 作者: 'P3', 作者单位: '乙局', 调研文章: '论产业振兴' },
    ),
  );
  const counted = await city.query(
    'select author_unit, count(*)::int, min(cardinality(attendees)) as attended from ledger.research_article group by 1 order by 1',
  );
  assert.deepEqual(counted, [
    { author_unit: 'U2', count: 2, attended: 3 },
    { author_unit: 'U3', count: 1, attended: 3 },
  ]);
});

test('M68: a governance leads over its special supervision to the checks, and to the cases for whom they are not sealed', async () => {
  await taken(
    sheet('专项监督台账', {
      专项编号: 'ZX-1',
      监督专题: '农村三资',
      专项名称: '农村三资专项监督',
      立项日期: '2021-03-01',
      牵头单位: '市纪委',
    }),
    sheet('民生领域专项治理台账', {
      治理领域: '农村三资管理',
      牵头单位: '甲局',
      启动日期: '2021-03-10',
      专项监督: 'ZX-1',
    }),
    sheet('监督检查台账', { ...CHECK, 检查编号: 'JC-2', 检查日期: '2021-05-06', 所属专项: 'ZX-1' }),
    sheet('纪律审查案件台账', {
      案号: 'AJ-1',
      承办单位: '市纪委',
      案件类别: '群众身边腐败和作风问题',
      线索来源: '监督检查发现',
      立案日期: '2021-06-01',
      最高职级: '村（社区）干部',
      移交专项: 'ZX-1',
    }),
  );
  const chain = await city.query(
    `select g.field, k.check_no, c.case_no from ledger.special_governance g join ledger.supervision_check k using (special_supervision)
     join ledger.discipline_case c using (special_supervision)`,
  );
  assert.deepEqual(chain, [{ field: 'three_assets', check_no: 'JC-2', case_no: 'AJ-1' }]);
});

const CHECK = { 检查方式: '专项检查', 检查主题: '作风建设', 检查单位: '甲局', 检查日期: '2022-01-05' };
const DECISION = {
  决策单位: '甲局',
  事项类别: '重大决策',
  事项: '中长期规划',
  决策日期: '2022-01-05',
  执行状态: '未开始',
};
const RESULT = {
  村社区: '清溪镇柳树村',
  当选职务: '党组织书记',
  当选人: 'P9',
  是否调整: '是',
  任职日期: '2022-01-05',
};
const ESTATE = { 小区名称: '河畔小区', 所属社区: '清溪镇柳树村', 物业已覆盖: '否' };
const NOTICE = { 节点: '春节', 节日日期: '2022-01-31', 发文单位: '市纪委' };
/** From 2022 on: a row that is refused, why, and what mends it. */
const DEMANDED: Readonly<Record<string, readonly [string, Cells, RegExp, Cells]>> = {
  'M59: a check that no plan holds says why': [
    '监督检查台账',
    { 检查编号: 'JC-1', ...CHECK },
    /没有列入督查检查考核计划的，须写理由/,
    { 未列入计划的理由: '上级临时部署' },
  ],
  'M12: a major decision has its legality check': [
    '“三重一大”决策台账',
    { 决策编号: 'SZ-1', ...DECISION },
    /须填合法性审查意见/,
    { 合法性审查意见: '审查意见1号' },
  ],
};

for (const [name, [ledger, cells, reason, mended]] of Object.entries(DEMANDED))
  test(name, async () => {
    await refused(reason, sheet(ledger, cells));
    await taken(sheet(ledger, { ...cells, ...mended }));
  });

test('M29: a result of a Party election from 2022 on names its election', async () => {
  await refused(/党组织的换届结果须填换届编号/, sheet('“两委”换届结果台账', RESULT));
  await taken(
    sheet('换届选举台账', {
      换届编号: 'HJ-1',
      党组织: '清溪镇柳树村',
      换届层级: '村级',
      应换届日期: '2022-01-31',
      选举日期: '2022-01-04',
      换届状态: '已完成',
      到会率: 96,
    }),
    sheet('“两委”换届结果台账', { ...RESULT, 换届编号: 'HJ-1' }),
  );
});

test('M38: an estate without a service has a unit that answers, to which it is handed, and a day', async () => {
  await refused(/责任单位和覆盖时限须一起填/, sheet('小区物业覆盖台账', { ...ESTATE, 责任单位: '乙局' }));
  await taken(sheet('小区物业覆盖台账', { ...ESTATE, 责任单位: '乙局', 覆盖时限: '2022-06-30' }));
  assert.deepEqual(await city.query(`select to_unit from core.handed where ledger = 'property_coverage'`), [
    { to_unit: 'U3' },
  ]);
});

test('M65: notices are listed before they are issued, and are issued before the holiday', async () => {
  await taken(sheet('节点廉洁提醒台账', NOTICE));
  const late = { ...NOTICE, 节点: '元旦', 节日日期: '2022-01-01', 发出日期: '2022-01-01' };
  await refused(/提醒须在节日以前发出/, sheet('节点廉洁提醒台账', late));
});

const standing = async (duty: string): Promise<Readonly<Record<string, string>>> => {
  const { db, pack, scope } = city;
  const reading = { db, pack, scope, year: 2021, now: NOW, today: '2022-01-10' };
  const { items } = await readOccurrences(reading, { after: null, limit: 100_000 });
  return Object.fromEntries(
    items.filter((item) => item.duty === duty).map((item) => [item.unit, item.standing]),
  );
};

test('M14, M40, M53, M58, M65: who did not report, meet, review or remind stands in the duties of the year', async () => {
  assert.equal((await standing('NDBG-01'))['XZ1'], 'overdue');
  assert.equal((await standing('NDBG-02'))['C1'], 'overdue');
  await taken(
    sheet('政治生态书面报告台账', {
      报告主体: '乡镇开发区',
      报告单位: '清溪镇',
      报告期: '2021年度',
      报告形式: '书面',
      报送日期: '2021-12-20',
    }),
    sheet('村级集体经济台账', { 村: '清溪镇柳树村', 年度: 2021, 经营性收入: 12.5, 公开日期: '2021-12-25' }),
    sheet('领导小组台账', {
      领导小组名称: '党建工作领导小组',
      设立单位: '江河市委',
      领导小组类别: '党建工作',
      成立日期: '2021-01-10',
    }),
    sheet('领导小组会议台账', {
      召开单位: '江河市委',
      领导小组: '党建工作领导小组',
      会次: '第1次',
      会议日期: '2021-07-01',
      召开情况: '已召开',
    }),
  );
  assert.equal((await standing('NDBG-01'))['XZ1'], 'answered');
  assert.notEqual((await standing('NDBG-01'))['U2'], 'answered');
  assert.equal((await standing('NDBG-02'))['C1'], 'answered');
  assert.equal((await standing('NDBG-03'))['U1'], 'answered');
  assert.notEqual((await standing('NDBG-04'))['U1'], 'answered');
  assert.notEqual((await standing('NDBG-05'))['JW'], 'answered');
});
