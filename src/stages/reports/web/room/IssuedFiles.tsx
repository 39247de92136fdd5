import { FileLink } from '#web/ui/FileLink.tsx';
import type { Room } from './room.ts';

interface IssuedFilesProps {
  readonly report: string;
  readonly year: string;
  readonly room: Room;
}

/** The files of the latest issued version, for the user who has just issued it. */
export function IssuedFiles({ report, year, room: { signing } }: IssuedFilesProps) {
  const number = signing?.issued ?? null;
  if (number === null) return null;
  const place = `/api/v1/reports/${report}/${year}/versions/${number}`;
  return (
    <p className="issued-files" aria-label="已印发的文件">
      已印发第 {number} 版：
      <FileLink address={`${place}/document`}>报告（DOCX）</FileLink>
      <FileLink address={`${place}/page`}>阅读页</FileLink>
      <FileLink address={`${place}/package`}>核验包</FileLink>
    </p>
  );
}
