import { arnText, partitionOf } from '../../resources/arn.ts'

/** The ARN by which Direct Connect's TagResource knows a port: `dxcon/…` or `dxlag/…`. */
export function directConnectArn(region: string, account: string, resource: string): string {
  return arnText({ partition: partitionOf(region), service: 'directconnect', region, account, resource })
}
