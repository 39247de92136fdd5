import { Go } from '#web/ui/Go.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { useMe } from '#web/ui/session.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import './duties.css';

const TABS = [
  ['/duties', '责任表'],
  ['/duties/mine', '我的责任'],
  ['/duties/list', '责任清单'],
  ['/duties/burden', '负担'],
  ['/duties/ledgers', '相关台账'],
] as const;

/** The tabs of 明责. */
export function DutyTabs({ at }: { readonly at: (typeof TABS)[number][0] }) {
  const { year } = usePeriod();
  const { begunOn } = useMe();
  return (
    <nav className="duty-tabs" aria-label="明责的各页">
      {TABS.map(([to, title]) => (
        <Go key={to} to={`${to}?year=${year}`} current={to === at}>
          {title}
        </Go>
      ))}
      {begunOn === null ? null : <span className="quiet">本市自{chineseDay(begunOn)}起计</span>}
    </nav>
  );
}
