import type { ClientBase } from 'pg';

/** One part of the dump: `$1` is the list of schemas; each row is one line or block of text, in order. */
interface Part {
  readonly title: string;
  readonly sql: string;
}

const TABLES: Part = {
  title: 'tables',
  sql: `select format('table %I.%I%s%s', n.nspname, c.relname,
           case when c.relrowsecurity then ' rls' else '' end, case when c.relforcerowsecurity then ' FORCED' else '' end)
         || coalesce((select string_agg(format(E'\\n  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
              case when a.attcollation <> t.typcollation then ' collate ' || quote_ident(l.collname) else '' end,
              case when a.attnotnull then ' not null' else '' end,
              case when a.attidentity <> '' then ' identity'
                   when a.attgenerated <> '' then ' generated as ' || pg_get_expr(d.adbin, d.adrelid)
                   when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end),
              '' order by a.attnum)
             from pg_attribute a join pg_type t on t.oid = a.atttypid
             left join pg_collation l on l.oid = a.attcollation
             left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '')
         || coalesce((select string_agg(format(E'\\n  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)),
              '' order by k.conname collate "C")
             -- From version 18 on "not null" is a constraint too; it stands with its column already.
             from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), '')
         || coalesce((select string_agg(E'\\n  ' || pg_get_indexdef(i.indexrelid), '' order by x.relname collate "C")
             from pg_index i join pg_class x on x.oid = i.indexrelid
            where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)), '')
         || coalesce((select string_agg(format(E'\\n  policy %I for %s to %s using (%s)%s', p.polname, p.polcmd,
                (select string_agg(coalesce(r.rolname, 'public'), ', ' order by r.rolname)
                   from unnest(p.polroles) o left join pg_roles r on r.oid = o),
                pg_get_expr(p.polqual, p.polrelid),
                coalesce(' check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')), '' order by p.polname)
             from pg_policy p where p.polrelid = c.oid), '')
         || coalesce((select string_agg(E'\\n  ' || pg_get_triggerdef(g.oid), '' order by g.tgname)
             from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal), '') as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = any($1) and c.relkind in ('r', 'p')
   order by n.nspname collate "C", c.relname collate "C"`,
};

const VIEWS: Part = {
  title: 'views',
  sql: `select format('%s %I.%I %s', case c.relkind when 'v' then 'view' else 'materialized view' end,
           n.nspname, c.relname, coalesce(c.reloptions::text, '')) || E'\\n' || pg_get_viewdef(c.oid) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = any($1) and c.relkind in ('v', 'm')
   order by n.nspname collate "C", c.relname collate "C"`,
};

const FUNCTIONS: Part = {
  title: 'functions',
  sql: `select rtrim(pg_get_functiondef(p.oid), E'\\n') as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = any($1) and p.prokind in ('f', 'p')
   order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`,
};

const TYPES: Part = {
  title: 'types and sequences',
  sql: `select text from (
    select format('enum %I.%I (%s)', n.nspname, t.typname, string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as text
      from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_enum e on e.enumtypid = t.oid
     where n.nspname = any($1) group by n.nspname, t.typname
    union all
    select format('domain %I.%I %s%s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
             coalesce((select string_agg(' ' || pg_get_constraintdef(k.oid), '' order by k.conname)
                         from pg_constraint k where k.contypid = t.oid and k.contype <> 'n'), ''))
      from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = any($1) and t.typtype = 'd'
    union all
    select format('sequence %I.%I', n.nspname, c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1) and c.relkind = 'S') all_types
   order by text collate "C"`,
};

const GRANTS: Part = {
  title: 'grants',
  sql: `select text from (
    select format('%s on %s %s to %s', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), kind, name,
             coalesce(r.rolname, 'public')) as text
      from (select 'schema' as kind, quote_ident(nspname) as name, nspname, nspacl as acl, nspowner as owner
              from pg_namespace
            union all
            select 'table', format('%I.%I', n.nspname, c.relname), n.nspname, c.relacl, c.relowner
              from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S')
            union all
            select 'column', format('%I.%I.%I', n.nspname, c.relname, b.attname), n.nspname, b.attacl, c.relowner
              from pg_attribute b join pg_class c on c.oid = b.attrelid join pg_namespace n on n.oid = c.relnamespace
             where b.attacl is not null
            union all
            -- No list at all means that everybody may execute the function.
            select 'function', p.oid::regprocedure::text, n.nspname, coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace) o,
           aclexplode(o.acl) a left join pg_roles r on r.oid = a.grantee
     where o.nspname = any($1) and a.grantee <> o.owner
     group by kind, name, r.rolname) all_grants
   order by text collate "C"`,
};

/**
 * The definition of everything in these schemas as text, the same for the same definition: a committed copy shows every
 * change of the tables, whichever file caused it. (The embedded server has no pg_dump.)
 */
export async function dumpSchema(client: ClientBase, schemas: readonly string[]): Promise<string> {
  const parts: string[] = [];
  for (const { title, sql } of [TYPES, TABLES, VIEWS, FUNCTIONS, GRANTS]) {
    const { rows } = await client.query(sql, [[...schemas]]);
    const blocks = (rows as { text: string }[]).map((row) => row.text);
    parts.push(
      [`-- ${title}`, ...blocks].join(title === 'grants' || title.startsWith('types') ? '\n' : '\n\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}
