import type { Program } from '../program.ts'
import type { Snippet } from '../snippets.ts'

const snippet = (code: string, ...needs: readonly string[]): Snippet => ({ code, needs })

/** What a printed module may need, in Python: the same steps in the same order as the predictor, so that the same bits come out. */
export const library = {
  exp: snippet(String.raw`
def exp(x):
    if x != x:
        return x
    if x > 709.7827128933841:
        return inf
    if x < -745.1332191019412:
        return 0.0
    k = math.floor(x * 1.442695040888963387 + 0.5)
    high = x - k * 6.9314718036912381649e-1
    low = k * 1.90821492927058770002e-10
    r = high - low
    t = r * r
    c = r - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
    y = 1.0 - (low - (r * c) / (2.0 - c) - high)
    return math.ldexp(y, k)`),
  log: snippet(String.raw`
def log(x):
    if not x > 0.0:
        return -inf if x == 0.0 else nan
    if x == inf:
        return x
    k = 0
    if x < 2.2250738585072014e-308:
        x *= 18014398509481984.0
        k = -54
    bits = struct.unpack('<Q', struct.pack('<d', x))[0]
    high = (bits >> 32) + (0x3ff00000 - 0x3fe6a09e)
    k += (high >> 20) - 0x3ff
    bits = (((high & 0xfffff) + 0x3fe6a09e) << 32) | (bits & 0xffffffff)
    f = struct.unpack('<d', struct.pack('<Q', bits))[0] - 1.0
    half = 0.5 * f * f
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
    odd = z * (6.66666666666673513e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860510658591e-1)))
    return s * (half + (odd + even)) + k * 1.90821492927058770002e-10 - half + f + k * 6.9314718036912381649e-1`),
  power: snippet(
    String.raw`
def power(x, y):
    return x if y == 1.0 else exp(y * log(x))`,
    'exp',
    'log',
  ),
  yeo_johnson: snippet(
    String.raw`
def yeo_johnson(x, lam):
    if x >= 0.0:
        return log(x + 1.0) if lam == 0.0 else (power(x + 1.0, lam) - 1.0) / lam
    return -log(1.0 - x) if lam == 2.0 else -(power(1.0 - x, 2.0 - lam) - 1.0) / (2.0 - lam)`,
    'log',
    'power',
  ),
  inverse_yeo_johnson: snippet(
    String.raw`
def inverse_yeo_johnson(z, lam):
    if z >= 0.0:
        if lam == 0.0:
            return exp(z) - 1.0
        base = z * lam + 1.0
        return power(base, 1.0 / lam) - 1.0 if base > 0.0 else inf
    if lam == 2.0:
        return 1.0 - exp(-z)
    base = 1.0 - (2.0 - lam) * z
    return 1.0 - power(base, 1.0 / (2.0 - lam)) if base > 0.0 else -inf`,
    'exp',
    'power',
  ),
  trim: snippet(String.raw`
SPACE = '\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'


def trim(text):
    return text.strip(SPACE)`),
  collapse_spaces: snippet(
    String.raw`
def collapse_spaces(text):
    return re.sub('[' + SPACE + ']+', ' ', text)`,
    'trim',
  ),
  strip_accents: snippet(String.raw`
def strip_accents(text):
    return unicodedata.normalize('NFC', re.sub('[\u0300-\u036f]', '', unicodedata.normalize('NFD', text)))`),
  repair_encoding: snippet(String.raw`
WINDOWS_1252 = [0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178]


def repair_encoding(text):
    data = []
    for character in text:
        code = ord(character)
        if code in WINDOWS_1252:
            data.append(0x80 + WINDOWS_1252.index(code))
        elif code < 0x80 or 0xa0 <= code <= 0xff:
            data.append(code)
        else:
            return text
    try:
        return bytes(data).decode('utf-8')
    except UnicodeDecodeError:
        return text`),
  read_number: snippet(
    String.raw`
def cut_once(text, part):
    if part == '':
        return text
    if text.endswith(part):
        return trim(text[:len(text) - len(part)])
    if text.startswith(part):
        return trim(text[len(part):])
    if text[:1] in ('-', '+', '\u2212') and text.startswith(part, 1):
        return text[0] + trim(text[1 + len(part):])
    return text


def ungroup(text, thousands, decimal):
    if thousands == ' ':
        text = re.sub('[\u00a0\u2009\u202f]', ' ', text)
    if thousands not in text:
        return text
    end = re.search('[,eE]' if decimal == ',' else '[.eE]', text)
    whole = text if end is None else text[:end.start()]
    groups = re.sub('^[+-]', '', whole).split(thousands)
    if not re.fullmatch('[0-9]{1,3}', groups[0]) or not all(re.fullmatch('[0-9]{3}', group) for group in groups[1:]):
        return None
    return ''.join(whole.split(thousands)) + ('' if end is None else text[end.start():])


def read_plain(text, decimal, thousands):
    if text.startswith('\u2212'):
        text = '-' + text[1:]
    if thousands != '':
        text = ungroup(text, thousands, decimal)
        if text is None:
            return nan
    if decimal == ',':
        if '.' in text:
            return nan
        text = text.replace(',', '.', 1)
    if re.fullmatch(r'[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?', text):
        return float(text)
    infinite = re.fullmatch('([+-]?)(?:inf|Inf|Infinity)', text)
    return nan if infinite is None else -inf if infinite.group(1) == '-' else inf


def read_number(cell, form):
    if cell is None:
        return nan
    text = trim(cell)
    if text == '' or text in form['missing']:
        return nan
    negated = text.startswith('(') and text.endswith(')')
    if negated:
        text = trim(text[1:-1])
    for part in form['strip']:
        text = cut_once(text, part)
    factor = form['scale']
    for unit, unit_factor in form['units']:
        cut = cut_once(text, unit)
        if cut == text:
            continue
        text = cut
        factor *= unit_factor
        break
    value = read_plain(text, form['decimal'], form['thousands'])
    scaled = value if factor == 1.0 else value * factor
    return -scaled if negated else scaled`,
    'trim',
  ),
  days: snippet(String.raw`
def floor(x):
    return float(math.floor(x))


def days_from_civil(year, month, day):
    y = year - 1 if month <= 2 else year
    era = floor(y / 400)
    year_of_era = y - era * 400
    day_of_year = floor((153 * (month + (-3 if month > 2 else 9)) + 2) / 5) + day - 1
    return era * 146097 + year_of_era * 365 + floor(year_of_era / 4) - floor(year_of_era / 100) + day_of_year - 719468


def civil_from_days(days):
    z = days + 719468
    era = floor(z / 146097)
    day_of_era = z - era * 146097
    year_of_era = floor((day_of_era - floor(day_of_era / 1460) + floor(day_of_era / 36524) - floor(day_of_era / 146096)) / 365)
    day_of_year = day_of_era - (365 * year_of_era + floor(year_of_era / 4) - floor(year_of_era / 100))
    shifted = floor((5 * day_of_year + 2) / 153)
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (1 if month <= 2 else 0), month, day_of_year - floor((153 * shifted + 2) / 5) + 1`),
  read_date: snippet(
    String.raw`
MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']


def read_date(cell, formats):
    if cell is None:
        return nan
    text = trim(cell)
    for pattern, tokens in formats:
        match = re.fullmatch(pattern, text, re.ASCII)
        value = nan if match is None else epoch_of(tokens, match.groups())
        if value == value:
            return value
    return nan


def epoch_of(tokens, texts):
    year, month, day, hour, minute, second, milliseconds, zone, afternoon = 1970, 1, 1, 0, 0, 0, 0, 0, None
    for token, text in zip(tokens, texts):
        if token == 'YYYY':
            year = int(text)
        elif token == 'YY':
            year = int(text) + (2000 if int(text) < 70 else 1900)
        elif token in ('MMM', 'MMMM'):
            names = [name[:3] for name in MONTHS] if token == 'MMM' else MONTHS
            month = names.index(text.lower()) + 1 if text.lower() in names else 0
        elif token in ('MM', 'M'):
            month = int(text)
        elif token in ('DD', 'D'):
            day = int(text)
        elif token == 'mm':
            minute = int(text)
        elif token == 'ss':
            second = int(text)
        elif token[0] == 'S':
            milliseconds = int(text[:3].ljust(3, '0'))
        elif token == 'A':
            afternoon = text[0] in 'Pp'
        elif token == 'Z':
            zone = 0 if text == 'Z' else (-1 if text[0] == '-' else 1) * (int(text[1:3]) * 60 + int(text[3:][-2:] or 0))
        else:
            hour = int(text)
    if afternoon is not None:
        if hour < 1 or hour > 12:
            return nan
        hour = hour % 12 + (12 if afternoon else 0)
    leap = year % 4 == 0 and year % 100 != 0 or year % 400 == 0
    length = (29 if leap else 28) if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    if not (1 <= month <= 12 and 1 <= day <= length) or hour > 23 or minute > 59 or second > 59:
        return nan
    return float(days_from_civil(year, month, day) * 86400000 + ((hour * 60 + minute - zone) * 60 + second) * 1000 + milliseconds)`,
    'trim',
    'days',
  ),
  date_part: snippet(
    String.raw`
def mod(value, divisor):
    return value - floor(value / divisor) * divisor


def day_of_year(days):
    return days - days_from_civil(civil_from_days(days)[0], 1, 1) + 1


def week_of_year(days):
    thursday = days - mod(days + 3, 7) + 3
    return floor((day_of_year(thursday) - 1) / 7) + 1


DATE_PARTS = {
    'year': lambda ms: civil_from_days(floor(ms / 86400000))[0],
    'month': lambda ms: civil_from_days(floor(ms / 86400000))[1],
    'day': lambda ms: civil_from_days(floor(ms / 86400000))[2],
    'weekday': lambda ms: mod(floor(ms / 86400000) + 3, 7),
    'hour': lambda ms: mod(floor(ms / 3600000), 24),
    'minute': lambda ms: mod(floor(ms / 60000), 60),
    'dayOfYear': lambda ms: day_of_year(floor(ms / 86400000)),
    'weekOfYear': lambda ms: week_of_year(floor(ms / 86400000)),
}


def date_part(ms, part):
    return DATE_PARTS[part](ms) if ms - ms == 0.0 else nan


def date_cycle(ms, part, first, values):
    return values[int(DATE_PARTS[part](ms)) - first] if ms - ms == 0.0 else nan`,
    'days',
  ),
  tokenize: snippet(
    String.raw`
def tokens_word(text):
    return ''.join(c if unicodedata.category(c)[0] in 'LN' else ' ' for c in text.lower()).split(' ')


def tokens_char3(text):
    characters = ' ' + collapse_spaces(trim(text)).lower() + ' '
    return [characters[i:i + 3] for i in range(len(characters) - 2)]


def token_counts(text, tokenize, weights, columns, normalised):
    counts = [0.0] * columns
    if text is None:
        return counts
    for token in tokenize(text):
        weight = weights.get(token)
        if weight is not None:
            counts[weight[0]] += weight[1]
    if not normalised:
        return counts
    squares = 0.0
    for count in counts:
        squares += count * count
    if squares == 0.0:
        return counts
    length = math.sqrt(squares)
    return [count / length for count in counts]`,
    'collapse_spaces',
  ),
  split_text: snippet(
    String.raw`
def split_text(text, separator, part):
    if text is None:
        return None
    parts = text.split(separator) if separator else list(text)
    return (trim(parts[part]) if -len(parts) <= part < len(parts) else '') or None`,
    'trim',
  ),
  text_length: snippet(
    String.raw`
def character_count(text):
    return nan if text is None else float(len(text))


def word_count(text):
    return nan if text is None else float(len([word for word in re.split('[' + SPACE + ']+', text) if word != '']))`,
    'trim',
  ),
  number_text: snippet(String.raw`
def number_text(x):
    x = float(x)
    if x != x or x - x != 0.0:
        return 'NaN' if x != x else 'Infinity' if x > 0 else '-Infinity'
    sign, digits, exponent = decimal.Decimal(repr(x)).normalize().as_tuple()
    digits = ''.join(map(str, digits))
    if x == 0.0:
        return '0'
    count, point = len(digits), len(digits) + exponent
    if count <= point <= 21:
        text = digits + '0' * (point - count)
    elif 0 < point <= 21:
        text = digits[:point] + '.' + digits[point:]
    elif -6 < point <= 0:
        text = '0.' + '0' * -point + digits
    else:
        text = digits[0] + ('.' + digits[1:] if count > 1 else '') + ('e+' if point > 0 else 'e-') + str(abs(point - 1))
    return '-' + text if sign else text`),
  number_cell: snippet(
    String.raw`
def number_cell(value, missing, parse):
    if value is None:
        return nan
    if isinstance(value, str):
        text = trim(value)
        return nan if text == '' or text in missing else parse(text)
    if isinstance(value, numbers.Real):
        return float(value)
    if isinstance(value, datetime.datetime):
        aware = value if value.tzinfo is not None else value.replace(tzinfo=datetime.timezone.utc)
        return float((aware - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(milliseconds=1))
    if isinstance(value, datetime.date):
        return float((value - datetime.date(1970, 1, 1)).days * 86400000)
    return nan`,
    'trim',
  ),
  text_cell: snippet(
    String.raw`
def text_cell(value, missing, known):
    if isinstance(value, bool):
        word = 'true' if value else 'false'
        return known.get(word, word)
    if isinstance(value, numbers.Real):
        return number_text(value) if value == value else None
    if isinstance(value, (datetime.date, datetime.datetime)):
        value = value.isoformat()
    if not isinstance(value, str):
        return None
    trimmed = trim(value)
    return None if trimmed == '' or trimmed in missing else value`,
    'trim',
    'number_text',
  ),
  linear_scores: snippet(String.raw`
def linear_scores(model, x):
    scores = []
    for intercept, coefficients in zip(model['intercepts'], model['coefficients']):
        score = intercept
        for feature, coefficient in zip(model['features'], coefficients):
            if coefficient != 0.0 and x[feature] == x[feature]:
                score += coefficient * x[feature]
        scores.append(score)
    return scores`),
  tree_scores: snippet(String.raw`
def is_in(categories, value):
    if not (0 <= value < len(categories) * 32) or math.floor(value) != value:
        return False
    return (categories[int(value) >> 5] >> (int(value) & 31)) & 1 == 1


def tree_scores(model, x):
    feature, threshold, left, missing_left, sets = model['feature'], model['threshold'], model['left'], model['missing_left'], model['sets']
    scores = [0.0] * len(model['base'])
    for root, output in zip(model['roots'], model['outputs']):
        node = root
        while left[node] >= 0:
            value = x[feature[node]]
            if value != value:
                goes_left = missing_left[node] == 1
            elif node in sets:
                goes_left = is_in(sets[node], value)
            else:
                goes_left = value <= threshold[node]
            node = left[node] if goes_left else left[node] + 1
        if output >= 0:
            scores[output] += model['value'][node]
        else:
            for k, value in enumerate(model['value'][node]):
                scores[k] += value
    divisor = float(max(len(model['roots']), 1)) if model['mean'] else 1.0
    return [score / divisor + base for score, base in zip(scores, model['base'])]`),
  logistic: snippet(
    String.raw`
def logistic(x):
    if x >= 0.0:
        return 1.0 / (1.0 + exp(-x))
    e = exp(x)
    return e / (1.0 + e)


def pair(score):
    e = exp(-abs(score))
    larger = 1.0 / (1.0 + e)
    smaller = e / (1.0 + e)
    return [smaller, larger] if score >= 0.0 else [larger, smaller]`,
    'exp',
  ),
  softmax: snippet(
    String.raw`
def softmax(scores):
    largest = -inf
    for score in scores:
        if score > largest:
            largest = score
    powers = [exp(score - largest) for score in scores]
    total = 0.0
    for power_of_score in powers:
        total += power_of_score
    return [power_of_score / total for power_of_score in powers]`,
    'exp',
  ),
  blend: snippet(String.raw`
def blend(parts):
    values = [0.0] * len(parts[0][1])
    for weight, part in parts:
        for i in range(len(values)):
            values[i] += weight * part[i]
    return values`),
  logit: snippet(
    String.raw`
def logit(p):
    inside = min(max(p, 1e-15), 1.0 - 1e-15)
    return log(inside / (1.0 - inside))`,
    'log',
  ),
  interpolate: snippet(String.raw`
def interpolate(x, y, at):
    last = len(x) - 1
    if last < 0 or at != at:
        return at
    if at <= x[0]:
        return y[0]
    if at >= x[last]:
        return y[last]
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) >> 1
        if x[middle] <= at:
            low = middle
        else:
            high = middle
    return y[high] if x[high] == x[low] else y[low] + ((y[high] - y[low]) * (at - x[low])) / (x[high] - x[low])`),
  calibrate_pair: snippet(String.raw`
def calibrate_pair(values, mapping):
    p = mapping(values[1])
    return [1.0 - p, p]`),
  calibrate_row: snippet(String.raw`
def calibrate_row(values, mapping):
    mapped = [mapping(value) for value in values]
    total = 0.0
    for value in mapped:
        total += value
    return [value / total if total > 0.0 else 1.0 / len(values) for value in mapped]`),
  half_width: snippet(String.raw`
def half_width(at, widths, value):
    last = len(at) - 1
    if last <= 0 or not value > at[0]:
        return widths[0]
    if value >= at[last]:
        return widths[last]
    high = 1
    while at[high] <= value:
        high += 1
    low = high - 1
    return widths[low] + ((widths[high] - widths[low]) * (value - at[low])) / (at[high] - at[low])`),
} satisfies { readonly [name: string]: Snippet }

export type LibraryName = keyof typeof library
export type PythonProgram = Program<LibraryName>
