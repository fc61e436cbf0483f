import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Compilable } from 'kysely'

/** A statement that is built, compiled and prepared once and then run with named values. */
export type Prepared<Values> = (values: Values) => void

/** `build` gets a function that marks where a value goes, typed like the column it stands for. */
export function prepare<Values extends Record<keyof Values, SQLInputValue>>(
  database: DatabaseSync,
  build: (value: <Name extends keyof Values>(name: Name) => Values[Name]) => Compilable,
): Prepared<Values> {
  const { sql, parameters } = build(name => new Marker(name) as never).compile()
  const statement = database.prepare(sql)
  return values => {
    statement.run(...parameters.map(marker => values[(marker as Marker<keyof Values>).name]))
  }
}

/** Stands in a query for a value that is not known yet. */
class Marker<Name> {
  readonly name: Name
  constructor(name: Name) {
    this.name = name
  }
}
