import type { DroppedDesign } from '../planReport.ts'
import { requirementLabel } from './requirementLabel.ts'

/** Designs that are out for the same kind of reason. */
export interface DroppedGroup {
  readonly title: string
  readonly designs: readonly DroppedDesign[]
}

const BEATEN = 'Another design is as good in everything and better in something'
const UNPRICED = 'No price is known for a part of it'
const NOT_LOOKED_AT = 'Not looked at closely'

/** By why they are out, the most frequent reason first. */
export function droppedGroups(dropped: readonly DroppedDesign[]): readonly DroppedGroup[] {
  return [...Map.groupBy(dropped, ({ because }) => titleOf(because))]
    .map(([title, designs]) => ({ title, designs }))
    .sort((a, b) => b.designs.length - a.designs.length || (a.title < b.title ? -1 : 1))
}

function titleOf(because: string): string {
  if (because.includes('is as good in everything')) return BEATEN
  if (because.startsWith('No price is known')) return UNPRICED
  if (because.includes('were looked at closely')) return NOT_LOOKED_AT
  const requirements = [...because.matchAll(/(?:^|\. )([a-z][\w-]*(?:\.[\w-]+)*): /gi)].map(([, name = '']) =>
    requirementLabel(name),
  )
  return requirements.length === 0 ? because : `Misses: ${requirements.join(', ')}`
}
