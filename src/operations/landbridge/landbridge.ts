import type { LandbridgeOperation } from './binding.ts'
import { deleteApplianceTunnel } from './deleteApplianceTunnel.ts'
import { deleteCrossConnect } from './deleteCrossConnect.ts'
import { deleteFault } from './deleteFault.ts'
import { deleteFaults } from './deleteFaults.ts'
import { deleteFlow } from './deleteFlow.ts'
import { deleteHost } from './deleteHost.ts'
import { deleteRouter } from './deleteRouter.ts'
import { deleteSharedRisk } from './deleteSharedRisk.ts'
import { deleteSite } from './deleteSite.ts'
import { getCrossConnect } from './getCrossConnect.ts'
import { getLoa } from './getLoa.ts'
import { getRouteExport } from './getRouteExport.ts'
import { listApplianceTunnels } from './listApplianceTunnels.ts'
import { listCrossConnects } from './listCrossConnects.ts'
import { listFaults } from './listFaults.ts'
import { listFlows } from './listFlows.ts'
import { listHosts } from './listHosts.ts'
import { listRouters } from './listRouters.ts'
import { listSharedRisks } from './listSharedRisks.ts'
import { listSites } from './listSites.ts'
import { postFault } from './postFault.ts'
import { putApplianceTunnel } from './putApplianceTunnel.ts'
import { putCrossConnect } from './putCrossConnect.ts'
import { putFlow } from './putFlow.ts'
import { putHost } from './putHost.ts'
import { putRouter } from './putRouter.ts'
import { putSharedRisk } from './putSharedRisk.ts'
import { putSite } from './putSite.ts'

/** Every operation of `/landbridge/v1`, by the name it has in the OpenAPI document. */
export const LANDBRIDGE = {
  PutSite: putSite,
  ListSites: listSites,
  DeleteSite: deleteSite,
  PutRouter: putRouter,
  ListRouters: listRouters,
  DeleteRouter: deleteRouter,
  PutHost: putHost,
  ListHosts: listHosts,
  DeleteHost: deleteHost,
  PutFlow: putFlow,
  ListFlows: listFlows,
  DeleteFlow: deleteFlow,
  PutCrossConnect: putCrossConnect,
  GetCrossConnect: getCrossConnect,
  ListCrossConnects: listCrossConnects,
  DeleteCrossConnect: deleteCrossConnect,
  PutApplianceTunnel: putApplianceTunnel,
  ListApplianceTunnels: listApplianceTunnels,
  DeleteApplianceTunnel: deleteApplianceTunnel,
  PutSharedRisk: putSharedRisk,
  ListSharedRisks: listSharedRisks,
  DeleteSharedRisk: deleteSharedRisk,
  GetLoa: getLoa,
  GetRouteExport: getRouteExport,
  PostFault: postFault,
  ListFaults: listFaults,
  DeleteFault: deleteFault,
  DeleteFaults: deleteFaults,
} as const

export type LandbridgeOperationName = keyof typeof LANDBRIDGE

/** The table without the types of each row, for those who go through it. */
export const LANDBRIDGE_OPERATIONS = LANDBRIDGE as unknown as Readonly<Record<LandbridgeOperationName, LandbridgeOperation>>
