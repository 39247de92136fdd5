import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';

/** The directory with the build of src/web. */
const BUILT = fileURLToPath(new URL('../../../dist/web', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/**
 * The pages of the workspace: assets by name, which contains their digest so that they can be cached for good, and for
 * every other address the one page, which reads the address itself. Read and compressed once, at the start.
 */
export function serveWorkspace(app: Hono, built = BUILT): void {
  const page = existsSync(join(built, 'index.html')) ? readFileSync(join(built, 'index.html'), 'utf8') : null;
  const assets = page === null ? new Map<string, Asset>() : assetsIn(join(built, 'assets'));
  app.get('/assets/:name', (http) => {
    const asset = assets.get(http.req.param('name'));
    return asset ? handOut(http, asset) : http.notFound();
  });
  app.get('*', (http, next) => {
    const { path } = http.req;
    if (/^\/(?:api|assets)(?:\/|$)/.test(path)) return next();
    if (page === null) return http.html(NOT_BUILT, 503);
    // Its name changes with every build: yesterday's page would name files that are gone.
    http.header('cache-control', 'no-cache');
    return http.html(page);
  });
}

function assetsIn(directory: string): ReadonlyMap<string, Asset> {
  return new Map(
    readdirSync(directory).map((name) => {
      const plain = new Uint8Array(readFileSync(join(directory, name)));
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      return [name, { type, plain, packed: new Uint8Array(gzipSync(plain, { level: 9 })) }];
    }),
  );
}

function handOut(http: Context, { type, plain, packed }: Asset): Response {
  const takesPacked = /\bgzip\b/.test(http.req.header('accept-encoding') ?? '');
  return http.body(takesPacked ? packed : plain, 200, {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(takesPacked ? { 'content-encoding': 'gzip' } : {}),
  });
}

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>明责</title>
<p>网页还没有生成。请在程序目录中运行 npm run build，再刷新本页。</p></html>`;
