import type { FittedPipeline, InputColumn } from '../../fitted/fitted-pipeline.ts'
import { hashPipeline, toJson } from '../../fitted/to-json.ts'
import type { Exporter } from '../exporter.ts'
import { onnx, onnxInputType, onnxOutputs } from '../onnx/onnx.ts'
import { loader } from './loader.ts'
import { zip, type Files } from './zip.ts'

const python = '3.11.7'
const requirements = ['mlflow', 'onnx', 'onnxruntime', 'numpy', 'pandas']

/** An MLflow model directory of the ONNX flavour, as a ZIP archive; `files` gives the directory itself. */
export const mlflow: Required<Exporter<Uint8Array>> = {
  name: 'mlflow',
  title: 'MLflow model (ZIP of its directory)',
  mediaType: 'application/zip',
  extension: 'zip',
  export: async (pipeline) => zip(await mlflowFiles(pipeline)),
  files: mlflowFiles,
}

/** The files of a directory that `mlflow.pyfunc.load_model` reads as it is; our own artefact lies beside the graph. */
export async function mlflowFiles(pipeline: FittedPipeline): Promise<Files> {
  const example = exampleRow(pipeline)
  const texts: { readonly [path: string]: string } = {
    MLmodel: modelFile(pipeline),
    'conda.yaml': condaFile(),
    'python_env.yaml': `python: ${python}\nbuild_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\n`,
    'requirements.txt': `${requirements.join('\n')}\n`,
    'input_example.json': JSON.stringify(example),
    'serving_input_example.json': JSON.stringify({ dataframe_split: example }),
    'pipeline.json': toJson(pipeline),
    'code/csvanalyzer_model.py': loader,
  }
  const encoded = Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  return Object.fromEntries([...encoded, ['model.onnx', await onnx.export(pipeline)]])
}

function modelFile(pipeline: FittedPipeline): string {
  const hash = hashPipeline(pipeline)
  return `flavors:
  onnx:
    data: model.onnx
    onnx_version: 1.17.0
    providers:
    - CPUExecutionProvider
  python_function:
    code: code
    data: model.onnx
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: csvanalyzer_model
    python_version: ${python}
metadata:
  csvanalyzer_library: ${JSON.stringify(pipeline.library)}
  csvanalyzer_pipeline: ${hash}
  target: ${JSON.stringify(pipeline.target)}
mlflow_version: 3.6.0
model_uuid: ${hash.slice(0, 32)}
saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
  serving_input_path: serving_input_example.json
  type: dataframe
signature:
  inputs: ${quoted(pipeline.inputs.map((input) => ({ type: columnType(input), name: input.name, required: true })))}
  outputs: ${quoted(onnxOutputs(pipeline).map(({ name, type }) => ({ type, name, required: true })))}
  params: null
`
}

/** JSON inside a YAML string; YAML reads the JSON form of a string as it stands. */
function quoted(value: unknown): string {
  return JSON.stringify(JSON.stringify(value))
}

function columnType(input: InputColumn): 'long' | 'double' | 'string' {
  const type = onnxInputType(input)
  return type === 'int64' ? 'long' : type
}

function condaFile(): string {
  return `channels:\n- conda-forge\ndependencies:\n- python=${python}\n- pip\n- pip:\n${requirements.map((name) => `  - ${JSON.stringify(name)}`).join('\n')}\nname: mlflow-env\n`
}

/** One row of usual values, column-wise as pandas' `split` orientation. */
function exampleRow({ inputs }: FittedPipeline): {
  readonly columns: readonly string[]
  readonly data: readonly (readonly (string | number | null)[])[]
} {
  return { columns: inputs.map(({ name }) => name), data: [inputs.map(({ usual }) => usual)] }
}
