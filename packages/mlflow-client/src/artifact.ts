export interface Artifact {
  /** From the folder that was asked for. */
  readonly path: string
  readonly isFolder: boolean
  /** Null for a folder. */
  readonly byteCount: number | null
}

export interface RawArtifact {
  readonly path: string
  readonly is_dir?: boolean
  readonly file_size?: number | string
}

export function artifactFrom({ path, is_dir, file_size }: RawArtifact): Artifact {
  const isFolder = is_dir ?? false
  return { path, isFolder, byteCount: isFolder ? null : Number(file_size ?? 0) }
}
