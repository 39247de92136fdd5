import { Button } from 'antd';
import { BLANK_FIELD } from '#model/blank-field.ts';
import { fieldFaces } from '#fields/web.ts';
import { NO_NAMES } from '#web/ui/names.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { type Judged, type Proposal, useJudged } from './use-judged.ts';

/** The beginning of a city's pack, where it has none yet. */
const HEAD =
  "pack: local\ntitle: 本市增设\nversion: '1.0'\nlanguage: 1\nextends: [principal-responsibility]\n";

/** The compiler's faults of a proposal, a preview of its form, and the file. */
export function JudgedProposal({ proposal }: { readonly proposal: Proposal | null }) {
  const judged = useJudged(proposal);
  if (proposal === null) return <p className="quiet">各项填好后，这里显示核对的结果和填写的表单。</p>;
  return (
    <section aria-label="核对结果">
      <ProblemNotice error={judged.error} />
      {judged.data ? <Shown judged={judged.data} /> : null}
    </section>
  );
}

function Shown({ judged: { accepted, faults, fields, yaml, file } }: { readonly judged: Judged }) {
  const save = (text: string, name: string): void => saveFile(new Blob([text]), name);
  return (
    <>
      {accepted ? (
        <StateMark state="agrees">编译通过，可以导出。</StateMark>
      ) : (
        <ul className="text-faults" aria-label="要改的地方">
          {faults.map(({ path, message, hint }) => (
            <li key={`${path} ${message}`}>
              {message}。{hint}
            </li>
          ))}
        </ul>
      )}
      {fields === null ? null : (
        <>
          <h2>填写时的样子</h2>
          <div aria-label="表单的样子">
            {fields.map((field) => {
              const { Input } = fieldFaces[field.type];
              const id = `shown-${field.id}`;
              return (
                <div key={field.id} className="field">
                  <label htmlFor={id}>
                    {field.title}
                    {field.required ? <span className="required">（必填）</span> : null}
                  </label>
                  <div>
                    <Input
                      id={id}
                      field={{ ...BLANK_FIELD, ...field }}
                      value=""
                      onChange={() => undefined}
                      names={NO_NAMES}
                    />
                    {field.hint === null ? null : <p className="quiet hint">{field.hint}</p>}
                  </div>
                </div>
              );
            })}
          </div>
        </>
      )}
      <h2>定义文件</h2>
      <p>
        放在本市定义包的 {file}；本市还没有定义包的，同时放一个
        <Button type="link" size="small" onClick={() => save(HEAD, 'pack.yaml')}>
          pack.yaml
        </Button>
        。放好后由系统管理员运行 mingze pack check，再重新启动。
      </p>
      <pre>{yaml}</pre>
      <Button
        type="primary"
        disabled={!accepted}
        onClick={() => save(yaml, file.split('/').at(-1) ?? 'definition.yaml')}
      >
        导出定义文件
      </Button>
    </>
  );
}
