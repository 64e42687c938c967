import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";

export type Column = {
  table: string;
  name: string;
  type: string;
  isRequired: boolean;
  hasDefault: boolean;
};
export type Key = {
  table: string;
  name: string;
  kind: "p" | "u" | "f" | "x";
  columns: string[];
  target: string | null;
  targetColumns: string[];
  definition: string;
};
export type Table = {
  name: string;
  comment: string | null;
  isProtected: boolean;
  policies: Policy[];
};
export type Policy = {
  roles: string[];
  command: string;
  isPermissive: boolean;
  using: string | null;
  check: string | null;
};
export type Check = { table: string; definition: string };
export type Catalog = { tables: Table[]; columns: Column[]; keys: Key[]; checks: Check[] };

/** What the migrated database says about itself: tables, columns, keys, checks and policies of schema public. */
export async function readCatalog(pool: SqlPool): Promise<Catalog> {
  return {
    tables: await readTables(pool),
    columns: await readColumns(pool),
    keys: [...(await readConstraints(pool)), ...(await readUniqueIndexes(pool))],
    checks: await runSql<Check>(
      pool,
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
         from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
    ),
  };
}

async function readTables(pool: SqlPool): Promise<Table[]> {
  return await runSql<Table>(
    pool,
    `select c.relname as name, obj_description(c.oid) as comment, c.relrowsecurity as "isProtected",
            coalesce((
              select json_agg(json_build_object(
                       'roles', (select json_agg(r.rolname) from pg_roles r where r.oid = any(p.polroles)),
                       'command', p.polcmd, 'isPermissive', p.polpermissive,
                       'using', pg_get_expr(p.polqual, p.polrelid),
                       'check', pg_get_expr(p.polwithcheck, p.polrelid)))
                from pg_policy p where p.polrelid = c.oid), '[]') as policies
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      order by c.relname`,
  );
}

async function readColumns(pool: SqlPool): Promise<Column[]> {
  return await runSql<Column>(
    pool,
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            a.attnotnull as "isRequired", a.atthasdef as "hasDefault"
       from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`,
  );
}

async function readConstraints(pool: SqlPool): Promise<Key[]> {
  return await runSql<Key>(
    pool,
    `select k.conrelid::regclass::text as table, k.conname as name, k.contype as kind,
            pg_get_constraintdef(k.oid) as definition,
            (select json_agg(a.attname order by n) from unnest(k.conkey) with ordinality as u (attnum, n)
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum) as columns,
            nullif(k.confrelid, 0)::regclass::text as target,
            coalesce((select json_agg(a.attname order by n) from unnest(k.confkey) with ordinality as u (attnum, n)
               join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum), '[]') as "targetColumns"
       from pg_constraint k
      where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'x')
      order by 1, 2`,
  );
}

/** Unique indexes that no constraint stands for, such as the partial ones. */
async function readUniqueIndexes(pool: SqlPool): Promise<Key[]> {
  return await runSql<Key>(
    pool,
    `select i.indrelid::regclass::text as table, c.relname as name, 'u' as kind,
            pg_get_indexdef(i.indexrelid) as definition, null as target, '[]'::json as "targetColumns",
            (select coalesce(json_agg(a.attname order by n), '[]')
               from unnest(i.indkey::int2[]) with ordinality as u (attnum, n)
               join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum) as columns
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indisunique and c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      order by 1, 2`,
  );
}
