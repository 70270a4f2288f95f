import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import {
  dashboard,
  deployFile,
  deployFolder,
  isInstalled,
  panelExpressions,
  repository,
  say,
} from './support/deploy-files.ts'
import { sendJson, serverForAll } from './support/server.ts'

interface Service {
  readonly image?: string
  readonly build?: string | { readonly context: string; readonly dockerfile: string }
  readonly environment?: { readonly [name: string]: string | number }
  readonly volumes?: readonly string[]
  readonly ports?: readonly string[]
  readonly healthcheck?: object
}
interface Compose {
  readonly services: { readonly [name: string]: Service }
  readonly volumes: { readonly [name: string]: null }
}

const compose = parse(deployFile('compose.yaml'), { merge: true }) as Compose
const services = Object.entries(compose.services)
const composeCommand = [['docker', 'compose'], ['docker-compose']].find(([program, ...args]) =>
  isInstalled(program, ...args, 'version'),
)
const buildOf = ({ build }: Service) =>
  build === undefined
    ? null
    : typeof build === 'string'
      ? join(build, 'Dockerfile')
      : join(build.context, build.dockerfile)

describe('compose.yaml', () => {
  test.skipIf(!composeCommand)('is what Compose understands, and nothing starts without its secrets', () => {
    const [program, ...args] = composeCommand!
    const folder = mkdtempSync(join(tmpdir(), 'csva-compose-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const filled = deployFile('.env.example').replaceAll(/^(\w+)=$/gm, '$1=filled-in')
    writeFileSync(join(folder, 'filled'), filled)
    writeFileSync(join(folder, 'empty'), '')
    const config = (file: string) =>
      say(program, [...args, '--env-file', join(folder, file), '-f', join(deployFolder, 'compose.yaml'), 'config'])
    expect(Object.keys((parse(config('filled')) as Compose).services).sort()).toEqual(
      services.map(([name]) => name).sort(),
    )
    // Some wrappers of Compose end well whatever happens; then nothing is printed.
    let printed = ''
    try {
      printed = config('empty')
    } catch (error) {
      expect(String(error)).toContain('see .env.example')
    }
    expect(printed).toBe('')
  })

  test('is the whole stack', () =>
    expect(Object.keys(compose.services).sort()).toEqual(
      ['nginx', 'app', 'worker', 'postgres', 'mlflow', 'prometheus', 'grafana'].sort(),
    ))

  test.each(services)('%s has a health check and an image of a fixed version', (_, service) => {
    const dockerfile = buildOf(service)
    if (dockerfile === null) expect(service.image).toMatch(/:v?\d+[\w.-]*$/)
    const own = dockerfile === null ? '' : deployFile(dockerfile)
    expect(service.healthcheck !== undefined || own.includes('HEALTHCHECK')).toBe(true)
  })

  test.each(services)('%s mounts what is there', (_, { volumes = [] }) => {
    for (const source of volumes.map((volume) => volume.split(':')[0])) {
      if (source.startsWith('.')) expect([source, existsSync(join(deployFolder, source))]).toEqual([source, true])
      else expect(Object.keys(compose.volumes)).toContain(source)
    }
  })

  test('opens nginx to others, and what is for operators to this host alone', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port] as const))
    expect(open.filter(([, port]) => !port.startsWith('127.0.0.1:')).map(([name]) => name)).toEqual(['nginx'])
  })

  test('holds no secret: each is asked for, and the example leaves it empty', () => {
    const example = deployFile('.env.example')
    const asked = [...new Set(Array.from(deployFile('compose.yaml').matchAll(/\$\{(\w+)/g), ([, name]) => name))]
    for (const name of asked) expect(example).toMatch(new RegExp(`^${name}=`, 'm'))
    for (const name of asked.filter((each) => /SECRET|PASSWORD/.test(each))) {
      expect(example).toMatch(new RegExp(`^${name}=$`, 'm'))
      expect(deployFile('compose.yaml').replaceAll(`\${${name}:?`, '')).not.toContain(`\${${name}`)
    }
  })

  test('tells the server only what it understands', () => {
    const documented = [...say('cat', [`${repository}docs/server.md`]).matchAll(/`(\w+)`/g)].map(([, name]) => name)
    const { app, worker } = compose.services
    for (const name of Object.keys({ ...app.environment, ...worker.environment })) expect(documented).toContain(name)
  })
})

