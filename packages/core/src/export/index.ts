import type { Exporter } from './exporter.ts'
import { javascript } from './javascript/javascript.ts'
import { json } from './json.ts'
import { mlflow } from './mlflow/mlflow.ts'
import { onnx } from './onnx/onnx.ts'
import { python } from './python/python.ts'

/** Every format by name: a new one is a file (or folder) and a line here. */
export const exporters = {
  json,
  javascript,
  python,
  onnx,
  mlflow,
} satisfies Record<string, Exporter>

export type ExportFormat = keyof typeof exporters
