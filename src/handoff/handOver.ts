import type { World } from '../resources/world.ts'
import { exportCloudFormation } from './cloudformation/exportCloudFormation.ts'
import { mermaid } from './diagram/mermaid.ts'
import { pictureDot } from './diagram/pictureDot.ts'
import { pictureOf } from './diagram/pictureOf.ts'
import { orderHtml } from './order/orderHtml.ts'
import { orderList } from './order/orderList.ts'
import { orderMarkdown } from './order/orderMarkdown.ts'

export const HAND_OVERS = ['cloudformation', 'diagram', 'order'] as const

export interface HandOverRequest {
  readonly kind: (typeof HAND_OVERS)[number]
  readonly world: World
  /** Short: letters, digits and hyphens. */
  readonly name: string
  /** Whence the world comes. */
  readonly estate: string
  /** Whose things are written; absent: of every account. */
  readonly account?: string | undefined
  /** Of the order checklist: midnights in epoch ms. */
  readonly today?: number | undefined
  readonly goLive?: number | undefined
}

export interface HandOver {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly warnings: readonly string[]
}

/** The files of one kind; a sentence where the estate has nothing for it. */
export function handOver(request: HandOverRequest): HandOver | { readonly refused: string } {
  const { kind, world, name, estate, account } = request
  switch (kind) {
    case 'cloudformation': {
      const { files, left } = exportCloudFormation({ world, name, estate, account })
      if (files.length === 1)
        return { refused: `${estate} has nothing that a template could make: add VPCs, gateways or connections.` }
      return { files, warnings: left.map(each => `In no template: ${each}`) }
    }
    case 'diagram': {
      const picture = pictureOf(world, name)
      if (picture.frames.length === 0) return { refused: `${estate} has nothing to draw: add sites, connections or VPCs.` }
      return {
        files: [
          { name: 'diagram.mmd', text: mermaid(picture) },
          { name: 'diagram.dot', text: pictureDot(picture) },
        ],
        warnings: [],
      }
    }
    case 'order': {
      const list = orderList(request)
      if ('refused' in list) return list
      return {
        files: [
          { name: 'order.md', text: orderMarkdown(list) },
          { name: 'order.html', text: orderHtml(list) },
        ],
        warnings: list.schedule.remarks.filter(remark => remark.includes('too early')),
      }
    }
  }
}
