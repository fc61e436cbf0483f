import type { Builder } from './builder.ts'

/** What the customer says fails together: one domain each, over those of its members that are there. */
export function addSharedRisks(build: Builder): void {
  for (const { id, body } of build.world.all('sharedRisk')) {
    const members = body.members.filter(member => build.domains.has(member))
    if (members.length === 0) continue
    build.sharedFate.set(build.domain('shared-risk', id, body.name), members)
  }
}
