import type { ClientBase } from 'pg';
import type { CatalogPolicy } from './policy-form.ts';

/** A table as the rules see it. Names of tables are "schema.table". */
export interface CatalogTable {
  readonly name: string;
  /** '' where the placement of the table is not declared. */
  readonly placement: string;
  readonly owner: string;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly grantedTo: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly notNull: boolean;
    readonly collation: string;
    readonly serial: boolean;
    readonly identity: boolean;
  }[];
  readonly constraints: readonly {
    readonly name: string;
    readonly type: string;
    readonly columns: readonly string[];
    readonly target: string | null;
    readonly targetColumns: readonly string[];
  }[];
  readonly uniqueIndexes: readonly { readonly name: string; readonly first: string }[];
  readonly policies: readonly CatalogPolicy[];
  readonly triggers: readonly {
    readonly name: string;
    readonly args: readonly string[];
    readonly audit: boolean;
  }[];
}

/** The part of the catalog that the rules need. */
export interface Catalog {
  readonly tables: readonly CatalogTable[];
  readonly functions: readonly {
    readonly name: string;
    readonly definer: boolean;
    readonly source: string;
  }[];
  readonly views: readonly {
    readonly name: string;
    readonly materialized: boolean;
    readonly invoker: boolean;
  }[];
}

const TABLES = `
select format('%s.%s', n.nspname, c.relname) as name, coalesce(m.placement, '') as placement,
  pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
  array(select distinct pg_get_userbyid(a.grantee)::text from aclexplode(c.relacl) a where a.grantee <> 0) as "grantedTo",
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'notNull', a.attnotnull, 'collation', coalesce(l.collname, ''), 'identity', a.attidentity <> '',
      'serial', coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false)) order by a.attnum)
     from pg_attribute a left join pg_collation l on l.oid = a.attcollation
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  coalesce((select json_agg(json_build_object('name', k.conname, 'type', k.contype,
      'columns', (select coalesce(json_agg(a.attname order by o.i), '[]') from unnest(k.conkey) with ordinality o(num, i)
                   join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.num),
      'target', (select format('%s.%s', tn.nspname, t.relname) from pg_class t join pg_namespace tn on tn.oid = t.relnamespace
                  where t.oid = k.confrelid),
      'targetColumns', (select coalesce(json_agg(a.attname order by o.i), '[]') from unnest(k.confkey) with ordinality o(num, i)
                   join pg_attribute a on a.attrelid = k.confrelid and a.attnum = o.num)))
     from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'x', 'f', 'c')), '[]') as constraints,
  coalesce((select json_agg(json_build_object('name', x.relname, 'first', coalesce(a.attname, '')))
     from pg_index i join pg_class x on x.oid = i.indexrelid
     left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indrelid = c.oid and i.indisunique), '[]') as "uniqueIndexes",
  coalesce((select json_agg(json_build_object('name', p.polname,
      'roles', array(select coalesce(r.rolname, 'public') from unnest(p.polroles) o left join pg_roles r on r.oid = o),
      'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)))
     from pg_policy p where p.polrelid = c.oid), '[]') as policies,
  coalesce((select json_agg(json_build_object('name', g.tgname, 'audit', f.prosrc ~* 'audit|insert\\s+into',
      'args', string_to_array(rtrim(encode(g.tgargs, 'escape'), '\\000'), '\\000')))
     from pg_trigger g join pg_proc f on f.oid = g.tgfoid
    where g.tgrelid = c.oid and not g.tgisinternal), '[]') as triggers
from pg_class c join pg_namespace n on n.oid = c.relnamespace
left join app.placements m on m.table_name::regclass = c.oid
where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
order by 1`;

const FUNCTIONS = `select p.oid::regprocedure::text as name, p.prosecdef as definer, p.prosrc as source
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any($1) order by 1`;

const VIEWS = `select format('%s.%s', n.nspname, c.relname) as name, c.relkind = 'm' as materialized,
    coalesce('security_invoker=true' = any(c.reloptions), false) as invoker
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where n.nspname = any($1) and c.relkind in ('v', 'm') order by 1`;

/** Reads the catalog for the rule check. */
export async function readCatalog(client: ClientBase, schemas: readonly string[]): Promise<Catalog> {
  const list = [[...schemas]];
  const tables = (await client.query(TABLES, list)).rows as CatalogTable[];
  const functions = (await client.query(FUNCTIONS, list)).rows as Catalog['functions'];
  const views = (await client.query(VIEWS, list)).rows as Catalog['views'];
  return { tables, functions, views };
}
