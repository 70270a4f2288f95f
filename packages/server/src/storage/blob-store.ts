import type { Readable } from 'node:stream'

export interface BlobStat {
  readonly byteCount: number
}

/** Files by key: rows and models live here. Keys are `folder/folder/name` of letters, digits, `-`, `_` and `.`. */
export interface BlobStore {
  /** Writes all or nothing: nobody ever reads half a blob. Replaces what was there. */
  put(key: string, content: Readable | Uint8Array | string): Promise<BlobStat>
  /** @throws CsvAnalyzerError `blob-not-found` */
  get(key: string): Promise<Readable>
  read(key: string): Promise<Buffer>
  /** Null where there is none. */
  stat(key: string): Promise<BlobStat | null>
  /** Everything whose key begins so; nothing there is no error. */
  deleteAll(prefix: string): Promise<void>
  /** Renames at once, replacing what was there. @throws CsvAnalyzerError `blob-not-found` */
  move(from: string, to: string): Promise<void>
  /** Fails when blobs cannot be written. */
  ping(): Promise<void>
}

/** Plain enough to be sent to a thread, which opens the store for itself. */
export interface BlobStoreOptions {
  readonly kind: 'local'
  readonly folder: string
}
