import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mermaid } from '../../src/handoff/diagram/mermaid.ts'
import { pictureDot } from '../../src/handoff/diagram/pictureDot.ts'
import { pictureOf } from '../../src/handoff/diagram/pictureOf.ts'
import { svgOf } from '../../src/wire/print/svg.ts'
import { applied } from './exported.ts'

const BOX = /^ {2,4}(n\d+)\["([^"]*)"\]$/
const LINE = /^ {2}(n\d+) (?:---|-\.-)(?:\|"[^"]*"\|)? (n\d+)$/
const FRAME = /^ {2}subgraph (f\d+)\["([^"]+)"\]$/

for (const example of ['two-locations', 'encrypted-direct-connect', 'hub-and-spoke', 'three-accounts'] as const) {
  test(`Mermaid's text of ${example} has boxes in closed frames, and lines between boxes that are there`, async () => {
    const [dash, title, dash2, kind, ...lines] = mermaid(pictureOf((await applied(example)).world, example))
      .trimEnd()
      .split('\n')
    assert.deepEqual([dash, title, dash2, kind], ['---', `title: "${example}"`, '---', 'flowchart LR'])
    const boxes = new Set<string>()
    let open = 0
    let connected = 0
    for (const line of lines) {
      const [box, joint, frame] = [BOX.exec(line), LINE.exec(line), FRAME.exec(line)]
      assert.equal([box, joint, frame, line === '  end' || null].filter(found => found !== null).length, 1, line)
      if (frame) open += 1
      if (line === '  end') open -= 1
      assert.ok(open === 0 || open === 1, 'frames do not nest')
      if (box) assert.ok(!boxes.has(box[1] ?? ''), `${line} twice`)
      if (box) boxes.add(box[1] ?? '')
      if (joint) for (const end of joint.slice(1)) assert.ok(boxes.has(end), line)
      if (joint) connected += 1
    }
    assert.equal(open, 0)
    assert.ok(connected >= boxes.size - 1, 'everything hangs together')
  })

  test(`Graphviz draws ${example} with every box of the picture`, async () => {
    const picture = pictureOf((await applied(example)).world, example)
    const svg = await svgOf(pictureDot(picture))
    const drawn = svg.match(/class="node"/g)?.length
    assert.equal(drawn, picture.frames.flatMap(({ boxes }) => boxes).length)
  })
}

test('lines say speed, VLAN and AS numbers', async () => {
  const text = mermaid(pictureOf((await applied('two-locations')).world, 'two-locations'))
  assert.match(text, /\["dx-a<br\/>10Gbps"\]/)
  assert.match(text, /\|"vif-a<br\/>private, VLAN 100<br\/>AS 65000 to 64600"\|/)
})

test('of 42 VPCs those that are connected alike are one box, and those that are few are not', async () => {
  const boxes = pictureOf((await applied('hub-and-spoke')).world, 'hub').frames.flatMap(frame => frame.boxes)
  const grouped = boxes.filter(({ label }) => / VPCs$/.test(label[0] ?? '')).map(({ label }) => label.slice(0, 2).join(': '))
  assert.deepEqual(grouped, [
    '12 VPCs: prod-01 … prod-12',
    '12 VPCs: dev-01 … dev-12',
    '6 VPCs: eu-prod-01 … eu-prod-06',
    '6 VPCs: eu-dev-01 … eu-dev-06',
  ])
  assert.ok(boxes.some(({ label }) => label[0] === 'VPC shared-01'))
})
