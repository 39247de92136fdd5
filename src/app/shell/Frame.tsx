import { Outlet, useRouterState } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Go } from '#web/ui/Go.tsx';
import { useMe } from '#web/ui/session.ts';
import { menuOf } from './menu.ts';
import { PeriodSwitch } from './PeriodSwitch.tsx';
import { PostSwitch } from './PostSwitch.tsx';
import { SearchBox } from './SearchBox.tsx';

/** The frame of every page. */
export function Frame() {
  const { city, demo, post } = useMe();
  const [open, setOpen] = useState(false);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header className="top">
        <Button type="text" className="menu-button" aria-label="打开菜单" onClick={() => setOpen(true)}>
          ☰
        </Button>
        <Go to="/" className="brand">
          明责 · {city}
        </Go>
        {demo ? (
          <span className="demo" title="演示城市，数据全部虚构">
            演示
          </span>
        ) : null}
        {post.power === null ? (
          <>
            <SearchBox />
            <PeriodSwitch />
          </>
        ) : (
          <span className="search" />
        )}
        <PostSwitch />
      </header>
      <nav className="side" aria-label="主菜单">
        <MenuLines chosen={() => undefined} />
      </nav>
      <Drawer placement="left" size={260} title={`明责 · ${city}`} open={open} onClose={() => setOpen(false)}>
        <nav aria-label="菜单">
          <MenuLines chosen={() => setOpen(false)} />
        </nav>
      </Drawer>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function MenuLines({ chosen }: { readonly chosen: () => void }) {
  const me = useMe();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  return (
    // Closing the drawer is all that the list adds to its links, which the keyboard reaches by themselves.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- as said
    <ul className="menu" onClick={chosen}>
      {menuOf(me).map(({ to, title, link, opens }) => (
        <li key={to}>
          <Go to={opens?.(me) ?? to} className={isHere(here, to) ? 'here' : ''}>
            {link === null || link === title ? null : <span className="link-word">{link}</span>}
            {title}
          </Go>
        </li>
      ))}
    </ul>
  );
}

function isHere(path: string, to: string): boolean {
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
}
