import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'

/** Columns are text and integers only, so that another SQL database can hold the same tables. */
export interface Schema {
  rows: {
    /** Place in the order of creation. */
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
export const SCHEMA_VERSION = 1

/** Builds SQL for SQLite and never runs any: node:sqlite does, synchronously. */
export const queries = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: database => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** What creates the tables of SCHEMA_VERSION. Rows are stored by `seq`, so that creating appends and loading reads in order. */
export const CREATE_TABLES: readonly Compilable[] = [
  queries.schema
    .createTable('rows')
    .addColumn('seq', 'integer', column => column.primaryKey())
    .addColumn('account', 'text', column => column.notNull())
    .addColumn('region', 'text', column => column.notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addColumn('v', 'integer', column => column.notNull())
    .addColumn('rev', 'integer', column => column.notNull())
    .addColumn('due_at', 'integer')
    .addUniqueConstraint('rows_by_id', ['kind', 'id']),
  queries.schema
    .createTable('observed')
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('id', 'text', column => column.notNull())
    .addColumn('body', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('observed_by_id', ['kind', 'id']),
  queries.schema
    .createTable('meta')
    .addColumn('name', 'text', column => column.primaryKey().notNull())
    .addColumn('value', 'text', column => column.notNull()),
  queries.insertInto('meta').values({ name: 'schema', value: String(SCHEMA_VERSION) }),
]
