import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMlflow } from '../../../mlflow-client/test/mlflow-server.ts'
import { deployFile, deployFolder } from './deploy-files.ts'
import { freePort } from './free-port.ts'
import { startPostgres } from './postgres.ts'
import { startProcess } from './process.ts'
import { temporaryFolder } from './server.ts'

export interface Stack {
  /** Of nginx: what people use. */
  readonly url: string
  readonly apiUrl: string
  readonly prometheusUrl: string
  readonly trackingUri: string
  readonly databaseUrl: string
  accessLog(): string
}

/** The services of compose.yaml as processes of this machine, each by its own configuration; only addresses and paths differ. */
export async function startStack(python: string, afterwards: (clean: () => unknown) => void): Promise<Stack> {
  const folder = await temporaryFolder(afterwards)
  const postgres = await startPostgres()
  afterwards(() => postgres.stop())
  const mlflow = await startMlflow(python)
  afterwards(() => mlflow.stop())
  const [port, prometheusPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const shared = {
    CSVA_DATA_DIR: join(folder, 'data'),
    DATABASE_URL: postgres.url,
    CSVA_SECRET: 'a secret of this test, and of no other place',
    CSVA_BASE_URL: url,
    MLFLOW_TRACKING_URI: mlflow.trackingUri,
    CSVA_TRUSTED_PROXIES: '1',
    CSVA_ADMIN_EMAIL: 'operator@example.org',
    CSVA_ADMIN_PASSWORD: 'correct horse battery',
  }
  const api = await startProcess({ ...shared, CSVA_ROLE: 'api' }, afterwards)
  const worker = await startProcess({ ...shared, CSVA_ROLE: 'worker' }, afterwards)

  const log = join(folder, 'access.log')
  start('nginx', ['-e', 'stderr', '-g', 'daemon off;', '-c', write(folder, 'nginx.conf', nginxConfig())], afterwards)
  function nginxConfig(): string {
    return deployFile('nginx/nginx.conf')
      .replaceAll('/tmp/', `${folder}/`)
      .replace('/dev/stdout', log)
      .replace('listen 8080', `listen 127.0.0.1:${port}`)
      .replace('http://app:3000', api.url)
  }

  const prometheus = join(folder, 'prometheus')
  mkdirSync(prometheus)
  cpSync(join(deployFolder, 'prometheus', 'rules'), join(prometheus, 'rules'), { recursive: true })
  const addresses: { readonly [name: string]: string } = { app: api.url, worker: worker.url }
  const config = deployFile('prometheus/prometheus.yml')
    .replaceAll('15s', '1s')
    .replaceAll(/dns_sd_configs:\n\s+- names: \[(\w+)\](\n\s{8,}\w+: .*)+/g, (_, name: string) => {
      return `static_configs: [{ targets: ['${new URL(addresses[name]).host}'] }]`
    })
    .replace('localhost:9090', `127.0.0.1:${prometheusPort}`)
  start(
    'prometheus',
    [
      `--config.file=${write(prometheus, 'prometheus.yml', config)}`,
      `--storage.tsdb.path=${join(folder, 'metrics')}`,
      `--web.listen-address=127.0.0.1:${prometheusPort}`,
    ],
    afterwards,
  )
  return {
    url,
    apiUrl: api.url,
    prometheusUrl: `http://127.0.0.1:${prometheusPort}`,
    trackingUri: mlflow.trackingUri,
    databaseUrl: postgres.url,
    accessLog: () => readFileSync(log, 'utf8'),
  }
}

function write(folder: string, name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

function start(program: string, args: readonly string[], afterwards: (clean: () => unknown) => void): void {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
  const child = spawn(program, args, { env, stdio: 'ignore' })
  afterwards(() => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    return ended
  })
}
