import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startMlflow, type MlflowServer } from '../../packages/mlflow-client/test/mlflow-server.ts'
import { findPython } from '../../scripts/find-python.js'

const examples = fileURLToPath(new URL('..', import.meta.url))
const penguins = join(examples, 'data/penguins.csv')
const python = findPython()
const run = promisify(execFile)

describe.skipIf(python === null)('mlflow', () => {
  let server: MlflowServer
  const env = () => ({ ...process.env, MLFLOW_TRACKING_URI: server.trackingUri })

  beforeAll(async () => {
    server = await startMlflow(python!)
  }, 240_000)
  afterAll(() => server?.stop())

  test('a training is logged, and Python asks the champion', { timeout: 240_000 }, async () => {
    const { stdout: logged } = await run('node', [join(examples, 'mlflow/index.js')], { env: env() })
    for (const line of readFileSync(join(examples, 'mlflow/expected.txt'), 'utf8').split('\n')) {
      expect(logged).toContain(line)
    }
    const { stdout } = await run(python!, ['-W', 'ignore', join(examples, 'mlflow/score.py'), penguins], { env: env() })
    const [head, ...answers] = stdout.trim().split('\n')
    expect(head).toBe('label,probability_Adelie,probability_Chinstrap,probability_Gentoo')
    const species = readFileSync(penguins, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    const right = answers.filter((answer, row) => answer.split(',')[0] === species[row]).length
    expect(right / species.length).toBeGreaterThan(0.97)
  })
})
