/** As whom this page acts: an account in a post, or before a post is chosen the account alone. */
export interface Acting {
  readonly account: string;
  readonly post: string | null;
}

/** Each window keeps its own, also when it is loaded again; a new one begins with the post that was chosen last. */
const KEPT = 'mingze.as';
const HEADER = 'x-mingze-as';

let acting = readKept();
let left = false;

/** From now on this page acts so; null: nobody has signed in on it. */
export function actAs(now: Acting | null): void {
  if (left) return;
  acting = now;
  if (now === null) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, JSON.stringify(now));
}

/** Opens the workspace anew as whoever is signed in; what this page still draws meanwhile changes nothing about it. */
export function leavePage(): void {
  actAs(null);
  left = true;
  location.assign('/');
}

/**
 * Sends a request that says as whom its page acts, so that it is not done as somebody else who has signed in since in
 * another window of the browser.
 */
export function sendAsMe(address: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (acting) headers.set(HEADER, inWords(acting));
  return fetch(address, { ...init, headers });
}

/** The address of a picture or file, which the browser asks for itself, with the same. */
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
