import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { CATALOGUE, type Catalogue, type Price } from '../../pricing/catalogue.ts'
import { OfferError } from '../../pricing/offer/offer.ts'
import { offerPrices } from '../../pricing/offer/offerPrices.ts'
import { priceChanges, tiersText } from '../../pricing/offer/priceChanges.ts'
import { readOffer } from '../../pricing/offer/readOffer.ts'
import { adoptedPrices, catalogueInUse, keepPrices } from '../catalogueInUse.ts'
import { defaultDirectory } from '../defaultDirectory.ts'
import { printJson, printTable } from '../output.ts'
import { Refusal } from '../refusal.ts'

interface ShowOptions {
  readonly service?: string
  readonly region?: string
  readonly data?: string
  readonly json?: true
}

interface ImportOptions {
  readonly adopt?: true
  readonly data?: string
  readonly json?: true
}

const DATA = ['--data <dir>', 'where adopted prices are kept (default: .landbridge/ of a clone, else the XDG folder)'] as const

const show = new Command('show')
  .summary('list the prices in use, each with its date and source')
  .option('--service <word>', 'of services or things whose name has the word: dx, vpn, tgw, AmazonVPC …')
  .option('--region <region>', 'of this Region, or with this part of the world: us-east-1, japan …')
  .option(...DATA)
  .option('--json', 'as JSON on stdout')
  .action(async ({ service, region, data, json }: ShowOptions) => {
    const catalogue = await catalogueInUse(data)
    const found = [...catalogue.all()].filter(price => isOf(price, service) && isIn(price, region))
    if (json) return printJson({ currency: catalogue.currency, prices: found.map(price => shown(catalogue, price)) })
    if (found.length === 0) throw new Refusal('No price has these words; landbridge prices show lists them all.')
    printTable(
      ['id', 'price', 'unit', 'since', 'source'],
      found.map(price => [
        price.id,
        tiersText(price),
        price.unit,
        price.effective ?? '',
        `${price.verified ? '' : 'NOT VERIFIED: '}${catalogue.sourceOf(price)}`,
      ]),
    )
    const doubtful = found.filter(({ verified }) => !verified).length
    console.log(`\n${found.length} prices in ${catalogue.currency}, ${doubtful} of them not verified.`)
  })

const importPrices = new Command('import')
  .summary("read a price list of AWS's own: a bulk offer file (JSON or CSV) or an answer of GetProducts")
  .argument('<file>', 'such as current/us-east-1/index.json of AWSDirectConnect, AmazonVPC or AWSDataTransfer')
  .option('--adopt', 'use these prices from now on')
  .option(...DATA)
  .option('--json', 'what would change as JSON on stdout')
  .addHelpText(
    'after',
    `
Examples (AWS hands these files out to everybody):
  curl -O https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AWSDirectConnect/current/us-east-1/index.json
  landbridge prices import index.json                shows what would change
  landbridge prices import index.json --adopt`,
  )
  .action(async (file: string, { adopt, data, json }: ImportOptions) => {
    const { prices, source, unclassified, left } = await read(file)
    const directory = data ?? defaultDirectory()
    const changes = priceChanges(await catalogueInUse(directory), prices)
    const news = changes.filter(({ change }) => change !== 'same')
    if (json) printJson({ source: source[1].title, changes, unclassified, notPricedHere: left, adopted: adopt === true })
    else {
      if (news.length > 0)
        printTable(
          ['', 'id', 'now', 'then'],
          news.map(({ change, id, before, after }) => [change, id, before ?? '', after]),
        )
      for (const { sku, usageType, because } of unclassified) console.log(`not taken: ${sku} ${usageType}: ${because}.`)
      console.log(
        `\n${source[1].title}: ${news.length} of ${changes.length} prices differ, ${unclassified.length} products are not taken, ${left} are of things that are not priced here.`,
      )
      if (!adopt && news.length > 0) console.log('Nothing is changed; --adopt uses these prices from now on.')
    }
    if (!adopt) return
    const before = await adoptedPrices(directory)
    const kept = new Map([...before.prices, ...prices].map(price => [price.id, price]))
    const where = await keepPrices(directory, {
      sources: { ...before.sources, [source[0]]: source[1] },
      prices: [...kept.values()],
    })
    console.error(`Adopted: ${where} has ${kept.size} prices over the ${[...CATALOGUE.all()].length} that ship with Landbridge.`)
  })

export const pricesCommand = new Command('prices')
  .summary('the prices that estates are priced by: look at them, or take over newer ones')
  .addCommand(show)
  .addCommand(importPrices)
  .exitOverride()

async function read(file: string): Promise<ReturnType<typeof offerPrices>> {
  const text = await readFile(file, 'utf8').catch((problem: Error) => {
    throw new Refusal(`${file} cannot be read: ${problem.message}.`)
  })
  try {
    return offerPrices(readOffer(text), new Date().toISOString())
  } catch (thrown) {
    if (thrown instanceof OfferError) throw new Refusal(`${file} cannot be taken: ${thrown.message}`)
    throw thrown
  }
}

function isOf({ id, service, what }: Price, word: string | undefined): boolean {
  return word === undefined || [id, service, what].some(text => text.toLowerCase().includes(word.toLowerCase()))
}

function isIn({ region, toRegion, from, to, fromRegions = [], where }: Price, word: string | undefined): boolean {
  return word === undefined || [region, toRegion, from, to, where, ...fromRegions].includes(word)
}

function shown(catalogue: Catalogue, price: Price): object {
  const tiers = price.tiers.map(({ upTo, price: figure }) => ({ upTo: upTo?.toString() ?? null, price: figure.toString() }))
  return { ...price, tiers, source: catalogue.sourceOf(price) }
}
