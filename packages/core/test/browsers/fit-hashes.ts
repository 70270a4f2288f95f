import { openKernels } from '../../src/kernels/open-kernels.ts'
import { learners } from '../../src/learners/index.ts'
import type { Learner } from '../../src/learners/learner.ts'
import { validateParams } from '../../src/learners/validate-params.ts'
import { modelToJson } from '../../src/models/model-json.ts'
import { canonicalJson, sha256Hex } from '../../src/util/hash.ts'
import { makeTable } from '../conformance/learner-tables.ts'

const fewTrees = { nEstimators: 8 }

/** Fits every learner on every task it offers, with each kernel: of each, the hash of the model; and which kernel it was. */
export async function run(kernels: readonly ('js' | 'auto')[]): Promise<{
  readonly [kernel: string]: { readonly opened: string; readonly hashes: Readonly<Record<string, string>> }
}> {
  const found: { [kernel: string]: { opened: string; hashes: Record<string, string> } } = {}
  for (const kernel of kernels)
    found[kernel] = { opened: (await openKernels(kernel, { bytes: 1 << 16 })).name, hashes: await hashesOf(kernel) }
  return found
}

async function hashesOf(kernel: 'js' | 'auto'): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const learner of Object.values(learners) as readonly Learner[])
    for (const task of learner.tasks) {
      const { X, y, classes } = makeTable({ task, rowCount: 500, missing: 0.1 })
      const params = validateParams(learner, 'nEstimators' in learner.params ? fewTrees : {})
      const { model } = await learner.fit(X, y, params, { seed: 7, task, classes, kernel })
      hashes[`${learner.name} ${task}`] = sha256Hex(new TextEncoder().encode(canonicalJson(modelToJson(model))))
    }
  return hashes
}
