import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';

interface PageProps {
  readonly title: string;
  /** The purpose of the page in one line. */
  readonly says?: ReactNode;
  readonly actions?: ReactNode;
  /** The help beside the page; null only where there is nothing to do. */
  readonly help: ReactNode;
  /** The reader's name, printed across a sealed page. */
  readonly watermark?: string;
  readonly children: ReactNode;
}

/** Every page: its name, one line of what it says, what can be done, and help beside it. */
export function Page({ title, says, actions, help, children }: PageProps) {
  const [helping, setHelping] = useState(false);
  const heading = useId();
  useEffect(() => {
    document.title = `${title} · 明责`;
  }, [title]);
  return (
    <section className="page" aria-labelledby={heading}>
      <header className="page-head">
        <div className="page-title">
          <h1 id={heading}>{title}</h1>
          {says === undefined ? null : <p className="page-says">{says}</p>}
        </div>
        <div className="page-actions">
          {actions}
          {help === null ? null : (
            <Button type="text" aria-expanded={helping} onClick={() => setHelping(true)}>
              帮助
            </Button>
          )}
        </div>
      </header>
      {children}
      {help === null ? null : (
        <Drawer title={`帮助：${title}`} open={helping} onClose={() => setHelping(false)} size={380}>
          <div className="help">{help}</div>
        </Drawer>
      )}
    </section>
  );
}
