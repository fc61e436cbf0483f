import type { Breakage } from '../../routing/detection.ts'
import type { FailureDomain, Topology } from '../../topology/topology.ts'

/** What is left to do when the virtual interfaces that a script deletes are created again, one sentence each. */
export function deletionToDo(
  { network, info }: Topology,
  script: readonly { readonly domain: FailureDomain; readonly kind: Breakage['kind'] }[],
): readonly string[] {
  return script.flatMap(({ domain, kind }) => {
    if (kind !== 'delete') return []
    const links = [...network.links.values()]
    return links.flatMap(({ ends, elements }) => {
      const deletion = elements.find(({ component }) => component === domain.id)?.deletion
      if (!deletion?.needsConfiguration) return []
      const router = ends.filter(end => end !== deletion.at).map(end => info.get(end)?.label ?? end)
      return [
        `Created again, ${domain.name} stays down until somebody configures its new peer addresses and MD5 key on ${router}, which Landbridge does not manage for it; name both in the order to keep them.`,
      ]
    })
  })
}
