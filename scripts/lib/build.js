import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.js'
import { run } from './run.js'

/** In build order: a package follows the ones it depends on. `made` is a file that a finished build leaves behind. */
const packages = [
  { name: 'core', dependsOn: [], made: 'dist/index.js' },
  { name: 'mlflow-client', dependsOn: ['core'], made: 'dist/index.js' },
  { name: 'ui-kit', dependsOn: ['core'], made: 'dist/index.js' },
  { name: 'server', dependsOn: ['core', 'mlflow-client', 'ui-kit'], made: 'dist/node.js' },
]
const shared = ['tsconfig.base.json', 'package-lock.json']
const stamps = join(root, '.cache', 'build')

/** Builds the packages whose sources, or whose dependencies, differ from those of the last build. */
export async function buildIfStale({ force = false } = {}) {
  const hashes = {}
  const built = []
  for (const { name, dependsOn, made } of packages) {
    hashes[name] = contentHash(
      name,
      dependsOn.map((other) => hashes[other]),
    )
    if (!force && existsSync(join(root, 'packages', name, made)) && readStamp(name) === hashes[name]) continue
    await build(name)
    writeStamp(name, hashes[name])
    built.push(name)
  }
  return built
}

async function build(name) {
  console.log(`Building packages/${name} …`)
  rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
  const { code, output } = await run('tsup', ['--silent'], { cwd: join(root, 'packages', name), quiet: true })
  if (code !== 0) throw new Error(`building packages/${name} failed\n${output}`)
}

function contentHash(name, dependencies) {
  const hash = createHash('sha256')
  for (const dependency of dependencies) hash.update(dependency)
  for (const file of [...shared, ...sourcesOf(name)]) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function sourcesOf(name) {
  const own = ['package.json', 'tsconfig.json', 'tsup.config.ts'].map((file) => `packages/${name}/${file}`)
  const folders = ['src', 'app', 'scripts']
    .map((folder) => `packages/${name}/${folder}`)
    .concat(name === 'ui-kit' ? 'examples/data' : [])
    .filter((folder) => existsSync(join(root, folder)))
  return [...own, ...folders.flatMap(filesUnder)]
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}

const stampOf = (name) => join(stamps, name)
const readStamp = (name) => (existsSync(stampOf(name)) ? readFileSync(stampOf(name), 'utf8') : '')

function writeStamp(name, hash) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stampOf(name), hash)
}
