import type { Things } from './nouns.ts'
import { ROWS_BESIDE_VPC } from './rowsBesideVpc.ts'
import { ROWS_CLOUD_WATCH } from './rowsCloudWatch.ts'
import { ROWS_DIRECT_CONNECT } from './rowsDirectConnect.ts'
import { ROWS_EC2 } from './rowsEc2.ts'
import { ROWS_END_POINTS } from './rowsEndPoints.ts'
import { ROWS_LANDBRIDGE } from './rowsLandbridge.ts'
import { ROWS_RAM } from './rowsRam.ts'
import { ROWS_SECRETS_MANAGER } from './rowsSecretsManager.ts'
import { ROWS_SERVICE_QUOTAS } from './rowsServiceQuotas.ts'
import { ROWS_TRANSIT_GATEWAYS } from './rowsTransitGateways.ts'

/**
 * For every operation that takes an id, a call that the owner of `own` may make: the matrix puts other ids into it, at
 * `path`. A row for an operation that is not built yet waits for it.
 */
export type Rows = Readonly<Record<string, (own: Things, path: string) => object>>

export const ROWS: Readonly<Record<string, Rows>> = {
  directconnect: ROWS_DIRECT_CONNECT,
  ec2: { ...ROWS_EC2, ...ROWS_END_POINTS, ...ROWS_TRANSIT_GATEWAYS, ...ROWS_BESIDE_VPC },
  landbridge: ROWS_LANDBRIDGE,
  monitoring: ROWS_CLOUD_WATCH,
  ram: ROWS_RAM,
  servicequotas: ROWS_SERVICE_QUOTAS,
  secretsmanager: ROWS_SECRETS_MANAGER,
}
