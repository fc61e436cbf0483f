import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { requirement } from '../requirement.ts'
import { ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'
import { assertStory } from './story.ts'

const MISTAKES = fileURLToPath(new URL('../../examples/guide-walkthrough/mistakes.py', import.meta.url))

const REFUSALS = [
  /^refused by the client: lagId=None .*Invalid type for parameter lagId, value: None/,
  /^refused by Python: reading \['virtualInterface'\] .*there is no 'virtualInterface' in the answer/,
  /^refused: a pre-shared key with an exclamation mark: InvalidParameterValue: .*alphanumeric characters, periods \(\.\) and underscores \(_\)/,
  /^refused: the addresses of a VPN tunnel .*: DirectConnectClientException: .*169\.254\.10\.0\/30/,
  /^refused: a Direct Connect gateway and a transit gateway with one ASN: DirectConnectClientException: .*64512/,
  /^refused: a transit gateway's association .*: DirectConnectClientException: addAllowedPrefixes\w+ is required/,
]

test("each of a published guide's mistakes is refused in AWS's words", async t => {
  if (requirement(t, 'python3') === undefined || requirement(t, 'boto3') === undefined) return
  await using service = await serviceUnderTest()
  const { code, stdout, stderr } = await ended('python3', [MISTAKES], {
    env: { LANDBRIDGE_URL: service.url, PYTHONDONTWRITEBYTECODE: '1' },
  })
  assertStory(stdout, REFUSALS)
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
  assert.equal(service.complaints(), '')
})
