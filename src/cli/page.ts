import type { ServeOptions } from './serve.ts'
import type { Service } from './service.ts'

export async function pageOf(_service: Service, url: string, _options: ServeOptions): Promise<string> {
  return `<!doctype html><title>Landbridge</title><h1>Landbridge</h1><p>${url}</p>`
}
