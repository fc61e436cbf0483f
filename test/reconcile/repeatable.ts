import { repeatableEntropy } from '../../src/cli/repeatableEntropy.ts'
import { Service } from '../../src/cli/service.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import { openMemoryStore } from '../../src/store/openMemoryStore.ts'

/** A service in memory, every one with the same ids and times; `putsOff`: its networks are built when something looks at them. */
export function repeatableService({ putsOff = false } = {}): Service {
  return new Service({
    store: openMemoryStore(),
    clock: new ManualClock(Date.UTC(2026, 0, 1)),
    pace: 'instant',
    hands: 'auto',
    putsOff,
    random: repeatableEntropy('test'),
    report: bug => {
      throw bug
    },
  })
}
