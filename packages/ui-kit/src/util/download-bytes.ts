/** Hands a file to the reader. The address is released after the click has been taken. */
export function downloadBytes({
  bytes,
  mediaType,
  fileName,
}: {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
}): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
