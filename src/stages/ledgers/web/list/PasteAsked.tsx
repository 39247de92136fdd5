import { App, Button, Modal } from 'antd';
import type { Pasting } from './use-paste.ts';

/** Number of sample rows by which the user recognises the columns. */
const SAMPLE = 5;

/** Rows without a header: the assumed columns, or why there are none, and the header to copy. */
export function PasteAsked({ of: { asked, confirm, cancel } }: { readonly of: Pasting }) {
  const { message } = App.useApp();
  if (!asked) return null;
  if (asked.kind === 'headless') {
    const header = asked.header.join('\t');
    const copy = (): void => {
      void navigator.clipboard.writeText(header).then(
        () => message.success('表头已复制，贴到表格的第一行'),
        () => message.error('浏览器不许复制，请选中下面的表头，自己复制'),
      );
    };
    return (
      <Modal
        open
        title="没有表头行"
        onCancel={cancel}
        footer={
          <>
            <Button onClick={cancel}>知道了</Button>
            <Button type="primary" onClick={copy}>
              复制表头
            </Button>
          </>
        }
      >
        <p>粘贴的内容没有表头行，认不出哪一列是什么：{asked.why}。什么也没有导入。</p>
        <p>请连同表头一起复制；没有表头的，先复制下面这一行，贴在表格的第一行，各列对好，再一起粘贴：</p>
        <p className="header-line">{asked.header.join('　')}</p>
      </Modal>
    );
  }
  const { rows, titles, from } = asked;
  return (
    <Modal
      open
      width={900}
      title="没有表头行，请核对各列"
      okText="列没有错，检查"
      cancelText="取消"
      onOk={confirm}
      onCancel={cancel}
    >
      <p>
        粘贴的 {rows.length.toLocaleString('zh-CN')} 行没有表头行，按
        {from === '列表' ? '列表现在显示的' : '模板的'}
        列的次序理解如下。对不上的请取消，连同表头一起复制。
      </p>
      <div className="wide">
        <table className="plain">
          <thead>
            <tr>
              {titles.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SAMPLE).map((cells, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- the rows do not move
              <tr key={at}>
                {titles.map((title, column) => (
                  <td key={title}>{cells[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SAMPLE ? <p>其余 {rows.length - SAMPLE} 行同样理解。</p> : null}
    </Modal>
  );
}
