import { partOfTheWorld, portPriceArea } from './partOfTheWorld.ts'

/**
 * The price of an area that stands for one of its places. AWS prices ports by location and data by Region and location; its
 * pages print areas, for they are all alike: so a place without a price of its own has that of its area.
 */
export function areaPrice(id: string, groupOf: (region: string) => string | undefined): string | undefined {
  const [, kind, speed, place] = /^dx\.port\.(dedicated|hosted)\.(\w+)\.([A-Z0-9]+)$/.exec(id) ?? []
  if (place !== undefined) {
    const area = portPriceArea(place)
    return area && `dx.port.${kind}.${speed}.${area}`
  }
  const [, region = '', location = ''] = /^dx\.dto\.([a-z-]+-\d)\.([A-Z0-9]+)$/.exec(id) ?? []
  const [group, part] = [groupOf(region), partOfTheWorld(location)]
  return group === undefined || part === undefined ? undefined : `dx.dto.${group}.${part}`
}
