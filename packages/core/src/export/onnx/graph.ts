import { Message } from './protobuf.ts'
import { elementTypes, tensor, type ElementType } from './tensor.ts'

/** The name of a value in the graph. */
export type Value = string & { readonly value?: never }
export type Attribute = number | string | readonly number[] | readonly string[] | Message

/** An ONNX graph being built: each call adds a node and returns the value it makes. Equal constants are stored once. */
export class Graph {
  readonly #nodes: Message[] = []
  readonly #constants = new Map<string, Message>()
  readonly #inputs: Message[] = []
  readonly #outputs: Message[] = []
  #count = 0

  /** A vector of N values under a name of its own. */
  input(name: string, type: ElementType): Value {
    this.#inputs.push(vectorInfo(name, type))
    return name
  }

  output(name: string, type: ElementType, value: Value): void {
    this.#nodes.push(node('Identity', [value], [name], {}, ''))
    this.#outputs.push(vectorInfo(name, type))
  }

  node(
    operator: string,
    inputs: readonly Value[],
    attributes: { readonly [name: string]: Attribute } = {},
    domain = '',
  ): Value {
    return this.nodeOf(1, operator, inputs, attributes, domain)[0]
  }

  /** A node that makes several values. */
  nodeOf(
    outputs: number,
    operator: string,
    inputs: readonly Value[],
    attributes: { readonly [name: string]: Attribute } = {},
    domain = '',
  ): readonly Value[] {
    const names = Array.from({ length: outputs }, () => `v${this.#count++}`)
    this.#nodes.push(node(operator, inputs, names, attributes, domain))
    return names
  }

  constant(type: ElementType, values: readonly string[] | ArrayLike<number>, dims: readonly number[]): Value {
    const key = `${type} ${dims.join('×')} ${Array.from(values as ArrayLike<unknown>, (value) => (Object.is(value, -0) ? '-0' : JSON.stringify(String(value)))).join()}`
    const name = this.#constants.has(key) ? [...this.#constants.keys()].indexOf(key) : this.#constants.size
    if (!this.#constants.has(key)) this.#constants.set(key, tensor(type, values, dims, `k${name}`))
    return `k${name}`
  }

  number(value: number): Value {
    return this.constant('double', [value], [])
  }

  finish(name: string, description: string): Message {
    const graph = new Message()
    for (const message of this.#nodes) graph.message(1, message)
    graph.text(2, name)
    for (const message of this.#constants.values()) graph.message(5, message)
    graph.text(10, description)
    for (const message of this.#inputs) graph.message(11, message)
    for (const message of this.#outputs) graph.message(12, message)
    return graph
  }
}

function vectorInfo(name: string, type: ElementType): Message {
  const shape = new Message().message(1, new Message().text(2, 'N'))
  const tensorType = new Message().integer(1, elementTypes[type]).message(2, shape)
  return new Message().text(1, name).message(2, new Message().message(1, tensorType))
}

function node(
  operator: string,
  inputs: readonly Value[],
  outputs: readonly Value[],
  attributes: { readonly [name: string]: Attribute },
  domain: string,
): Message {
  const message = new Message()
  for (const input of inputs) message.text(1, input)
  for (const output of outputs) message.text(2, output)
  message.text(3, `${operator} ${outputs[0]}`).text(4, operator)
  for (const [name, value] of Object.entries(attributes)) message.message(5, attribute(name, value))
  return message.text(7, domain)
}

function attribute(name: string, value: Attribute): Message {
  const message = new Message().text(1, name)
  if (typeof value === 'number') return message.integer(3, value).integer(20, 2)
  if (typeof value === 'string') return message.text(4, value).integer(20, 3)
  if (value instanceof Message) return message.message(5, value).integer(20, 4)
  if (typeof value[0] === 'string') {
    for (const text of value as readonly string[]) message.text(9, text)
    return message.integer(20, 8)
  }
  return message.integers(8, value as readonly number[]).integer(20, 7)
}
