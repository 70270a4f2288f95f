/** sin(x + tail) for |x| ≤ π/4 (fdlibm's k_sin). */
export function sinNearZero(x: number, tail: number): number {
  const z = x * x
  if (z < 5e-17) return x
  const w = z * z
  const r =
    8.33333333332248946124e-3 +
    z * (-1.98412698298579493134e-4 + z * 2.75573137070700676789e-6) +
    z * w * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)
  const cube = z * x
  return x - (z * (0.5 * tail - cube * r) - tail - cube * -1.66666666666666324348e-1)
}

/** cos(x + tail) for |x| ≤ π/4 (fdlibm's k_cos). */
export function cosNearZero(x: number, tail: number): number {
  const z = x * x
  const w = z * z
  const r =
    z * (4.16666666666666019037e-2 + z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5)) +
    w * w * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11))
  const half = 0.5 * z
  const first = 1 - half
  return first + (1 - first - half + (z * r - x * tail))
}
