import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AWS_JSON } from '../../src/wire/json.ts'
import { jsonText } from '../../src/wire/jsonText.ts'
import type { Structure } from '../../src/wire/schema.ts'
import { serviceOf } from '../../src/wire/service.ts'
import { readModelFile, SETTINGS } from '../../src/wire/services.ts'
import { writeTree } from '../../src/wire/tree.ts'

const service = serviceOf('directconnect', SETTINGS.directconnect!, await readModelFile('directconnect'))
const shapeOf = (operation: string): Structure => service.operation(operation)!.shapes!.output
const connection = (name: string) => ({
  connectionId: `dxcon-${name}`,
  connectionName: `"${name}" – ü`,
  loaIssueTime: new Date(1_800_000_000_000),
  vlan: undefined,
  jumboFrameCapable: true,
  notInTheModel: 1,
  tags: [{ key: 'k', value: '' }],
})

const OUTPUTS: readonly (readonly [because: string, operation: string, output: Record<string, unknown>])[] = [
  ['nothing is in it', 'DescribeConnections', {}],
  ['a list is empty', 'DescribeConnections', { connections: [] }],
  ['nothing is frozen', 'DescribeConnections', { connections: [connection('a'), connection('b')], nextToken: 't' }],
  ['all is frozen', 'DescribeConnections', { connections: ['a', 'b'].map(name => Object.freeze(connection(name))) }],
  ['some is frozen', 'DescribeConnections', { connections: [connection('a'), Object.freeze(connection('b'))] }],
  ['it is no list', 'CreateConnection', connection('a')],
]

for (const [because, operation, output] of OUTPUTS) {
  test(`the text is that of the whole tree although ${because}`, () => {
    const shape = shapeOf(operation)
    const whole = JSON.stringify(writeTree(shape, output, AWS_JSON))
    assert.equal(jsonText(shape, output), whole)
    assert.equal(jsonText(shape, output), whole, 'when it is written again')
  })
}

test('one frozen thing has a text for each shape that it is shown as', () => {
  const shown = Object.freeze({ ...connection('a'), lagId: 'dxlag-a', lagName: 'both' })
  for (const [operation, list] of [
    ['DescribeConnections', 'connections'],
    ['DescribeLags', 'lags'],
  ] as const) {
    const shape = shapeOf(operation)
    assert.equal(jsonText(shape, { [list]: [shown] }), JSON.stringify(writeTree(shape, { [list]: [shown] }, AWS_JSON)))
  }
})
