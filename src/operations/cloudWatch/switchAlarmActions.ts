import type { Context } from '../operation.ts'
import { rememberConfiguration } from './alarmInput.ts'
import { alarmNamed } from './alarms.ts'

/** Whether the named alarms tell anybody of their states. A name that there is not changes nothing. */
export function switchAlarmActions({ world, caller, nowMs }: Context, names: readonly string[], actionsEnabled: boolean): void {
  for (const name of new Set(names)) {
    const row = alarmNamed(world, caller, name)
    if (!row || row.body.actionsEnabled === actionsEnabled) continue
    const changed = world.put('alarm', row.id, row, { ...row.body, actionsEnabled, configuredAt: nowMs })
    rememberConfiguration(world, changed, { type: 'Update', nowMs })
  }
}
