import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Block, type Expression, printHcl, printValues, reference } from './hcl.ts'

const VALUES: readonly (readonly [given: Expression, then: string, because: string])[] = [
  ['EqDC2', '"EqDC2"', 'a text is quoted'],
  ['say "no"\\', '"say \\"no\\"\\\\"', 'quotes and backslashes are escaped'],
  ['one\ntwo\tthree\r', '"one\\ntwo\\tthree\\r"', 'a quoted text has no line breaks of its own'],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what HCL would take for a template
    'cost ${price} %{if}',
    '"cost $${price} %%{if}"',
    'nothing of an estate is computed as a template',
  ],
  ['100 % $5', '"100 % $5"', 'signs that begin no template stay'],
  [64512, '64512', 'numbers are bare'],
  [true, 'true', 'so are truths'],
  [reference('aws_vpc.prod.id'), 'aws_vpc.prod.id', 'a reference is printed as it is'],
  [['10.0.0.0/16', reference('var.more')], '["10.0.0.0/16", var.more]', 'a list of short values is one line'],
  [[], '[]', 'an empty list'],
  [{ entries: {} }, '{}', 'an empty map'],
  [
    { entries: { Name: 'prod', 'landbridge:name': 'prod' } },
    '{\n  Name              = "prod"\n  "landbridge:name" = "prod"\n}',
    'keys that are no identifiers are quoted',
  ],
  [[{ entries: { key: 1 } }], '[\n  {\n    key = 1\n  },\n]', 'a list of maps has a line for each bracket'],
]

for (const [given, then, because] of VALUES) {
  test(`a value in HCL: ${because}`, () => assert.equal(printValues({ value: given }), `value = ${then}\n`))
}

test('a block has its labels, its attributes in columns up to the next long one, and its blocks', () => {
  const block: Block = {
    type: 'resource',
    labels: ['aws_vpn_gateway', 'prod'],
    comment: ['Why it is here.'],
    attributes: {
      vpc_id: reference('aws_vpc.prod.id'),
      asn: '1',
      absent: undefined,
      tags: { entries: { Name: 'prod' } },
      last: 1,
    },
    blocks: [{ type: 'timeouts', attributes: { create: '5m' } }, { type: 'empty' }],
  }
  const lines = [
    '# Why it is here.',
    'resource "aws_vpn_gateway" "prod" {',
    '  vpc_id = aws_vpc.prod.id',
    '  asn    = "1"',
    '  tags = {',
    '    Name = "prod"',
    '  }',
    '  last = 1',
    '',
    '  timeouts {',
    '    create = "5m"',
    '  }',
    '',
    '  empty {}',
    '}',
    '',
  ]
  assert.equal(printHcl([block]), lines.join('\n'))
})
