import type { InterfaceAddress, RouterModel } from './routerModel.ts'

/** What the names of interfaces that are not known stand for: of the ports, and of the LAN where there is another edge on it. */
export function standIns(
  { ports, mesh, lan: { addresses } }: RouterModel,
  portName: (port: RouterModel['ports'][number]) => string,
  lan: string,
): string[] {
  return [
    ...ports.map(port => `${portName(port)} stands for the port that ${port.name} is patched to.`),
    ...(mesh.length > 0 ? [`${lan} with ${addressTexts(addresses)} stands for the LAN between the edges of the site.`] : []),
  ]
}

/** Addresses with their lengths, in a sentence. */
export function addressTexts(addresses: readonly InterfaceAddress[]): string {
  return addresses.map(({ address, length }) => `${address}/${length}`).join(' and ')
}
