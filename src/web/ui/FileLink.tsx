import { App } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { addressAsMe, sendAsMe } from '../api/acting.ts';
import { Refused } from '../api/client.ts';
import type { Problem } from '../api/operations.ts';
import { refusedHere } from '../api/refusals.ts';
import { saveFile } from './save-file.ts';

interface FileLinkProps {
  /** "/api/v1/…" */
  readonly address: string;
  /** The name under which it is saved; absent: the service's name. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** A file of the service, requested as whom the page acts; a refusal is shown here and is not saved as the file. */
export function FileLink({ address, name, children }: FileLinkProps) {
  const { message } = App.useApp();
  const fetchFile = async (): Promise<void> => {
    const response = await sendAsMe(address);
    if (!response.ok) throw new Refused((await response.json()) as Problem);
    saveFile(await response.blob(), name ?? nameOf(response));
  };
  const open = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    fetchFile().catch((error: unknown) => {
      if (error instanceof Refused) {
        refusedHere(error);
        void message.error(`${error.problem.detail}${error.problem.remedy}`);
      } else void message.error('没有连上服务，没有下载。请看网络是否接通，再点一次。');
    });
  };
  return (
    <a href={addressAsMe(address)} download={name ?? ''} onClick={open}>
      {children}
    </a>
  );
}

function nameOf(response: Response): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return encoded === undefined ? '文件' : decodeURIComponent(encoded);
}
