/** A part of the order checklist: why, what to do, and the facts that whoever does it needs. */
export interface Chapter {
  readonly heading: string
  /** The step of the schedule whose dates belong here. */
  readonly step?: StepName
  readonly paragraphs?: readonly string[]
  /** Boxes to tick. */
  readonly tasks: readonly string[]
  readonly tables?: readonly Table[]
}

export interface Table {
  readonly title?: string
  readonly head: readonly string[]
  /** An empty cell is one that somebody fills in by hand. */
  readonly rows: readonly (readonly string[])[]
}

export type StepName =
  | 'quotas'
  | 'circuits'
  | 'ports'
  | 'hosted'
  | 'letters'
  | 'crossConnects'
  | 'gateways'
  | 'interfaces'
  | 'ownership'
  | 'vpn'
  | 'alarms'
  | 'tests'
  | 'goLive'

/** What happened to be there is shown; a table without rows is not. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[], title?: string): readonly Table[] {
  return rows.length === 0 ? [] : [{ head, rows, ...(title !== undefined && { title }) }]
}
