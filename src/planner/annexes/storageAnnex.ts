import { durationText } from '../../net/duration.ts'
import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import type { Annex, AnnexBridge } from '../design.ts'
import type { Requirements, StorageRequirement } from '../requirementsSchema.ts'
import { blockOptions } from './blockOptions.ts'
import { fileOptions } from './fileOptions.ts'
import { objectOptions } from './objectOptions.ts'
import { annexOf, type Option } from './option.ts'
import { type StorageNeed, storageNeed } from './storageNeed.ts'
import { tapeOptions } from './tapeOptions.ts'

const OPTIONS: Readonly<Record<StorageRequirement['kind'], (need: StorageNeed) => readonly Option[]>> = {
  object: objectOptions,
  file: fileOptions,
  block: blockOptions,
  tape: tapeOptions,
}

/** Storage that is bridged: what it costs where it lies, and what crosses the bridge for it. */
export function storageAnnex(
  requirements: Requirements,
  storage: StorageRequirement,
  free: Decimal,
  catalogue: Catalogue,
): { readonly annex: Annex; readonly freeUsed: Decimal } {
  const need = storageNeed(requirements, storage, free, catalogue)
  const options = OPTIONS[storage.kind](need)
  const annex = annexOf(options, { remarks: bridgeRemarks(need.bridge), bridge: need.bridge }, catalogue)
  const chosen = options.find(({ name }) => name === annex.name)
  return { annex, freeUsed: chosen?.freeUsed ?? Decimal.ZERO }
}

function bridgeRemarks({ site, inGigabytes, outGigabytes, firstCopyMs }: AnnexBridge): string[] {
  const back = outGigabytes === null ? 'an unknown number of GB' : `${outGigabytes} GB`
  return [
    `A month ${inGigabytes} GB are written over the bridge and ${back} read back: they belong into sites.${site}.traffic (in: and out:), where the design’s own rate prices them; they are not in these lines.`,
    ...(firstCopyMs === null
      ? []
      : [
          `The first copy takes ${durationText(firstCopyMs)} if it has the whole peak rate of ${site}. AWS’s devices that are sent by post are not compared: the catalogue has no price of theirs.`,
        ]),
  ]
}
