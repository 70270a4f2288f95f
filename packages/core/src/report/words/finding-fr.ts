import type { JsonObject } from '../../util/json.ts'
import type { Format } from '../format.ts'
import { titlesFr } from './titles-fr.ts'

/** Titre et phrase d’un constat, tirés de sa colonne et de ses preuves ; le seuil s’il y en a un. */
type Say = (
  column: string,
  evidence: EvidenceReader,
  f: Format,
) => readonly [title: string, text: string, when?: string]

/** Lit les preuves sans jamais échouer : une valeur absente se lit comme vide. */
export interface EvidenceReader {
  number(name: string): number
  text(name: string): string
  texts(name: string): readonly string[]
  is(name: string): boolean
}

export function evidenceReader(evidence: JsonObject): EvidenceReader {
  return {
    number: (name) => (typeof evidence[name] === 'number' ? evidence[name] : Number.NaN),
    text: (name) => {
      const value = evidence[name]
      return value === null || value === undefined || typeof value === 'object' ? '' : String(value)
    },
    texts: (name) => {
      const value = evidence[name]
      return Array.isArray(value) ? value.filter((part) => part !== null && typeof part !== 'object').map(String) : []
    },
    is: (name) => evidence[name] === true,
  }
}

const personal: { readonly [kind: string]: string } = {
  email: 'des adresses électroniques',
  card: 'des numéros de carte',
  iban: 'des numéros de compte',
  nationalNumber: 'des numéros d’identité',
  ip: 'des adresses IP',
  phone: 'des numéros de téléphone',
  address: 'des adresses postales',
  person: 'des noms de personnes',
}

const unsupported: { readonly [form: string]: string } = {
  json: 'du JSON imbriqué',
  xml: 'du XML',
  bytes: 'des octets codés',
}

const keyReasons: { readonly [reason: string]: string } = {
  'row-counter': 'compte les lignes',
  'named-key': 'porte le nom d’une clé et désigne presque chaque ligne',
  'code-key': 'contient des codes de même forme qui désignent presque chaque ligne',
}

const rejectKinds: { readonly [kind: string]: string } = {
  'too-few-cells': 'trop peu de cellules',
  'too-many-cells': 'trop de cellules',
  'unclosed-quote': 'guillemet jamais fermé',
  'invalid-bytes': 'octets invalides',
  'text-after-quote': 'texte après un guillemet',
  'too-long': 'ligne trop longue',
  'repeated-header': 'noms des colonnes répétés',
}

const types: { readonly [type: string]: string } = {
  integer: 'des nombres entiers',
  number: 'des nombres',
  quantity: 'des quantités',
  boolean: 'des oui ou non',
  date: 'des dates',
  datetime: 'des dates et heures',
  time: 'des heures',
  category: 'des catégories',
  code: 'des codes',
  text: 'du texte',
  list: 'des listes',
  url: 'des adresses Web',
  email: 'des adresses électroniques',
}

const quotes = (f: Format, texts: readonly string[]): string => f.list(texts.slice(0, 4).map(f.quote))
const strength = (e: EvidenceReader, f: Format): string =>
  `${e.text('measure') === 'r2' ? 'R²' : 'Gini'} ${f.number(e.number('strength'))}`
const variants = (e: EvidenceReader, f: Format): string =>
  `${f.integer(e.number('groups'))} groupes, ${f.integer(e.number('cells'))} cellules dans les écritures rares`

const stopped = (e: EvidenceReader): string =>
  e.is('onlyBaselines')
    ? 'Le temps était écoulé avant qu’un modèle soit prêt : la meilleure règle de référence est rendue, ne vous y fiez pas et laissez plus de temps.'
    : e.text('by') === 'work'
      ? 'La recherche a fait le travail que son effort permet et n’a pas tout essayé ; un effort plus grand, ou maxWork, essaie le reste.'
      : e.text('by') === 'clock'
        ? 'La limite de temps a arrêté la recherche ; le meilleur candidat jusque-là est rendu.'
        : 'La recherche a été arrêtée ; le meilleur candidat jusque-là est rendu.'

