import type { DatabaseSync } from 'node:sqlite'
import type { Journal, ObservationState, RowState } from '../journal.ts'
import { type Prepared, prepare } from './prepare.ts'
import { queries, type Schema } from './schema.ts'

type Key = { kind: string; id: string }

/** Keeps rows and observations in an open database, which it closes when disposed of. `v` is the version of the bodies. */
export class SqliteJournal implements Journal {
  readonly #database: DatabaseSync
  readonly #v: number
  readonly #putRow: Prepared<Schema['rows']>
  readonly #deleteRow: Prepared<{ seq: number }>
  readonly #putObserved: Prepared<Schema['observed']>
  readonly #deleteObserved: Prepared<Key>

  constructor(database: DatabaseSync, v: number) {
    this.#database = database
    this.#v = v
    this.#putRow = prepare(database, value =>
      queries
        .insertInto('rows')
        .values({
          seq: value('seq'),
          account: value('account'),
          region: value('region'),
          kind: value('kind'),
          id: value('id'),
          body: value('body'),
          v: value('v'),
          rev: value('rev'),
          due_at: value('due_at'),
        })
        .onConflict(conflict =>
          conflict.column('seq').doUpdateSet(({ ref }) => ({
            account: ref('excluded.account'),
            region: ref('excluded.region'),
            body: ref('excluded.body'),
            v: ref('excluded.v'),
            rev: ref('excluded.rev'),
            due_at: ref('excluded.due_at'),
          })),
        ),
    )
    this.#deleteRow = prepare(database, value => queries.deleteFrom('rows').where('seq', '=', value('seq')))
    this.#putObserved = prepare(database, value =>
      queries
        .insertInto('observed')
        .values({ kind: value('kind'), id: value('id'), body: value('body') })
        .onConflict(conflict => conflict.columns(['kind', 'id']).doUpdateSet(({ ref }) => ({ body: ref('excluded.body') }))),
    )
    this.#deleteObserved = prepare(database, value =>
      queries.deleteFrom('observed').where('kind', '=', value('kind')).where('id', '=', value('id')),
    )
  }

  write(rows: readonly RowState[], observations: readonly ObservationState[] = []): void {
    this.#inTransaction(() => {
      for (const { row, order: seq, keptAt } of rows) {
        if (keptAt !== undefined && keptAt !== seq) this.#deleteRow({ seq: keptAt })
        if (row !== undefined && seq !== undefined)
          this.#putRow({ ...row, body: JSON.stringify(row.body), seq, v: this.#v, due_at: row.dueAt ?? null })
      }
      this.#putObservations(observations)
    })
  }

  observe(observations: readonly ObservationState[]): void {
    this.#inTransaction(() => this.#putObservations(observations))
  }

  [Symbol.dispose](): void {
    this.#database.close()
  }

  #putObservations(observations: readonly ObservationState[]): void {
    for (const { kind, id, observation } of observations) {
      if (observation === undefined) this.#deleteObserved({ kind, id })
      else this.#putObserved({ kind, id, body: JSON.stringify(observation) })
    }
  }

  #inTransaction(write: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      write()
      this.#database.exec('COMMIT')
    } catch (cause) {
      // SQLite itself rolls back after some errors (a full disk), and a second time would be an error of its own.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw cause
    }
  }
}
