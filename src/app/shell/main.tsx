import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createRoot } from 'react-dom/client';
import { SUPERVISION_ROW_ACTS } from '#stages/supervision/web/index.ts';
import { RowActs } from '#web/ui/row-acts.ts';
import { THEME } from '#web/ui/theme.ts';
import { Gate } from './Gate.tsx';
import { router } from './router.tsx';
import { queryClient } from './signed-out.ts';
import './shell.css';

dayjs.locale('zh-cn');
const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the workspace');
createRoot(place).render(
  <ConfigProvider locale={zhCN} theme={THEME} button={{ autoInsertSpace: false }}>
    <App className="app">
      <QueryClientProvider client={queryClient()}>
        <Gate>
          <RowActs value={SUPERVISION_ROW_ACTS}>
            <RouterProvider router={router} />
          </RowActs>
        </Gate>
      </QueryClientProvider>
    </App>
  </ConfigProvider>,
);
