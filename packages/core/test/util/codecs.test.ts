import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64FromBytes, bytesFromBase64 } from '../../src/util/base64.ts'
import { canonicalJson, sha256Hex } from '../../src/util/hash.ts'
import { decodeNumbers } from '../../src/util/decode-numbers.ts'
import { encodeNumbers } from '../../src/util/number-codec.ts'
import { sum } from '../../src/util/sum.ts'
import {
  decodeFloat64,
  decodeInt32,
  decodeUint32,
  decodeUint8,
  encodeFloat64,
  encodeInt32,
  encodeUint8,
} from '../../src/util/typed-array-json.ts'

const bytes = fc.uint8Array({ maxLength: 300 })

describe('sha256Hex', () => {
  it('equals the hash of node:crypto', () => {
    fc.assert(
      fc.property(bytes, (data) => void expect(sha256Hex(data)).toBe(createHash('sha256').update(data).digest('hex'))),
    )
  })
})

describe('base64', () => {
  it('equals that of Buffer, and comes back', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const text = base64FromBytes(data)
        expect(text).toBe(Buffer.from(data).toString('base64'))
        expect(bytesFromBase64(text)).toEqual(data)
      }),
    )
  })

  it.each(['a', 'ab=', '????', 'ab=c'])('refuses %s', (text) => {
    expect(bytesFromBase64(text)).toBeNull()
  })
})

describe('canonicalJson', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, null, 'x'], a: { d: true, c: 1.5 } })).toBe(
      '{"a":{"c":1.5,"d":true},"b":[1,null,"x"]}',
    )
  })
})

describe('encodeNumbers', () => {
  it('brings any numbers back, in the smallest kind that holds them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double()),
        (values) => void expect(decodeNumbers(encodeNumbers(values))).toEqual(Float64Array.from(values)),
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        (values) => void expect(decodeNumbers(encodeNumbers(values))).toEqual(Float64Array.from(values)),
      ),
    )
    expect(encodeNumbers([1, 2, 255])).toMatch(/^u8:/)
    expect(encodeNumbers([-1, 2, 300])).toMatch(/^i16:/)
    expect(encodeNumbers([0.5, -0, NaN])).toMatch(/^f64:/)
    expect(encodeNumbers([0.5, 0.25])).toMatch(/^f32:/)
    expect(encodeNumbers([3, 3, 3])).toBe('same:3:3')
  })

  it.each([undefined, 5, 'u8', 'u8:!!!!', 'f64:AAAA', 'same:-1:0', 'same:1e99:0', 'what:AAAA'])(
    'refuses %s',
    (text) => {
      expect(() => decodeNumbers(text)).toThrow(/cannot be read/)
    },
  )
})

describe('typed arrays as JSON', () => {
  it('come back, NaN canonically', () => {
    fc.assert(
      fc.property(fc.float64Array(), (values) => void expect(decodeFloat64(encodeFloat64(values))).toEqual(values)),
    )
    fc.assert(fc.property(fc.int32Array(), (values) => void expect(decodeInt32(encodeInt32(values))).toEqual(values)))
    fc.assert(fc.property(fc.uint32Array(), (values) => void expect(decodeUint32(encodeInt32(values))).toEqual(values)))
    fc.assert(fc.property(bytes, (values) => void expect(decodeUint8(encodeUint8(values))).toEqual(values)))
    const odd = new Float64Array(new BigUint64Array([0xfff8000000000123n]).buffer)
    expect(encodeFloat64(odd)).toBe(encodeFloat64(Float64Array.of(NaN)))
    expect(() => decodeFloat64('AAAA')).toThrow(/8-byte/)
  })
})

describe('sum', () => {
  it('keeps what a plain loop loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2)
    expect(sum([])).toBe(0)
    expect(sum([Infinity, 1])).toBe(Infinity)
  })
})
