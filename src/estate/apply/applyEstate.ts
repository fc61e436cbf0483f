import { AwsError } from '../../resources/refusal.ts'
import type { Estate } from '../estate.ts'
import { applyAssociations } from './associations.ts'
import { applyBillingModes } from './billingModes.ts'
import { calledByName } from './calledByName.ts'
import { applyConnections } from './connections.ts'
import { applyCrossConnects } from './crossConnects.ts'
import { applyCustomerGateways } from './customerGateways.ts'
import { applyFlows, applyServices, applySites } from './customerSide.ts'
import { applyDirectConnectGateways } from './directConnectGateways.ts'
import { applyInterconnects } from './interconnects.ts'
import { applyLags } from './lags.ts'
import { applyMacSec } from './macSec.ts'
import { applyPrefixLists } from './prefixLists.ts'
import { applyPropagation } from './propagation.ts'
import { pruneEstate } from './prune.ts'
import { applyQuotas } from './quotas.ts'
import { withRaises } from './raisable.ts'
import { applyResiliencyGroups } from './resiliencyGroups.ts'
import { type ApplyOptions, newRun, type Run, summaryOf } from './run.ts'
import { applySharedRisks } from './sharedRisks.ts'
import type { Applying, ApplySummary } from './step.ts'
import { applyConnectPeers } from './transit/connectPeers.ts'
import { applyTransitPeerings } from './transit/peerings.ts'
import { applyTransitRouteTables } from './transit/routeTables.ts'
import { applyReleasedBlocks, applyTransitGateways } from './transit/transitGateways.ts'
import { applyVpcAttachments } from './transit/vpcAttachments.ts'
import { applyVirtualInterfaces } from './virtualInterfaces.ts'
import { applyVirtualPrivateGateways } from './virtualPrivateGateways.ts'
import { applyVpcPeerings } from './vpcPeerings.ts'
import { applyVpcRoutes } from './vpcRoutes.ts'
import { applyVpcs } from './vpcs.ts'
import { applyVpnConnections } from './vpnConnections.ts'

/** The order in which AWS lets things be made. */
const PHASES: readonly ((run: Run) => Applying<void>)[] = [
  applyQuotas,
  applySites,
  applyServices,
  applyVpcs,
  applyPrefixLists,
  applyVirtualPrivateGateways,
  applyDirectConnectGateways,
  applyTransitGateways,
  applyInterconnects,
  applyLags,
  applyConnections,
  applyMacSec,
  applyBillingModes,
  applyResiliencyGroups,
  applyCrossConnects,
  applyAssociations,
  applyVpcAttachments,
  applyTransitPeerings,
  applyCustomerGateways,
  applyVpnConnections,
  applyConnectPeers,
  applyTransitRouteTables,
  applyVpcPeerings,
  applyVpcRoutes,
  applyPropagation,
  applyVirtualInterfaces,
  applyFlows,
  applySharedRisks,
]

/**
 * The calls that make the world what the estate says. Things are found again by the tag `landbridge:name`, so that
 * applying twice makes no change; what differs is changed in place; what the estate does not name any more is deleted
 * with `prune` only. Nothing here does anything by itself: a driver takes each step and hands back its output.
 */
export function* applyEstate(estate: Estate, options: ApplyOptions = {}): Applying<ApplySummary> {
  const run = newRun(estate, options)
  try {
    for (const phase of PHASES) yield* phase(run)
    if (options.prune) yield* pruneEstate(run)
    yield* applyReleasedBlocks(run)
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    const summary = `The rest of the estate was left out, because what is there could not be listed: ${thrown.message}`
    run.problems.push({ about: '', summary, code: thrown.code })
  }
  return { ...summaryOf(run), problems: calledByName(run, withRaises(run.problems)) }
}