/** Les constats en français, par code. */
export const findingFr: { readonly [code: string]: Say } = {
  'task-decided': (c, e, f) => [
    'Ce qui est prédit',
    e.text('task') === 'regression'
      ? `${f.quote(c)} contient des nombres\u202f: c’est sa valeur qui est prédite.`
      : e.text('task') === 'binary'
        ? `${f.quote(c)} a deux classes\u202f; la classe cherchée est ${f.quote(e.text('positive'))}.`
        : `${f.quote(c)} a plusieurs classes\u202f: ${f.list(e.texts('classes'))}.`,
  ],
  'groups-across-folds': (c, e, f) => [
    'Plusieurs lignes sur un même sujet',
    `Les lignes portent sur ${f.integer(e.number('groups'))} valeurs de ${f.quote(c)}, et celles d’une même valeur se ressemblent. Avec toutes ses lignes dans un seul pli, le score est ${f.number(e.number('strict'))}, contre ${f.number(e.number('random'))} au hasard. L’évaluation montre le premier.`,
  ],
  'time-order-across-folds': (c, e, f) => [
    'Lignes dans l’ordre du temps',
    `Les lignes suivent ${f.quote(c)}. Jugé bloc par bloc sur ce qui vient après, le score est ${f.number(e.number('strict'))}, contre ${f.number(e.number('random'))} au hasard. L’évaluation montre le premier.`,
  ],
  'judged-on-training-rows': () => [
    'Lignes de l’apprentissage',
    'Le tableau ressemble à celui dont le modèle a appris : un score sur lui ne dit rien de nouvelles lignes. L’évaluation de l’apprentissage a jugé chaque ligne par un modèle qui ne l’avait pas vue.',
  ],
  'test-columns-absent': (_, e, f) => [
    'Colonnes absentes des lignes d’épreuve',
    `Les lignes d’épreuve n’ont pas ${f.list(e.texts('columns').map(f.quote))} : pour le modèle, la valeur y manque partout, et le score peut être bien trop bas. Portent-elles un autre nom ?`,
  ],
  'second-look-left-out': (c, e, f) => [
    'Épreuve plus sévère laissée de côté',
    `Le temps a manqué pour juger le modèle sur un découpage plus sévère, alors que ${
      e.text('instead') === 'time-order-across-folds'
        ? `les lignes suivent ${f.quote(c)}`
        : e.text('instead') === 'groups-across-folds'
          ? `les lignes d’une même valeur de ${f.quote(c)} se ressemblent`
          : `${f.integer(e.number('rows'))} lignes en répètent une autre`
    }. Les scores sont ceux d’un découpage au hasard et peuvent le flatter : donnez plus de temps.`,
  ],
  'duplicates-across-folds': (_, e, f) => [
    'Lignes répétées',
    `${f.integer(e.number('rows'))} lignes en répètent une autre. Avec les lignes égales dans un seul pli, le score est ${f.number(e.number('strict'))}, contre ${f.number(e.number('random'))} au hasard. L’évaluation montre le premier.`,
  ],
  'random-split-beside': (c, e, f) => [
    'À côté d’un découpage au hasard',
    `Découpé par ${e.text('kind') === 'time' ? 'le temps' : 'groupe'} de ${f.quote(c)}, le score est ${f.number(e.number('asked'))} ; au hasard, il serait ${f.number(e.number('random'))}. L’évaluation montre le premier.`,
  ],
  'columns-dropped': (_, e, f) => [
    'Colonnes écartées',
    `Le modèle ne voit pas ${f.list(e.texts('columns').map(f.quote))} ; le plan dit pourquoi.`,
  ],
  'no-usable-column': () => [
    'Plus aucune colonne',
    'Il ne reste aucune colonne pour prédire : toutes les lignes reçoivent la même réponse.',
  ],
  'learners-unsuited': (_, e, f) => [
    'Méthodes qui ne conviennent pas',
    `Demandées, mais pas pour cette sorte de réponse : ${f.list(e.texts('learners'))}.`,
  ],
  'no-better-than-baseline': (_, e, f) => [
    'Pas mieux qu’une référence',
    `Le modèle ${e.is('worse') ? 'n’est pas meilleur que' : 'ne se distingue pas de'} la référence ${f.quote(titlesFr[e.text('baselineTitle')] ?? e.text('baselineTitle'))} : ${f.number(e.number('score'))} contre ${f.number(e.number('baselineScore'))}. ${e.is('ruleDoes') ? 'Une règle sur une seule colonne, plus facile à lire, fait aussi bien' : 'Il n’a peut-être rien appris'} ; cherchez des colonnes qui en disent plus, ou plus de lignes.`,
  ],
  'workers-missing': () => [
    'Fils de travail absents',
    'Des fils de travail demandés n’ont pas démarré ; le modèle est le même, l’apprentissage a seulement pris plus de temps.',
  ],
  'columns-without-help': (_, e, f) => [
    'Colonnes sans apport',
    `Les arbres ne voient pas ${f.integer(e.number('count'))} colonnes, qui n’aident pas plus que des colonnes mélangées : ${f.list(e.texts('columns').slice(0, 10).map(f.quote))}${e.number('count') > 10 ? '…' : ''}.`,
  ],
  'search-stopped': (_, e, f) => [
    'Recherche arrêtée',
    `${stopped(e)}${e.number('rows') > 0 ? ` Son modèle n’a appris que de ${f.integer(e.number('rows'))} lignes, celles du premier pli.` : ''}`,
  ],
  'one-class-target': (c, e, f) => [
    'Cible à une seule valeur',
    `La cible ${f.quote(c)} ${e.number('distinct') === 0 ? 'ne contient aucune valeur' : `ne vaut que ${f.quote(e.text('value'))}`} : il n’y a rien à prédire.`,
    'moins de deux valeurs distinctes dans la cible',
  ],
  'target-leak': (c, e, f) => [
    'Fuite de la réponse',
    e.text('kind') === 'copy'
      ? `${f.quote(c)} est la cible ${f.quote(e.text('of'))} ${e.is('same') ? 'une seconde fois' : 'en d’autres mots'} : chaque valeur de l’une va avec une seule de l’autre.`
      : e.text('kind') === 'sum'
        ? `${f.quote(c)} additionne la cible et d’autres colonnes (${f.list(e.texts('parts').map(f.quote))}, à quelques constantes près dans ${f.percent(e.number('share'))} des lignes) : la réponse s’en déduit par soustraction.`
        : e.is('certain')
          ? `${f.quote(c)} annonce à elle seule presque toute la réponse (${strength(e, f)}) : elle la contient sans doute.`
          : `${f.quote(c)} annonce à elle seule la réponse (${strength(e, f)}) et son nom (${f.quote(e.text('word'))}) parle de ce qu’on ne sait qu’après.`,
    `une force (Gini, ou R² pour un montant) d’au moins ${f.number(e.number('threshold'))} à elle seule, une copie de la cible, ou une somme qui la contient`,
  ],
  'missing-target': (c, e, f) => [
    'Lignes sans réponse',
    `La cible ${f.quote(c)} manque dans ${f.integer(e.number('missing'))} lignes (${f.percent(e.number('share'))}) ; elles ne servent pas à l’apprentissage.`,
    'toute ligne dont la cible est vide',
  ],
  'constant-per-group': (c, e, f) => [
    'Lignes qui vont ensemble',
    `Les lignes de même ${f.quote(c)} ont toujours la même réponse (${f.integer(e.number('groups'))} groupes) : chaque groupe doit rester d’un seul côté d’un partage.`,
    `une colonne au nom de clé, ${f.integer(e.number('threshold'))} lignes par valeur en moyenne, et la même réponse dans chaque groupe`,
  ],
  'post-outcome-name': (c, e, f) => [
    'Nom de ce qu’on ne sait qu’après',
    `${f.quote(c)} semble n’être connu qu’après coup (${f.quote(e.text('word'))}) et annonce fortement la réponse (${strength(e, f)}). Le connaît-on au moment de prédire ?`,
    `un mot comme résultat, statut ou total dans le nom, et une force d’au moins ${f.number(e.number('threshold'))}`,
  ],
  'strong-feature': (c, e, f) => [
    'Colonne très parlante',
    `${f.quote(c)} annonce fortement la réponse à elle seule (${strength(e, f)}). C’est une bonne nouvelle si on la connaît au moment de prédire.`,
    `une force d’au moins ${f.number(e.number('threshold'))}, en deçà d’une fuite`,
  ],
  'class-imbalance': (_, e, f) => [
    'Classes inégales',
    `Seulement ${f.percent(e.number('share'))} des lignes (${f.integer(e.number('count'))}) sont ${f.quote(e.text('value'))} : l’exactitude dit peu ici, regardez l’aire sous la courbe.`,
    `la plus rare de deux classes dans moins de ${f.percent(e.number('threshold'))} des lignes`,
  ],
  'rare-class': (_, e, f) => [
    'Classe trop rare',
    `La classe ${f.quote(e.text('value'))} n’a que ${f.integer(e.number('count'))} lignes : trop peu pour l’apprendre et pour le vérifier.`,
    `une classe de moins de ${f.integer(e.number('threshold'))} lignes`,
  ],
  'id-like-column': (c, e, f) => [
    'Identifiant',
    `${f.quote(c)} ${keyReasons[e.text('reason')] ?? 'désigne presque chaque ligne'} (${f.percent(e.number('distinctShare'))} de valeurs distinctes) : un modèle apprendrait les lignes par cœur.`,
    `au moins ${f.percent(e.number('threshold'))} de valeurs distinctes et l’air d’une clé, ou des entiers qui comptent les lignes`,
  ],
  'duplicate-column': (c, e, f) => [
    'Colonne en double',
    e.text('kind') === 'same'
      ? `${f.quote(c)} répète ${f.quote(e.text('of'))} dans toutes les lignes.`
      : `${f.quote(c)} dit la même chose que ${f.quote(e.text('of'))} en d’autres mots : chaque valeur de l’une va avec une seule de l’autre.`,
    'des valeurs égales dans toutes les lignes, ou qui se correspondent une à une',
  ],
  'empty-column': (c, e, f) => [
    'Colonne vide',
    `${f.quote(c)} est vide dans les ${f.integer(e.number('missing'))} lignes.`,
    'aucune cellule remplie',
  ],
  'constant-column': (c, e, f) => [
    'Colonne constante',
    `${f.quote(c)} vaut ${f.quote(e.text('value'))} partout : elle ne distingue aucune ligne.`,
    'une seule valeur et aucun vide',
  ],
  'dominant-value': (c, e, f) => [
    'Presque constante',
    `${f.quote(c)} vaut ${f.quote(e.text('value'))} dans ${f.percent(e.number('share'))} de ses cellules.`,
    `une valeur dans au moins ${f.percent(e.number('threshold'))} des cellules remplies`,
  ],
  'unit-in-number': (c, e, f) => [
    'Nombres avec unité, gardés en texte',
    `${f.quote(c)} contient des nombres suivis de ${quotes(f, e.texts('units'))}, comme ${quotes(f, e.texts('samples').slice(0, 3))} ; en texte, on ne peut ni les comparer ni en faire une moyenne.`,
    `au moins ${f.percent(e.number('threshold'))} des textes sont un nombre avec unité`,
  ],
  'mixed-date-formats': (c, e, f) => [
    'Dates écrites de plusieurs façons',
    e.texts('texts').length > 0
      ? `${f.quote(c)} contient des dates écrites ${e.texts('ways')[0]}, et ${f.integer(e.number('count'))} d’une autre façon (${quotes(f, e.texts('texts'))}) qui comptent comme vides.`
      : `${f.quote(c)} contient des dates gardées en texte (${f.list(e.texts('ways'))}).`,
    'au moins 80\u202f% des cellules d’un texte ressemblent à des dates, ou la moitié de celles qu’une colonne de dates n’a pas pu lire',
  ],
  'mixed-types': (c, e, f) => [
    'Cellules d’un autre type',
    e.is('asText')
      ? `${f.quote(c)} contient des nombres dans ${f.percent(e.number('fit'))} de ses cellules, mais ${quotes(f, e.texts('texts').slice(0, 3))} en font du texte.`
      : `${f.quote(c)} contient ${types[e.text('type')] ?? 'des valeurs'}${e.text('format') === '' ? '' : ` écrites ${e.text('format')}`}, mais ${quotes(f, e.texts('texts').slice(0, 3))} ne conviennent pas et comptent comme vides.`,
    `au moins ${f.percent(e.number('threshold'))} des cellules suivent un même type, et d’autres non`,
  ],
  'disguised-missing': (c, e, f) => [
    'Vides déguisés',
    e.texts('values').length > 0
      ? `${f.quote(c)} vaut ${quotes(f, e.texts('words'))} dans ${f.integer(e.number('count'))} cellules (${f.percent(e.number('share'))}), qui semblent tenir lieu d’un vide.`
      : `${f.quote(c)} dit ${quotes(f, e.texts('words'))} dans ${f.integer(e.number('count'))} cellules (${f.percent(e.number('share'))}) : une catégorie à part, ou un vide ?`,
    'un nombre comme -999 à l’écart de tous les autres, ou un texte comme n/a, dans au moins deux cellules',
  ],
  'placeholder-date': (c, e, f) => [
    'Dates de remplacement',
    `${f.quote(c)} vaut ${f.list(e.texts('values').map((value) => f.date(Number(value))))} dans ${f.integer(e.number('count'))} cellules, loin de toutes les autres dates : elles tiennent lieu d’un vide.`,
    '1900-01-01, 1970-01-01, 9999-12-31 et semblables, dans au moins deux cellules, à l’écart des autres dates',
  ],
  'missing-values': (c, e, f) => [
    'Cellules vides',
    `${f.quote(c)} est vide dans ${f.integer(e.number('missing'))} lignes (${f.percent(e.number('share'))}).`,
    `au moins ${f.percent(e.number('threshold'))} de cellules vides (alerte dès 50\u202f%)`,
  ],
  'missing-together': (_, e, f) => [
    'Vides aux mêmes lignes',
    `${f.list(e.texts('columns').map(f.quote))} sont vides aux mêmes lignes : sans doute une même raison.`,
    `une corrélation des vides d’au moins ${f.number(e.number('threshold'))}`,
  ],
  'duplicate-rows': (_, e, f) => [
    'Lignes en double',
    `${f.integer(e.number('duplicateRows'))} lignes (${f.percent(e.number('share'))}) répètent une ligne précédente dans toutes les colonnes. ${e.is('likelyCopies') ? 'Ce sont des copies.' : 'Ce peuvent être des cas différents qui se ressemblent ; des deux côtés d’un partage, elles embellissent les scores.'}`,
    `au moins deux lignes et ${f.percent(e.number('threshold'))} de toutes`,
  ],
  'near-duplicate-rows': (_, e, f) => [
    'Lignes presque en double',
    `${f.integer(e.number('count'))} lignes (${f.percent(e.number('share'))}) répètent une ligne précédente, à l’identifiant et à l’orthographe près : saisies deux fois, ou cas qui se ressemblent.`,
    'au moins deux lignes égales à la casse, aux accents, aux signes et aux identifiants près',
  ],
  'duplicates-across-split': (_, e, f) => [
    'Lignes des deux côtés d’un partage',
    `${f.integer(e.number('count'))} lignes du second fichier (${f.percent(e.number('share'))}) sont aussi dans le premier : un score sur elles ne dit rien de nouvelles lignes.`,
    'toute ligne égale dans toutes les colonnes communes',
  ],
  'case-variants': (c, e, f) => [
    'Casse qui varie',
    `${f.quote(c)} écrit une même valeur de plusieurs façons (${variants(e, f)}).`,
    'deux textes égaux en minuscules',
  ],
  'near-duplicate-categories': (c, e, f) => [
    'Catégories presque pareilles',
    `${f.quote(c)} écrit les mêmes mots avec d’autres accents, signes ou dans un autre ordre (${variants(e, f)}).`,
    'deux textes aux mêmes mots, sans casse, accents ni ponctuation',
  ],
  'misspelt-categories': (c, e, f) => [
    'Catégories sans doute mal écrites',
    `${f.quote(c)} a des textes rares qui ressemblent à un texte fréquent mal écrit (${variants(e, f)}).`,
    `une lettre d’écart (deux dès dix lettres) d’un texte ${f.integer(e.number('threshold'))} fois plus fréquent`,
  ],
  'outer-spaces': (c, e, f) => [
    'Espaces en trop',
    `${f.quote(c)} a ${f.integer(e.number('cells'))} cellules qui ne diffèrent d’autres que par des espaces.`,
    'tout texte égal à un autre une fois ses espaces ôtés',
  ],
  'encoding-damage': (c, e, f) => [
    'Caractères abîmés',
    `${f.quote(c)} a des caractères abîmés, comme ${f.quote(e.text('example'))} : ${f.integer(e.number('repairable'))} cellules réparables, ${f.integer(e.number('lost'))} perdues.`,
    'toute marque d’UTF-8 lu comme Windows-1252, ou le caractère de remplacement',
  ],
  'dependency-violated': (c, e, f) => [
    'Règle enfreinte entre deux colonnes',
    `${f.quote(e.text('by'))} décide de ${f.quote(c)} dans ${f.percent(e.number('share'))} des lignes ; ${f.integer(e.number('violations'))} disent autre chose.`,
    `vrai dans au moins ${f.percent(e.number('threshold'))} des lignes, mais pas dans toutes`,
  ],
  outliers: (c, e, f) => [
    'Valeurs aberrantes',
    `${f.quote(c)} a ${f.integer(e.number('count'))} valeurs loin de toutes les autres, comme ${f.number(Number(e.texts('values')[0]))}, quand la moitié des lignes est entre ${f.number(e.number('p25'))} et ${f.number(e.number('p75'))}.`,
    `plus de ${f.integer(e.number('threshold'))} écarts interquartiles au-delà d’un quartile, dans au plus 0,5\u202f% des lignes`,
  ],
  inliers: (c, e, f) => [
    'Nombres étrangement fréquents',
    `${f.quote(c)} vaut ${f.list(e.texts('values').map((value) => f.number(Number(value))))} dans ${f.integer(e.number('count'))} cellules (${f.percent(e.number('share'))}), au moins ${f.integer(e.number('threshold'))} fois plus que tout autre nombre : ${e.texts('kinds').includes('inside') ? 'sans doute rempli après coup' : 'sans doute coupé à une limite'}.`,
    `au plus trois nombres, chacun ${f.integer(e.number('threshold'))} fois plus fréquent que le suivant`,
  ],
  'infinite-values': (c, e, f) => [
    'Nombres infinis',
    `${f.quote(c)} a ${f.integer(e.number('count'))} nombres infinis.`,
    'tout nombre infini',
  ],
  'rare-negatives': (c, e, f) => [
    'Quelques nombres négatifs',
    `${f.quote(c)} est négatif dans ${f.integer(e.number('count'))} cellules, jusqu’à ${f.number(e.number('min'))}, et positif ou nul partout ailleurs : une erreur, ou un sens à part ?`,
    `au plus ${f.percent(e.number('threshold'))} de nombres négatifs`,
  ],
  'excess-zeros': (c, e, f) => [
    'Surtout des zéros',
    `${f.quote(c)} vaut 0 dans ${f.percent(e.number('share'))} des lignes : un montant, ou « aucun » ?`,
    `au moins ${f.percent(e.number('threshold'))} de zéros`,
  ],
  skewed: (c, e, f) => [
    'Nombres très déséquilibrés',
    `${f.quote(c)} est très déséquilibré (asymétrie ${f.number(e.number('skewness'))}) : quelques lignes portent l’essentiel de la somme.`,
    `une asymétrie au-delà de ±${f.number(e.number('threshold'))}`,
  ],
  uniform: (c, e, f) => [
    'Plus régulier que le hasard',
    `${f.quote(c)} s’étend de ${f.number(e.number('min'))} à ${f.number(e.number('max'))} plus régulièrement que le hasard ne le ferait : numéroté ou engendré, à peine mesuré.`,
    'des barres plus égales que dans 999 tirages au sort sur 1000 (χ²)',
  ],
  'high-cardinality': (c, e, f) => [
    'Trop de catégories',
    `${f.quote(c)} a ${f.integer(e.number('distinct'))} valeurs pour ${f.integer(e.number('present'))} cellules : la plupart sont trop rares pour apprendre.`,
    `au moins 50 valeurs, dans ${f.percent(e.number('threshold'))} des cellules ou plus`,
  ],
  'high-correlation': (_, e, f) => [
    'Colonnes qui disent presque la même chose',
    `${f.list(e.texts('columns').map(f.quote))} varient ensemble (${f.number(e.number('value'))}) : leur importance sera partagée.`,
    `une corrélation, ou un V de Cramér, d’au moins ${f.number(e.number('threshold'))}`,
  ],
  'constant-length': (c, e, f) => [
    'Textes de même longueur',
    `Tous les textes de ${f.quote(c)} ont ${f.integer(e.number('length'))} caractères : sans doute un code composé.`,
    `au moins ${f.integer(e.number('threshold'))} textes différents de même longueur`,
  ],
  'out-of-order-time': (c, e, f) => [
    'Lignes hors de l’ordre du temps',
    `Les lignes suivent ${f.quote(c)} sauf à ${f.integer(e.number('steps'))} endroits où le temps recule.`,
    `au plus ${f.percent(e.number('threshold'))} de pas en arrière`,
  ],
  'non-stationary': (c, e, f) => [
    'Niveau qui bouge avec le temps',
    `${f.quote(c)} bouge avec le temps : sa moyenne va de ${f.number(Number(e.texts('means')[0]))} dans le premier quart des lignes à ${f.number(Number(e.texts('means')[3]))} dans le dernier. Jugez un modèle sur des lignes plus récentes que celles qu’il a apprises.`,
    `des moyennes de quarts écartées de plus de ${f.number(e.number('threshold'))} écart-type`,
  ],
  seasonal: (c, e, f) => [
    'Nombres qui reviennent en rythme',
    `${f.quote(c)} revient toutes les ${f.integer(e.number('lag'))} lignes (corrélation ${f.number(e.number('strength'))}).`,
    `une autocorrélation des pas d’au moins ${f.number(e.number('threshold'))}`,
  ],
  'no-rows': (_, e, f) => [
    'Tableau sans lignes',
    `Le tableau a ${f.integer(e.number('columns'))} colonnes et aucune ligne : il n’y a rien à apprendre.`,
    'aucune ligne sous l’en-tête',
  ],
  'unsupported-values': (c, e, f) => [
    'Cellules qu’aucun modèle ne lit',
    `${f.quote(c)} contient ${unsupported[e.text('form')] ?? 'des données codées'} dans ${f.percent(e.number('share'))} des cellules remplies : aucun modèle ne les lit ainsi.`,
    `au moins ${f.percent(e.number('threshold'))} de telles cellules`,
  ],
  'free-text': (c, e, f) => [
    'Texte libre',
    `${f.quote(c)} est du texte libre (${f.number(e.number('meanWords'))} mots par cellule) : les modèles le lisent mot à mot.`,
    `au moins ${f.integer(e.number('threshold'))} mots par cellule en moyenne`,
  ],
  'personal-data': (c, e, f) => [
    'Données personnelles',
    `${f.quote(c)} ressemble à ${personal[e.text('kind')] ?? 'des données personnelles'}, qu’un rapport ou un modèle ne devrait pas emporter sans qu’on le demande.`,
    `au moins ${f.percent(e.number('threshold'))} des textes examinés`,
  ],

  // lecture
  preamble: (_, e, f) => [
    'Lignes au-dessus du tableau',
    `${f.integer(e.number('lines'))} lignes au-dessus du tableau ont été mises de côté.`,
    'toute ligne au-dessus de l’en-tête qui n’est pas du tableau',
  ],
  footer: (_, e, f) => [
    'Lignes sous le tableau',
    `${f.integer(e.number('lines'))} lignes sous le tableau ont été mises de côté.`,
    'toute ligne sous la dernière qui n’est pas du tableau',
  ],
  'extra-tables': (_, e, f) => [
    'Plusieurs tableaux',
    `Le fichier contient ${f.integer(e.number('tables'))} tableaux ; le principal a été lu.`,
    'un second tableau dans le fichier ; le plus grand est le principal',
  ],
  rejects: (_, e, f) => [
    'Lignes qui ne conviennent pas',
    `${f.integer(e.number('count'))} fois : ${rejectKinds[e.text('kind')] ?? e.text('kind')}${e.texts('lines').length === 0 ? '' : ` (lignes ${e.texts('lines').slice(0, 5).join(', ')}${e.texts('lines').length > 5 ? '…' : ''} du fichier)`}.`,
    'toute ligne au nombre de cellules inattendu, guillemet mal fermé, octets qui ne sont pas du texte, en-tête répété',
  ],
  'totals-row': (_, e, f) => [
    'Lignes de totaux',
    `${f.integer(e.texts('rows').length)} lignes ressemblent aux totaux des autres.`,
    'une première cellule qui commence par un mot comme total ou somme',
  ],
  misfits: (c, e, f) => [
    'Cellules d’un autre type',
    `Des cellules de ${f.quote(c)} ne conviennent pas à son type, comme ${quotes(f, e.texts('texts').slice(0, 3))} ; elles comptent comme vides.`,
    'toute cellule remplie qui n’a pas le type d’au moins 95\u202f% des autres',
  ],
  'empty-column-name': (c, e, f) =>
    e.texts('columns').length > 0
      ? [
          'Colonnes sans nom',
          `${f.integer(e.number('count'))} colonnes n’ont pas de nom ; elles s’appellent ${f.quote(e.texts('columns')[0])} et ainsi de suite.`,
        ]
      : ['Colonne sans nom', `Une colonne sans nom s’appelle ${f.quote(c)}.`],
  'duplicate-column-name': (c, e, f) => [
    'Nom en double',
    `Le nom ${f.quote(e.text('given'))} est donné deux fois ; une colonne s’appelle ${f.quote(c)}.`,
  ],

  // comparaison de deux profils
  'row-count-changed': (_, e, f) => [
    'Nombre de lignes',
    `Le second fichier a ${f.integer(e.number('after'))} lignes, le premier ${f.integer(e.number('before'))}.`,
    'deux fois plus de lignes, ou deux fois moins',
  ],
  'column-gone': (c, _, f) => ['Colonne disparue', `${f.quote(c)} n’est pas dans le second fichier.`],
  'column-new': (c, _, f) => ['Colonne nouvelle', `${f.quote(c)} n’est que dans le second fichier.`],
  'column-retyped': (c, e, f) => [
    'Autre type',
    `${f.quote(c)} contenait ${types[e.text('before')] ?? e.text('before')} et contient maintenant ${types[e.text('after')] ?? e.text('after')}.`,
  ],
  'missing-changed': (c, e, f) => [
    'Part de vides',
    `${f.quote(c)} est vide dans ${f.percent(e.number('after'))} des lignes, auparavant dans ${f.percent(e.number('before'))}.`,
    `un écart d’au moins ${f.percent(e.number('threshold'))}`,
  ],
  'new-categories': (c, e, f) => [
    'Valeurs nouvelles',
    `${f.quote(c)} a des valeurs qu’il n’avait pas : ${quotes(f, e.texts('values'))}.`,
    `chacune dans au moins ${f.percent(e.number('threshold'))} des cellules`,
  ],
  'values-out-of-range': (c, e, f) => [
    'Hors de l’étendue',
    `${f.percent(e.number('share'))} des valeurs de ${f.quote(c)} sont hors de l’étendue d’avant.`,
    `au moins ${f.percent(e.number('threshold'))} des valeurs`,
  ],
  'infinite-appeared': (c, e, f) => [
    'Nombres infinis',
    `${f.quote(c)} contient maintenant des nombres infinis (${f.integer(e.number('count'))}).`,
  ],
  'uniqueness-lost': (c, e, f) => [
    'Valeurs qui se répètent',
    `Les valeurs de ${f.quote(c)} différaient toutes ; ${f.integer(e.number('repeated'))} en répètent maintenant une autre.`,
  ],
  'became-constant': (c, _, f) => ['Devenue constante', `${f.quote(c)} n’a plus qu’une seule valeur.`],
  'distribution-changed': (c, e, f) => [
    'Répartition changée',
    `${f.quote(c)} se répartit autrement (distance ${f.number(e.number('distance'))} ; 0 : pareil, 1 : rien en commun).`,
    `une distance d’au moins ${f.number(e.number('threshold'))}`,
  ],
  'mean-shifted': (c, e, f) => [
    'Moyenne déplacée',
    `La moyenne de ${f.quote(c)} est passée de ${f.number(e.number('before'))} à ${f.number(e.number('after'))}, de ${f.number(e.number('meanShift'))} écarts-types.`,
    `un décalage d’au moins ${f.number(e.number('threshold'))} écart-type`,
  ],
  'spread-changed': (c, e, f) => [
    'Dispersion changée',
    `L’écart-type de ${f.quote(c)} est passé de ${f.number(e.number('before'))} à ${f.number(e.number('after'))}.`,
    'un écart-type doublé ou réduit de moitié',
  ],
}
