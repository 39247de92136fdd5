/** As whom this page acts: an account in a post, or before a post is chosen the account alone. */
export interface Acting {
  readonly account: string;
  readonly post: string | null;
}

/** Each window stores its own, also over a reload; a new window begins with the post that was chosen last. */
const KEPT = 'mingze.as';
const HEADER = 'x-mingze-as';

let acting = readKept();
let left = false;

/** Sets as whom this page acts; null: nobody has signed in on it. */
export function actAs(now: Acting | null): void {
  if (left) return;
  acting = now;
  if (now === null) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, JSON.stringify(now));
}

/** Reloads the workspace as the signed-in user. */
export function leavePage(): void {
  actAs(null);
  left = true;
  location.assign('/');
}

/**
 * Sends a request that names as whom its page acts, so that it is not executed as another user who has signed in since
 * in another window of the browser.
 */
export function sendAsMe(address: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (acting) headers.set(HEADER, inWords(acting));
  return fetch(address, { ...init, headers });
}

/** The address of a picture or file that the browser requests itself, with the same parameter. */
export function addressAsMe(address: string): string {
  if (!acting) return address;
  return `${address}${address.includes('?') ? '&' : '?'}as=${inWords(acting)}`;
}

function inWords({ account, post }: Acting): string {
  return post === null ? account : `${account}.${post}`;
}

function readKept(): Acting | null {
  try {
    return JSON.parse(globalThis.sessionStorage?.getItem(KEPT) ?? 'null') as Acting | null;
  } catch {
    return null;
  }
}
