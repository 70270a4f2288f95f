import type { Command } from '../command.ts'
import { clean } from './clean.ts'
import { distil } from './distil.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain.ts'
import { exportCommand } from './export.ts'
import { fit } from './fit.ts'
import { learningCurve } from './learning-curve.ts'
import { load } from './load.ts'
import { predict } from './predict.ts'
import { profile } from './profile.ts'
import { serve } from './serve.ts'
import { suggest } from './suggest.ts'
import { verify } from './verify.ts'

/** Every subcommand by name, in the order that data flows. */
export const commands = {
  load,
  profile,
  suggest,
  clean,
  fit,
  evaluate,
  explain,
  'learning-curve': learningCurve,
  distil,
  predict,
  export: exportCommand,
  verify,
  serve,
} satisfies Record<string, Command>