describe('the image of the server', () => {
  const lines = deployFile('Dockerfile').replaceAll('\\\n', ' ').split('\n')

  test('copies what is there, every manifest of a workspace among it', () => {
    const copied = lines
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
    for (const path of copied) expect([path, existsSync(join(repository, path))]).toEqual([path, true])
    const manifests = readdirSync(join(repository, 'packages')).map((name) => `packages/${name}/package.json`)
    expect(copied).toEqual(expect.arrayContaining([...manifests, 'examples/package.json', 'package-lock.json']))
  })

  test('runs on the newest even Node, as nobody in particular', () => {
    expect(
      lines.filter((line) => line.startsWith('FROM node')).every((line) => line.includes('node:24-bookworm-slim')),
    ).toBe(true)
    expect(lines.filter((line) => line.startsWith('USER')).at(-1)).toBe('USER 10001')
  })

  test('of MLflow is the version that the tests run against', () => {
    const [pin] = /^mlflow==.*$/m.exec(say('cat', [`${repository}scripts/python-peers.txt`]))!
    expect(deployFile('mlflow/Dockerfile')).toContain(`install --no-cache-dir ${pin} `)
  })
})

/** As it stands but for where it writes. */
const nginxConfig = (folder: string) =>
  deployFile('nginx/nginx.conf').replaceAll('/tmp/', `${folder}/`).replace('/dev/stdout', `${folder}/access.log`)

describe('nginx', () => {
  test.skipIf(!isInstalled('nginx', '-v'))('reads its configuration', () => {
    const folder = mkdtempSync(join(tmpdir(), 'csva-nginx-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'nginx.conf'), nginxConfig(folder))
    say('nginx', ['-t', '-e', 'stderr', '-c', join(folder, 'nginx.conf')])
  })
})

describe.skipIf(!isInstalled('promtool', '--version'))('Prometheus', () => {
  const file = (name: string) => join(deployFolder, 'prometheus', name)
  const server = serverForAll()

  test('reads its configuration', () => say('promtool', ['check', 'config', file('prometheus.yml')]))
  test('reads the rules', () => say('promtool', ['check', 'rules', file('rules/csvanalyzer.yml')]))
  test('raises each alert when it should and only then', () => {
    say('promtool', ['test', 'rules', file('tests/csvanalyzer.yml')])
    const alerts = [...deployFile('prometheus/rules/csvanalyzer.yml').matchAll(/alert: (\w+)/g)].map(([, name]) => name)
    for (const alert of alerts) {
      const tests = deployFile('prometheus/tests/csvanalyzer.yml')
      expect(tests).toMatch(new RegExp(`alertname: ${alert}, exp_alerts: \\[\\]`))
      expect(tests).toMatch(new RegExp(`alertname: ${alert}\\n\\s+exp_alerts:\\n`))
    }
  })
  test('finds nothing to blame in what the server tells', async () => {
    await sendJson(server, 'GET', '/healthz')
    const told = await (await server.request('/metrics')).text()
    // Those of Node have the names that every Node service gives them.
    const own = told.split('\n').filter((line) => line.includes('csvanalyzer_'))
    expect(own.length).toBeGreaterThan(20)
    say('promtool', ['check', 'metrics'], `${own.join('\n')}\n`)
  })
})

describe('the dashboard', () => {
  const server = serverForAll()
  const { uid, id, panels, templating } = dashboard()

  test('has a name that stays, panels that do not overlap, and asks for its data source', () => {
    expect([uid, id]).toEqual(['csvanalyzer', undefined])
    expect(new Set(panels.map((panel) => panel.id)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)} ${y + Math.floor(i / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBeLessThanOrEqual(24)
    expect(templating.list).toContainEqual(expect.objectContaining({ name: 'datasource', type: 'datasource' }))
    for (const { targets = [] } of panels)
      for (const { datasource } of targets) expect(datasource.uid).toBe('${datasource}')
  })

  test('and the rules ask for figures that the server tells', async () => {
    const told = await (await server.request('/metrics')).text()
    const names = new Set([...told.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name))
    const asked = [
      ...panelExpressions().map(([, expression]) => expression),
      deployFile('prometheus/rules/csvanalyzer.yml'),
    ]
      .flatMap((text) => text.match(/\b(csvanalyzer|nodejs|process)_\w+/g) ?? [])
      .map((name) => name.replace(/_(bucket|sum|count)$/, ''))
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter((name) => !names.has(name))).toEqual([])
  })

  test('is where its provider looks, and its data source is the Prometheus of the stack', () => {
    const provider = parse(deployFile('grafana/provisioning/dashboards/csvanalyzer.yaml'))
    const mounted = compose.services.grafana.volumes!.find((volume) => volume.startsWith('./grafana/dashboards:'))
    expect(mounted).toContain(`:${provider.providers[0].options.path}:`)
    const [source] = parse(deployFile('grafana/provisioning/datasources/prometheus.yaml')).datasources
    expect([source.type, source.url]).toEqual(['prometheus', 'http://prometheus:9090'])
    expect(Object.keys(compose.services)).toContain('prometheus')
  })
})
