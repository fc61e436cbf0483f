import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'

/** Columns are text and integers only, so that another SQL database can hold the same tables. */
export interface Schema {
  rows: {
    /** Place in the order of creation: what a row is found by, because an index by random ids would cost more than the rows. */
    seq: number
    account: string
    region: string
    kind: string
    id: string
    /** JSON. */
    body: string
    /** Version of the body, see bodyVersions.ts. */
    v: number
    rev: number
    due_at: number | null
  }
  observed: {
    kind: string
    id: string
    /** JSON. */
    body: string
  }
  meta: {
    name: string
    value: string
  }
}

/** Version of the tables themselves, kept in `meta`. */
export const SCHEMA_VERSION = 2

/** Builds SQL for SQLite and never runs any: node:sqlite does, synchronously. */
export const queries = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: database => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Rows are stored by `seq`, so that creating appends and loading reads in order. Version 1 had them unique by kind and id, too. */
const createRows = (name: string) =>
  queries.schema
    .createTable(name)
    .addColumn('seq', 'integer', column => column.primaryKey())
    .addColumn('account', 'text', column => column.notNull())
    .addColumn('region', 'text', column => column.notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addColumn('v', 'integer', column => column.notNull())
    .addColumn('rev', 'integer', column => column.notNull())
    .addColumn('due_at', 'integer')

const CREATE_OBSERVED = queries.schema
  .createTable('observed')
  .addColumn('kind', 'text', column => column.notNull())
  .addColumn('id', 'text', column => column.notNull())
  .addColumn('body', 'text', column => column.notNull())
  .addPrimaryKeyConstraint('observed_by_id', ['kind', 'id'])

/** What creates the tables of SCHEMA_VERSION. */
export const CREATE_TABLES: readonly Compilable[] = [
  createRows('rows'),
  CREATE_OBSERVED,
  queries.schema
    .createTable('meta')
    .addColumn('name', 'text', column => column.primaryKey().notNull())
    .addColumn('value', 'text', column => column.notNull()),
  queries.insertInto('meta').values({ name: 'schema', value: String(SCHEMA_VERSION) }),
]

/** `steps[1]` raises tables of version 1 to 2, and so on up to SCHEMA_VERSION. */
export const SCHEMA_STEPS: Readonly<Record<number, readonly string[]>> = {
  1: [
    createRows('rows_2').compile().sql,
    'insert into "rows_2" select * from "rows"',
    'drop table "rows"',
    'alter table "rows_2" rename to "rows"',
  ],
}
