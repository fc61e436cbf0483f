/**
 * Routes of a transit gateway's route table as somebody exported them. AWS writes a file to S3; there is none here, so the
 * file is a row, and its id is the last part of the name that it would have there.
 */
export interface RouteExport {
  /** `s3://…`: what AWS answers. */
  readonly location: string
  readonly routeTableId: string
  readonly exportedAt: number
  readonly filter: readonly { readonly name: string; readonly values: readonly string[] }[]
  readonly routes: readonly ExportedRoute[]
}

/** A route as the file has it (Transit Gateway guide, "Export route tables to Amazon S3"). */
interface ExportedRoute {
  readonly destinationCidrBlock: string
  readonly transitGatewayAttachments: readonly {
    readonly resourceId: string
    readonly transitGatewayAttachmentId: string
    readonly resourceType: string
  }[]
  readonly prefixListId?: string
  readonly type: string
  readonly state: string
}

/** How many an account keeps in a Region: the newest. */
export const ROUTE_EXPORTS_KEPT = 20
