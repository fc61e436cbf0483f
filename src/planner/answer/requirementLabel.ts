const LABELS: Readonly<Record<string, string>> = {
  latency: 'Round trip',
  encryption: 'Encryption',
  availability: 'Availability',
  sla: 'AWS’s SLA',
  budget: 'Budget a month',
  goLive: 'Day of going live',
  publicServices: 'Public services',
  siteToSite: 'Sites to each other',
}

/** A requirement as people call it: `sites.ashburn.traffic.peak` is `Peak rate of ashburn`. */
export function requirementLabel(requirement: string): string {
  const [, site, what] = /^sites\.(.+)\.traffic\.(peak|growth)$/.exec(requirement) ?? []
  if (site !== undefined) return what === 'peak' ? `Peak rate of ${site}` : `Growth of ${site}`
  const [, survivor] = /^survive\.(.+)$/.exec(requirement) ?? []
  return survivor !== undefined ? `Failures at ${survivor}` : (LABELS[requirement] ?? requirement)
}
