/** Python functions that a printed plan may need, by name: what pandas itself reads otherwise than prediction does. */
export const helpers = {
  trim: String.raw`
SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
`,
  texts: String.raw`
def texts(column, change):
    """Each text changed; what is missing stays so, and what becomes empty is missing."""
    return column.map(lambda text: None if pd.isna(text) else change(text) or None).astype("str")
`,
  repair_encoding: String.raw`
def repair_encoding(text):
    """UTF-8 that was read as Windows-1252, read again."""
    try:
        high = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(128, 160)}
        return bytes(high.get(one, ord(one)) for one in text).decode("utf-8")
    except ValueError:
        return text
`,
  read_number: String.raw`
def cut(text, part):
    if part and text.endswith(part):
        return text[: -len(part)].strip(SPACE)
    if part and text.startswith(part):
        return text[len(part) :].strip(SPACE)
    if part and text[:1] in ("-", "+", "\u2212") and text.startswith(part, 1):
        return text[0] + text[1 + len(part) :].strip(SPACE)
    return text


def read_number(text, decimal=".", thousands="", strip=(), units=(), scale=1.0, missing=()):
    """A number written in one format; NaN where the whole text is none."""
    text = text.strip(SPACE)
    if text == "" or text in missing:
        return np.nan
    sign = -1.0 if text.startswith("(") and text.endswith(")") else 1.0
    text = text[1:-1].strip(SPACE) if sign < 0 else text
    for part in strip:
        text = cut(text, part)
    for unit, factor in units:
        if cut(text, unit) != text:
            text, scale = cut(text, unit), scale * factor
            break
    text = "-" + text[1:] if text.startswith("\u2212") else text
    if thousands:
        group = "[ \u00a0\u2009\u202f]" if thousands == " " else re.escape(thousands)
        whole = re.match("[+-]?[0-9]{1,3}(?:" + group + "[0-9]{3})+(?=$|[" + decimal + "eE])", text)
        if whole:
            text = re.sub(group, "", whole[0]) + text[whole.end() :]
    if decimal == ",":
        if "." in text:
            return np.nan
        text = text.replace(",", ".", 1)
    if re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?|[+-]?(?:inf|Inf|Infinity)", text):
        return sign * (float(text) if scale == 1.0 else float(text) * scale)
    return np.nan
`,
  read_dates: String.raw`
def read_dates(column, patterns):
    """Each text by the first format whose pattern fits the whole of it and whose day exists."""
    dates = pd.Series(pd.NaT, index=column.index, dtype="datetime64[ms]")
    for pattern, form in patterns:
        fits = dates.isna() & column.str.fullmatch(pattern, na=False)
        read = pd.to_datetime(column.where(fits), format=form, errors="coerce", utc=True)
        dates = dates.fillna(read.dt.tz_localize(None).astype("datetime64[ms]"))
    return dates
`,
  same_kind: String.raw`
def same_kind(column, value):
    """A number of milliseconds as a date where the column holds dates."""
    return pd.Timestamp(value, unit="ms") if pd.api.types.is_datetime64_any_dtype(column) else value
`,
} as const

export type HelperName = keyof typeof helpers

const needs: { readonly [name in HelperName]?: readonly HelperName[] } = { read_number: ['trim'], read_dates: ['trim'] }

/** The text of the helpers that a program names, each once, in the order of the registry. */
export function printHelpers(used: ReadonlySet<HelperName>): string {
  const all = new Set([...used].flatMap((name) => [name, ...(needs[name] ?? [])]))
  return (Object.keys(helpers) as HelperName[])
    .filter((name) => all.has(name))
    .map((name) => `\n${helpers[name]}`)
    .join('')
}
