import { numberIn, textIn, textsIn, type ActionWords } from './evidence.ts'
import type { Format } from './format.ts'

const quote = (text: string) => `« ${text} »`

const castTo: { readonly [to: string]: string } = {
  number: 'un nombre',
  text: 'du texte',
  boolean: 'oui ou non',
  date: 'une date',
}

export const actionsFr = (f: Format): ActionWords => ({
  setCell: (c, o) => `Changer une cellule de ${c}${textIn(o, 'value') ? ` en ${quote(textIn(o, 'value'))}` : ''}`,
  fillForward: (c, o) =>
    `Remplir ${c} par la ligne ${textIn(o, 'direction') === 'backward' ? 'suivante' : 'précédente'}`,
  flagRows: (_, o) => `Signaler ${f.integer(textsIn(o, 'rows').length)} lignes à revoir`,
  repairDependency: (c, o) => `Réparer ${c} d’après ${textIn(o, 'by')}`,
  groupRare: (c, o) => `Réunir les valeurs rares de ${c} sous ${quote(textIn(o, 'name') || 'autre')}`,
  splitText: (c, o) => `Couper ${c} à ${quote(textIn(o, 'separator'))}`,
  extractDateParts: (c, o) => `Tirer ${f.list(textsIn(o, 'parts')) || 'des parties'} de ${c}`,
  fillWithModel: (c) => `Remplir ${c} d’après les autres colonnes`,
  powerTransform: (c) => `Redresser ${c} par une puissance`,
  deleteRows: (_, o) => `Laisser de côté ${f.integer(textsIn(o, 'rows').length)} lignes`,
  dropDuplicateRows: () => 'Laisser de côté les copies de lignes',
  dropMissingTarget: () => 'Laisser de côté les lignes sans réponse',
  dropColumn: (c) => `Laisser ${c} de côté`,
  repairEncoding: (c) => `Réparer les caractères de ${c}`,
  normalizeText: (c) => `Uniformiser espaces et casse de ${c}`,
  replaceSentinel: (c, o) =>
    `Lire ${f.list(textsIn(o, 'values').slice(0, 3).map(quote)) || 'les valeurs de remplacement'} dans ${c} comme vide`,
  mapValues: (c) => `Remplacer des valeurs de ${c}`,
  mergeCategories: (c) => `Réunir les écritures de ${c}`,
  cast: (c, o) => `Lire ${c} comme ${castTo[textIn(o, 'to')] ?? textIn(o, 'to')}`,
  splitList: (c) => `Faire des colonnes des éléments de ${c}`,
  parseNumber: (c) => `Lire ${c} comme un nombre`,
  stripUnit: (c) => `Lire ${c} comme un nombre sans son unité`,
  parseDate: (c) => `Lire ${c} comme une date`,
  parseBoolean: (c) => `Lire ${c} comme oui ou non`,
  keepAsCode: (c) => `Garder ${c} comme des noms, pas des quantités`,
  dropOutlierRows: (c) => `Laisser de côté les lignes où ${c} est très éloigné`,
  markMissing: (c) => `Retenir où ${c} est vide`,
  fillByGroup: (c, o) => `Remplir ${c} selon ${textIn(o, 'by')}`,
  fillMissing: (c, o) => {
    const how = textIn(o, 'with')
    if (how === 'constant') return `Remplir ${c} vide par ${quote(textIn(o, 'value'))}`
    return `Remplir ${c} vide par ${how === 'mode' ? 'la valeur la plus fréquente' : how === 'mean' ? 'la moyenne' : 'la médiane'}`
  },
  clip: (c, o) =>
    Number.isFinite(numberIn(o, 'lower')) || Number.isFinite(numberIn(o, 'upper'))
      ? `Tenir ${c} dans des bornes`
      : `Adoucir les extrêmes de ${c}`,
  logTransform: (c) => `Prendre le logarithme de ${c}`,
  renameColumn: (c, o) => `Renommer ${c} en ${textIn(o, 'to')}`,
})
