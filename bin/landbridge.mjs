#!/usr/bin/env node
import { join } from 'node:path'
import { HEAP } from './heap.mjs'
import { root, run } from './run.mjs'

process.exitCode = await run([...HEAP, '--no-warnings', join(root, 'src/cli/main.ts'), ...process.argv.slice(2)])
