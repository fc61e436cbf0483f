import type { DatabaseSync } from 'node:sqlite'
import { queries } from './schema.ts'

/** Counts this opening of the database and answers the count, durably before anything is done with it. */
export function nextEpoch(database: DatabaseSync): number {
  const { sql } = queries.selectFrom('meta').select('value').where('name', '=', 'epoch').compile()
  const before = database.prepare(sql).get('epoch') as { value: string } | undefined
  const epoch = Number(before?.value ?? 0) + 1
  const put = queries
    .insertInto('meta')
    .values({ name: 'epoch', value: String(epoch) })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ value: String(epoch) }))
    .compile()
  database.prepare(put.sql).run(...(put.parameters as string[]))
  return epoch
}
