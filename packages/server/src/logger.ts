import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'

export type { Logger }

/** JSON lines without secrets and without cell values: bodies, queries and cookies are never handed to it. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: 'csvanalyzer' },
    redact: {
      paths: [
        '*.password',
        '*.key',
        '*.token',
        '*.secret',
        '*.cookie',
        '*.authorization',
        'password',
        'key',
        'token',
        'secret',
        'cookie',
        'authorization',
        'err.details',
        'err.params',
        'err.query',
        'err.cause.details',
        'err.cause.params',
      ],
      censor: '[removed]',
    },
  }
  return destination ? pino(options, destination) : pino(options)
}
