/** Each segment by itself, so that slashes stay and everything else is a name. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
