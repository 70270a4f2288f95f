import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../../../', import.meta.url))
export const deployFolder = fileURLToPath(new URL('../../deploy/', import.meta.url))

export const deployFile = (name: string): string => readFileSync(`${deployFolder}${name}`, 'utf8')

/** Debian keeps some programs where only root looks. */
const environment = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` }

/** Whether a program is here and answers. */
export function isInstalled(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { env: environment, stdio: 'ignore' }).status === 0
}

/** What a program says; fails with that where it ends badly. */
export function say(program: string, args: readonly string[], input?: string): string {
  try {
    return execFileSync(program, args, { env: environment, encoding: 'utf8', input, stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string }
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error })
  }
}

interface Panel {
  readonly id: number
  readonly title: string
  readonly type: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly datasource?: { readonly uid: string }
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[]
}

export interface Dashboard {
  readonly uid: string
  readonly id?: number
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] }
}

export const dashboard = (): Dashboard => JSON.parse(deployFile('grafana/dashboards/csvanalyzer.json')) as Dashboard

export const panelExpressions = (): readonly (readonly [title: string, expression: string])[] =>
  dashboard().panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const))
