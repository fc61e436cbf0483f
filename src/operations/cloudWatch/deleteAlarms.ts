import { AwsError } from '../../resources/refusal.ts'
import { rememberConfiguration } from './alarmInput.ts'
import { alarmNamed, parentsOf } from './alarms.ts'
import type { CloudWatchOperation } from './cloudWatchOperation.ts'
import { invalidValue, missingParameter, validationError } from './refusals.ts'

/** Deletes all of the named alarms or, where one cannot be, none (API Reference, `DeleteAlarms`). Their history stays. */
export const deleteAlarms: CloudWatchOperation<'DeleteAlarms'> = ({ world, caller, nowMs }, { AlarmNames = [] }) => {
  if (AlarmNames.length === 0) throw missingParameter('AlarmNames')
  if (AlarmNames.length > 100) throw invalidValue(`AlarmNames has ${AlarmNames.length} items; at most 100 are allowed.`)
  const names = [...new Set(AlarmNames)]
  const unknown = names.filter(name => !alarmNamed(world, caller, name))
  if (unknown.length > 0) throw new AwsError('ResourceNotFound', `There is no alarm ${unknown.join(', ')} in ${caller.region}.`)
  const rows = names.flatMap(name => alarmNamed(world, caller, name) ?? [])
  const composites = rows.filter(({ body }) => body.type === 'composite')
  if (composites.length > 1) throw validationError('At most one composite alarm can be deleted with one call.')
  for (const row of rows) {
    const [parent] = parentsOf(world, row)
    if (parent) {
      throw validationError(`Cannot delete ${row.body.name} as there are composite alarm(s) depending on it: ${parent.body.name}`)
    }
  }
  for (const row of rows) {
    rememberConfiguration(world, row, { type: 'Delete', nowMs })
    world.remove('alarm', row.id)
  }
  return {}
}
