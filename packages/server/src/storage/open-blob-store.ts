import type { BlobStore, BlobStoreOptions } from './blob-store.ts'
import { localBlobStore } from './local-blob-store.ts'

export function openBlobStore(options: BlobStoreOptions): BlobStore {
  return localBlobStore(options.folder)
}
