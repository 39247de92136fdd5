import { LinkPage } from './LedgersPage.tsx';

/** 明责: the ledgers in which duties are assigned. */
export function DutiesPage() {
  return <LinkPage title="责任" says="责任清单、责任网络和领导小组：谁对什么负责。" link="duties" />;
}

/** 督责: the ledgers in which supervision and rectification are kept. */
export function SupervisionPage() {
  return (
    <LinkPage
      title="督办"
      says="监督检查、督办、巡察整改：发现了什么，交给了谁，办到哪一步。"
      link="supervision"
      acts={[
        { to: '/ledgers/supervision_order', says: '督办单' },
        { to: '/supervision/orders/new', says: '发督办单', issues: 'supervision_order' },
        { to: '/supervision/tasks/new', says: '交办一件事', issues: 'assigned_task' },
      ]}
    />
  );
}

/** 考责: the ledgers of assessment. */
export function AssessmentPage() {
  return <LinkPage title="考核" says="考核、述责、反馈的问题和整改。" link="assessment" />;
}

/** 问责: the ledgers of accountability; sealed ones show only what the post may know. */
export function AccountabilityPage() {
  return (
    <LinkPage
      title="处置"
      says="问责和处置。封闭台账只列出有权知悉的记录，每次查阅都记入日志。"
      link="accountability"
    />
  );
}
