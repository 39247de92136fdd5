import type { ColumnToWrite, SheetToWrite } from '#formats/xlsx/writing/sheet-to-write.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';
import type { Pack } from '#model/pack/types.ts';
import { STAFF_COLUMNS, STAFF_SHEET, type StaffColumn } from './staff-sheet.ts';

const HINTS: Readonly<Record<StaffColumn, string>> = {
  login: '登录用，2 至 64 个字母、数字、汉字或 . _ - @；一人几个岗位就写几行，用户名相同',
  name: '',
  person: '“人员”表中的编号，可不填',
  unit: '单位全称、简称或编号',
  post: '任什么岗位；可先不填，以后逐个任用。管理员岗位不在这里任用',
  from: '填了岗位的必填，如 2021-03-05',
  to: '到这一天不再担任；没有期限的不填',
  named: '岗位有分管单位的必填，用顿号分隔',
};

/** The empty workbook of accounts and posts. @throws FileFault of writing */
export async function writeStaffTemplate(path: string, pack: Pack): Promise<void> {
  const posts = [...pack.access.posts.values()]
    .filter(({ power }) => power === null)
    .map(({ title }) => title);
  const columns = (Object.keys(STAFF_COLUMNS) as readonly StaffColumn[]).map(
    (key): ColumnToWrite => ({
      title: STAFF_COLUMNS[key],
      required: key === 'login' || key === 'name',
      typeWords: key === 'from' || key === 'to' ? '日期，如 2021-03-05' : '文本',
      hint: HINTS[key] === '' ? null : HINTS[key],
      choices: key === 'post' ? posts : [],
      several: false,
      format: key === 'from' || key === 'to' ? 'date' : 'text',
    }),
  );
  const sheet: SheetToWrite = { name: STAFF_SHEET, columns, rows: [] };
  await writeWorkbook(path, [sheet]);
}
