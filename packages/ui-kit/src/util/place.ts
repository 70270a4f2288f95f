import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js'
import { noChange } from 'lit'

/**
 * Sets CSS properties through the object model. A `style` attribute would be refused under a strict CSP,
 * and so would Lit's `styleMap`, which writes one on its first render.
 */
class Place extends Directive {
  constructor(part: PartInfo) {
    super(part)
    if (part.type !== PartType.ELEMENT) throw new Error('place() stands on an element, not in an attribute')
  }

  render(_properties: Readonly<Record<string, string>>) {
    return noChange
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]) {
    const { style } = part.element as HTMLElement
    for (const [name, value] of Object.entries(properties))
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value)
    return noChange
  }
}

export const place = directive(Place)
