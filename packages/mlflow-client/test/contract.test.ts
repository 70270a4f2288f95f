import { afterAll, beforeAll, describe } from 'vitest'
import type { Mlflow } from '../src/index.ts'
import { endpointsContract } from './endpoints-contract.ts'
import { logRunContract } from './log-run-contract.ts'
import { startMlflow, type MlflowServer } from './mlflow-server.ts'
import { python } from './python.ts'

describe.skipIf(python === null)('against a real MLflow server', () => {
  let server: MlflowServer
  const mlflow: Mlflow = {
    get trackingUri() {
      return server.trackingUri
    },
  }

  beforeAll(async () => {
    server = await startMlflow(python!)
  }, 240_000)
  afterAll(() => server?.stop())

  describe('the calls', () => endpointsContract(mlflow))
  describe('a training', () => logRunContract(mlflow))
})
