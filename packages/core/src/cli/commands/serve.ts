import { basename } from 'node:path'
import { createScoring, type ServedModel } from '../../node.ts'
import type { Command } from '../command.ts'
import { listenHttp } from '../listen-http.ts'
import { readModel } from '../read-model.ts'
import { UsageError } from '../usage-error.ts'

const defaultPort = 8080

/** Models over HTTP until the command is stopped. */
export const serve: Command = {
  name: 'serve',
  usage: 'serve MODEL… [--port P] [--host H]',
  doc: 'MLflow scoring and Open Inference Protocol v2 over HTTP. The first model answers /invocations; a model is named after its file.',
  files: [1, Infinity],
  options: {
    port: { kind: 'number', placeholder: 'P', doc: `The port; ${defaultPort} if not given, 0 for any free one.` },
    host: { kind: 'text', placeholder: 'H', doc: 'The address to listen on; 127.0.0.1 if not given.' },
  },
  async run({ files, options, io }) {
    const port = Number(options.port ?? defaultPort)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port ${port}: choose 0 to 65535`)
    const models: ServedModel[] = []
    for (const file of files) models.push({ name: modelName(file), pipeline: await readModel(io, file) })
    const server = await listenHttp(createScoring(models), { port, host: String(options.host ?? '127.0.0.1') })
    const names = models.map(({ name }) => name).join(', ')
    await io.writeStdout(`${server.url} serves ${names}: POST /invocations, GET /v2/models/${models[0].name}\n`)
    if (!io.signal.aborted) await new Promise((resolve) => io.signal.addEventListener('abort', resolve, { once: true }))
    await server.close()
  },
}

function modelName(file: string): string {
  return file === '-' ? 'model' : basename(file).replace(/\.json$/, '')
}
