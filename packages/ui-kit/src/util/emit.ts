/** A plain event that leaves the shadow tree. Returns false when a listener prevented the default. */
export function emit(host: EventTarget, name: string, detail: unknown = null): boolean {
  return host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }))
}
