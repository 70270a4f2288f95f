import type { Exporter } from './exporter.ts'
import { javascript } from './javascript/javascript.ts'
import { json } from './json.ts'
import { lightgbm } from './lightgbm/lightgbm.ts'
import { mlflow } from './mlflow/mlflow.ts'
import { onnx } from './onnx/onnx.ts'
import { python } from './python/python.ts'
import { sql } from './sql/sql.ts'

/** Every format by name: a new one is a file (or folder) and a line here. */
export const exporters = {
  json,
  javascript,
  python,
  sql,
  onnx,
  mlflow,
  lightgbm,
} satisfies Record<string, Exporter>

export type ExportFormat = keyof typeof exporters
