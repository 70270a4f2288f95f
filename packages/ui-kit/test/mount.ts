import axe from 'axe-core'
import { expect } from 'vitest'
import type { LitElement } from 'lit'

/** Puts an element with its values on an empty page, waits until it is drawn. */
export async function mount<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  values: Partial<HTMLElementTagNameMap[T]> = {},
  width = 1200,
): Promise<HTMLElementTagNameMap[T] & LitElement> {
  document.body.replaceChildren()
  const main = document.createElement('main')
  main.style.width = `${width}px`
  const element = document.createElement(tag) as HTMLElementTagNameMap[T] & LitElement
  Object.assign(element, values)
  main.append(element)
  document.body.append(main)
  await settled(element)
  return element
}

/** Lets updates, size observers and one more frame pass. */
export async function settled(element: LitElement): Promise<void> {
  await element.updateComplete
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
  await element.updateComplete
}

/** The text a reader sees, through shadow roots, spaces collapsed. */
export function textOf(node: Node): string {
  const parts: string[] = []
  const walk = (at: Node) => {
    if (at instanceof HTMLStyleElement) return
    if (at.nodeType === Node.TEXT_NODE) parts.push(at.textContent ?? '')
    const root = at instanceof Element ? at.shadowRoot : null
    for (const child of root?.childNodes ?? []) walk(child)
    for (const child of at.childNodes) walk(child)
  }
  walk(node)
  return parts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
    .trim()
}

/** Every element matching, through shadow roots. */
export function findAll<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  const found: T[] = [...root.querySelectorAll<T>(selector)]
  for (const element of root.querySelectorAll('*'))
    if (element.shadowRoot) found.push(...findAll<T>(element.shadowRoot, selector))
  return found
}

export function find<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const [first] = findAll<T>(element.shadowRoot ?? element, selector)
  if (!first) throw new Error(`nothing matches ${selector}`)
  return first
}

/** The button or link with this text. */
export function button(element: Element, text: string): HTMLButtonElement {
  const match = findAll<HTMLButtonElement>(element.shadowRoot ?? element, 'button').find(
    (other) => textOf(other).includes(text) || other.getAttribute('aria-label') === text,
  )
  if (!match) throw new Error(`no button says ${text}`)
  return match
}

export function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }))
}

/** The details of events of one name, as they come. */
export function recorded<D>(element: EventTarget, name: string): D[] {
  const details: D[] = []
  element.addEventListener(name, (event) => details.push((event as CustomEvent<D>).detail))
  return details
}

/** No accessibility violation, in light and in dark. */
export async function expectAccessible(element: Element): Promise<void> {
  for (const theme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = theme
    document.documentElement.style.background = theme === 'light' ? '#f6f9f8' : '#0e151a'
    document.documentElement.lang = 'en'
    await transitionsEnded()
    const { violations } = await axe.run(element, {
      rules: {
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'heading-order': { enabled: false },
      },
    })
    expect(
      violations.map(
        ({ id, nodes }) =>
          `${theme} ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('\n')}`,
      ),
    ).toEqual([])
  }
  document.documentElement.style.colorScheme = ''
}

/** Colours that are still on their way would be measured half-way. */
async function transitionsEnded(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const moving = findAll(document, '*')
    .flatMap((element) => element.getAnimations())
    .filter((animation) => animation instanceof CSSTransition)
  await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)))
}

/** Nothing sticks out of a page that is 360 px wide; what scrolls on purpose may be wider inside. */
export function expectNoOverflow(element: Element): void {
  const limit = element.getBoundingClientRect().right + 1
  const wide = findAll(element.shadowRoot ?? element, '*').filter(
    (other) =>
      other.getBoundingClientRect().width > 0 && other.getBoundingClientRect().right > limit && !clipped(other, limit),
  )
  expect(
    wide.map((other) => `${other.localName}.${other.getAttribute('class') ?? ''} "${textOf(other).slice(0, 30)}"`),
  ).toEqual([])
}

function clipped(element: Element, limit: number): boolean {
  let at: Element | null = element
  while (at) {
    const { overflowX, position, clipPath } = getComputedStyle(at)
    if (
      (overflowX !== 'visible' && at.getBoundingClientRect().right <= limit) ||
      clipPath !== 'none' ||
      (position === 'absolute' && at.classList.contains('sr'))
    )
      return true
    at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null
  }
  return false
}
