import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import type { Annex } from '../design.ts'
import type { Requirements } from '../requirementsSchema.ts'
import { clientVpnAnnex } from './clientVpnAnnex.ts'
import { FREE_GIGABYTES } from './gatewayWrites.ts'
import { onPremisesAnnex } from './onPremisesAnnex.ts'
import { storageAnnex } from './storageAnnex.ts'

/**
 * What a plan takes beside its network, whatever the design: people who dial in, storage that is bridged, workloads that
 * stay near. Each is compared with what else would do the same. An account's free gigabytes go to the first that writes any.
 */
export function annexesOf(requirements: Requirements, catalogue: Catalogue): readonly Annex[] {
  const annexes: Annex[] = []
  if (requirements.remoteUsers) annexes.push(clientVpnAnnex(requirements, requirements.remoteUsers, catalogue))
  let free = FREE_GIGABYTES
  for (const storage of requirements.storage) {
    const { annex, freeUsed } = storageAnnex(requirements, storage, free, catalogue)
    annexes.push(annex)
    free = free.minus(freeUsed)
    if (free.compare(Decimal.ZERO) < 0) free = Decimal.ZERO
  }
  if (requirements.onPremises) annexes.push(onPremisesAnnex(requirements, requirements.onPremises, catalogue))
  return annexes
}
