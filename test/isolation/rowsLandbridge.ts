import type { Rows } from './rows.ts'

export const ROWS_LANDBRIDGE: Rows = {
  PutSite: own => ({ name: own.site, prefixes: ['10.0.0.0/16'] }),
  DeleteSite: own => ({ name: own.site }),
  PutRouter: own => ({ name: own.router, site: own.site, asn: 65_500, publicAddress: '198.51.100.77' }),
  DeleteRouter: own => ({ name: own.router }),
  PutHost: (own, path) => ({ name: own.host, address: '10.0.0.1', ...(path === 'vpcId' ? {} : { site: own.site }) }),
  DeleteHost: own => ({ name: own.host }),
  PutFlow: own => ({ id: own.flow, from: own.host, to: `${own.host}-other`, steadyBps: 5 }),
  DeleteFlow: own => ({ id: own.flow }),
  PutSharedRisk: own => ({ name: own.sharedRisk, members: [own.router] }),
  DeleteSharedRisk: own => ({ name: own.sharedRisk }),
  PutApplianceTunnel: own => ({ name: own.applianceTunnel, router: own.router, networkInterfaceId: own.attachedInterface }),
  DeleteApplianceTunnel: own => ({ name: own.applianceTunnel }),
  PutCrossConnect: own => ({ connectionId: own.connection, router: own.router }),
  GetCrossConnect: own => ({ connectionId: own.connection }),
  DeleteCrossConnect: own => ({ connectionId: own.connection }),
  PostFault: own => ({ kind: 'cut', on: own.connectionComponent }),
  GetRouteExport: own => ({ id: own.routeExport }),
  DeleteFault: own => ({ id: own.fault }),
}
