import assert from 'node:assert/strict'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** Calls `/landbridge/v1`, which no AWS client knows; the answer is the decoded body, a refusal is an assertion. */
export function customerSide(url: string, account = '123456789012') {
  return async <T = Record<string, unknown>>(method: Method, path: string, body?: object): Promise<T> => {
    const { status, answer } = await asked(url, method, path, body, account)
    assert.equal(status, 200, `${method} ${path}: ${JSON.stringify(answer)}`)
    return answer as T
  }
}

/** One such call with its status, for those that are to be refused. */
export async function asked(url: string, method: Method, path: string, body?: object, account = '123456789012') {
  const response = await fetch(`${url}/landbridge/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-landbridge-account': account },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}
