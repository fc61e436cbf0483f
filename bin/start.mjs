#!/usr/bin/env node
import { join } from 'node:path'
import { root, run } from './run.mjs'

process.exitCode = await run(['--no-warnings', join(root, 'src/cli/start.ts'), ...process.argv.slice(2)])
