import { openApiDocument } from '../../operations/landbridge/openApiDocument.ts'
import { COMPUTED_CALLS } from './calls.ts'

/** The OpenAPI document of everything below `/landbridge/v1`: stored things and computed ones. */
export function openApi(version: string): object {
  return openApiDocument(version, COMPUTED_CALLS)
}
